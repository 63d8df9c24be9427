"""What looks like the name of a model and is none: professional sport, television, goods, slogans, contests, films …"""

import re
from functools import lru_cache

from forum.practices.mining.wording import pattern, words

# Straight before a quotation mark these say what is quoted: not a model.
OWNERS = pattern(
    """
        chủ đề, chuyên đề, khẩu hiệu, phương châm, thông điệp, tinh thần, tiêu chí, nghị quyết, cuộc thi, hội thi, giải thưởng, giải,
        danh hiệu, kỷ niệm chương, huy hiệu, bằng khen, học bổng, quỹ, bài, bài hát, bài thơ, bài viết, ca khúc, tác phẩm, cuốn sách,
        cuốn, sách, phim, bộ phim, vở, vở kịch, vở diễn, đêm nhạc, đêm, hội thảo, tọa đàm, diễn đàn, hội nghị, lễ, lễ hội, festival,
        liên hoan, triển lãm, ngày hội, tuần lễ, nhóm nhạc, ban nhạc, luật, nghị định, thông tư, kế hoạch, chỉ thị, câu nói, câu,
        lời, cụm từ, từ, chữ, biệt danh, ứng dụng, phần mềm, thương hiệu, sản phẩm, nhãn hiệu, công ty, chủ trương, chính sách,
        mục tiêu, tiêu đề, slogan, logo, rằng, chia sẻ, cho biết, nói, kể, minigame, trò chơi, tour, tiểu phẩm, bức tranh, bộ ảnh,
        hashtag, nguyên tắc, quy tắc, thế trận, hình thức, vai trò, điệp khúc, quan điểm, tư tưởng, khái niệm, nguyên lý, phong cách,
        cuộc đời, tên lửa, bẫy, vấn nạn, tình trạng, nạn, nội dung, tên miền, chuyên mục, chuyên trang, gameshow, game show,
        tọa đàm chuyên đề, danh xưng, giấc mơ, ước mơ, lời kêu gọi, tấm lòng, trái tim, cánh tay, cầu nối, linh hồn, hạt nhân,
        lá chắn, điểm sáng, bài toán, tiểu thuyết, câu hỏi, bà đỡ, sân chơi
    """,
    end=True,
)
# Figures of speech in quotation marks after a head word.
FIGURES_OF_SPEECH = words(
    """
        ăn nên làm ra, đẻ trứng vàng, hot, xanh, sạch, đen, đỏ, trắng, cứng, mềm, nóng, lạnh, sống, chết, chín, ma, nhà làm,
        có một không hai, độc nhất vô nhị, cầm tay chỉ việc, hai trong một, 2 trong 1, 3 trong 1, ba trong một, đi trước đón đầu,
        từ dưới lên, từ trên xuống, đầu tàu, lá cờ đầu, xương sống, trên giấy, đắp chiếu, trùm mền, treo, khủng, tiền tỷ, tiền tỉ,
        bạc tỷ, triệu đô, nghìn tỷ, ngàn tỷ, thần tốc, thần kỳ, sáng đèn, điểm sáng, ba nhà, bốn nhà, 4 nhà, mẫu, mở, đóng, kín,
        siêu, ảo, thật
    """
)
SPORT = re.compile(
    r"v[.\s-]?league|(?<![^\W_])(?:hlv|huấn luyện viên|cầu thủ|bàn thắng|trận đấu|trận gặp|ghi bàn|tỷ số|tỉ số|"
    r"chuyển nhượng|ngoại binh|ngoại hạng|champions league|afc|fifa|sea games|"
    r"trụ hạng|vòng đấu|vòng \d+|bóng đá nữ|bóng đá|đội bóng|hạng nhất|la liga|serie a|bảng xếp hạng|vô địch quốc gia|"
    r"sân vận động|futsal|cúp quốc gia|thủ môn|tiền vệ|ngôi vô địch|chung kết|lượt đi|lượt về|giải bóng|tiền đạo|hậu vệ|"
    r"premier league)(?![^\W_])"
)
COMMUNITY = pattern(
    """
        phụ nữ, hội viên, thôn, khu phố, người cao tuổi, trẻ em, học sinh, tình nguyện, thiện nguyện, người khuyết tật, xã, phường,
        chi hội, sinh hoạt
    """
)
TELEVISION = re.compile(
    r"(?<![^\W_])(?:vtv\d*|htv\d*|thvl\d*|lên sóng|phát sóng|truyền hình|game ?show|khán giả|người dẫn chương trình|"
    r"đạo diễn|nghệ sĩ|nghệ sỹ|ca sĩ|ca sỹ|giám khảo|truyền hình thực tế|"
    r"nhà sản xuất|danh ca|ban nhạc|album|liveshow|concert|show|diễn viên|rating|mc|đêm diễn|quán quân|thí sinh|dàn dựng|"
    r"tổng đạo diễn)(?![^\W_])"
)
GOODS = re.compile(
    r"(?<![^\W_])(?:động cơ|mã lực|triển lãm ô tô|mẫu xe|hãng xe|tỷ lệ 1|tỉ lệ 1|thu nhỏ|lắp ráp|đồ chơi|căn hộ|"
    r"chủ đầu tư|bất động sản|mở bán|nhượng quyền|khuyến mãi|khuyến mại|"
    r"giảm giá|phiên bản|giả thuyết|vũ trụ|phương trình|mô phỏng|lượng tử|nhà vật lý|ra mắt thị trường|nguyên mẫu|3d|"
    r"chatbot|tham số|thuật toán)(?![^\W_])"
)
WAR = re.compile(
    r"(?<![^\W_])(?:kháng chiến|quân địch|tập kích|thực dân|đế quốc|xâm lược|không kích|quân đội mỹ|ukraine|israel|gaza|"
    r"hamas|nga)(?![^\W_])"
)
BRAND = re.compile(
    r"^(?:toyota|honda|ford|bmw|audi|mercedes|kia|mazda|hyundai|vinfast|tesla|gpt|chatgpt|gemini|llama|deepseek|vinhomes|"
    r"iphone|samsung|lego|boeing|airbus|f1|vac|ppp|b2b|b2c|swot|stem)(?![^\W_])"
)
# Clubs that play for money; said alone they are known, in whatever sentence.
PROFESSIONAL = re.compile(
    r"^(?:real madrid|barcelona|barca|manchester|man city|man utd|man united|mu|chelsea|arsenal|liverpool|tottenham|"
    r"bayern|dortmund|psg|"
    r"juventus|inter miami|inter milan|ac milan|al nassr|thép xanh|hoàng anh gia lai|hagl|thể công|viettel|becamex|slna|"
    r"sông lam nghệ an|"
    r"shb đà nẵng|topenland|pvf|quảng nam fc|than quảng ninh|sanna khánh hoà|công an hà nội|công an nhân dân)(?![^\W_])|"
    r"(?<![^\W_])fc(?![^\W_])"
)
# What these begin is a prize, a contest or an evening, whatever head word stands before.
ANOTHER_THING = pattern(
    """
    học bổng, giải thưởng, cuộc thi, hội thi, lễ, gala, đêm nhạc, hội thảo, tọa đàm, liên hoan, đêm hội, vinh danh
""",
    start=True,
)
CLUBS = words("câu lạc bộ, clb, c.l.b, đội")
MAX_QUOTED = 45
# Names of figures alone: mô hình “1+1”, “3 + 1 + 1”.
SUM = re.compile(r"\d{1,2}(?:\s*\+\s*\d{1,2})+$")


def owned_by_another(gap: str) -> bool:
    """Whether what stands between head and quotation mark says that something else is quoted: "với chủ đề “…”"."""
    return OWNERS.search(gap[-40:]) is not None


def is_out_of_field(word: str, name: str, sentence: str, paragraph: str = "") -> bool:
    """Whether the text is of sport, television, goods or war, so that `name` after the head `word` is no model.

    All in lower case. A paragraph about a league counts unless the sentence speaks of people of a place.
    """
    around = paragraph or sentence
    if word in CLUBS and PROFESSIONAL.search(name):
        return True
    if word in CLUBS:
        cues = _cues(SPORT, around)
        return (bool(cues) and not COMMUNITY.search(sentence)) or len(cues) > 3
    if word in {"chương trình", "dự án"} and ANOTHER_THING.match(name):
        return True
    if word == "nhóm" and TELEVISION.search(sentence) and not COMMUNITY.search(sentence):
        return True
    if word in {"chương trình", "dự án", "phong trào"} and len(_cues(TELEVISION, around)) > 1:
        return True
    if word in {"mô hình", "dự án", "chương trình"} and GOODS.search(sentence):
        return True
    if word in {"chiến dịch", "phong trào"} and WAR.search(sentence):
        return True
    return BRAND.match(name) is not None


@lru_cache(maxsize=64)
def _cues(field: re.Pattern[str], paragraph: str) -> frozenset[str]:
    """The words of `field` in a paragraph, kept while its names are looked at."""
    return frozenset(found[0] for found in field.finditer(paragraph))


def is_no_quoted_name(name: str, quoted: str, *, is_local: bool = True) -> bool:
    """Whether what is quoted (`name` its lower case) is a figure of speech, a single word or somebody's speech.

    `is_local`: the text speaks of people of a place; elsewhere small letters in quotation marks are a figure of speech.
    """
    syllables = name.split()
    if len(syllables) > MAX_QUOTED:
        return True
    if not any(letter.isalpha() for letter in name):
        return not SUM.match(name)
    if quoted[:1].islower() and (not is_local or len(syllables) < 3):
        return True
    if " ".join(syllables) in FIGURES_OF_SPEECH and quoted[:1].islower():
        return True
    if len(syllables) == 1 and (quoted.islower() or len(quoted) < 3):
        return True
    return re.search(r"[.!?…]\s+\S+\s+\S+\s+\S+", quoted) is not None and len(syllables) > 12
