"""Where a name without quotation marks ends: before who runs it, where, when and how many."""

import re
from typing import NamedTuple

from forum.practices.mining.places import KINDS
from forum.practices.mining.wording import pattern, words

TOKEN = re.compile(r"[^\W_]+(?:['’.&/][^\W_]+|(?<=\d)[,.–-](?=\d)[^\W_]+|-[^\W_]+)*%?|\S")
# A longer run of words without an end is a sentence, not a name.
MAX_SYLLABLES = 18
# These always end a name.
ENDS = words(
    """
        của, do, tại, ở, đã, đang, sẽ, được, là, bị, nhằm, thuộc, vẫn, cũng, đều, này, đó, kia, ấy, khi, nên, thì, mà, nhưng, nay,
        vừa, luôn, để, gồm, như, nhờ, bởi, tuy, nếu, đây, rồi, nơi, rất, phải, hoặc, hằng, ngay, tên
    """
)
# Two syllables that end a name; most begin what the sentence says of it.
PAIR_ENDS = words(
    """
        thực hiện, kịp thời, kịp cứu,
        dự kiến, mong muốn, hy vọng, tranh thủ, xuất phát, bắt nguồn, khởi động, tập trung, đều đặn, thường xuyên, liên tục,
        có mặt, lại cùng, lại tập, lại tổ, lại tiếp,
        vốn là, vốn có, thông qua, hiện nay, hiện có, hiện tại, hiện đã, trị giá, chỉ có, chỉ trong, chỉ với, chỉ sau, qua đó,
        qua các, qua việc, qua hơn, qua một, gắn với, gắn liền, còn có, vì thế, dưới sự, thay vì, cần được, cần có, ngoài ra,
        bên cạnh, trước hết, đồng thời, chính thức, chính là, lan rộng, với tên, với tổng, đến từ, đến với, với diện, hoạt động,
        sinh hoạt, ra đời, ra mắt, thành lập, triển khai, thu hút, mang lại, đem lại, góp phần, phát huy, bước đầu, tiếp tục,
        tổ chức, tiến hành, kỷ niệm, trở thành, nhận được, xuất hiện, hướng tới, hướng đến, lan tỏa, cung cấp, duy trì, bắt đầu,
        đến nay, đến năm, đến tháng, cho biết, cho rằng, cho thấy, cho hay, cùng với, cùng các, cùng nhiều, không chỉ, không còn,
        không ngừng, ngày càng, giai đoạn, nhiệm kỳ, lần thứ, hàng năm, hàng tháng, hàng tuần, mỗi năm, mỗi tháng, mỗi tuần, năm nay,
        năm qua, năm ngoái, vừa qua, mới đây, hôm nay, ý nghĩa, hiệu quả, thiết thực, tiêu biểu, trên địa, trên toàn, trên diện,
        trên tuyến, trên cả, trên khắp, toàn tỉnh, toàn xã, toàn quốc, toàn huyện, toàn phường, cả nước, địa phương, trong năm,
        trong tháng, trong thời, trong dịp, trong đó, trong toàn, trong xã, trong tỉnh, trong huyện, trong phường, trong thôn,
        trong cả, trong nhiều, trong các, trong những, trong số, trong khuôn, trong quá, trong giai, trong khu, trong lực, trong mùa,
        trong đợt, trong ngày, trong tuần, với các, với những, với sự, với mục, với tổng, với quy, với nhiều, với hơn, với trên,
        với gần, với khoảng, với chủ, với phương, với khẩu, với thông, với hình, với tinh, với kinh, với trị, với mức, với tiêu,
        với nội, với một, có sự, có tổng, có trên, có hơn, có gần, có khoảng, có nhiều, có hiệu, có ý, có quy, có tên, có tác,
        có sức, có mặt, có thể, giúp nhiều, giúp các, giúp những, giúp cho, giúp họ, giúp bà, giúp nhân, giúp địa, giúp diện,
        giúp tôi, giúp chị, giúp mỗi, giúp hơn, giúp gia, giúp hội, vào ngày, vào năm, vào tháng, vào dịp, vào lúc,
        vào sáng, vào chiều, vào tối, vào thứ, vào cuối, vào đầu, vào hoạt, vào sáng, từ năm, từ tháng, từ ngày, từ khi, từ đầu,
        từ nguồn, từ đó, từ cuối, theo đó, theo hướng, theo mô, theo hình, theo kế, bằng cách, bằng hình, bằng việc, sau khi,
        sau hơn, sau một, sau thời, sau gần, trước khi, trước đây, và được, và đã, và đang, và các, và những, và nhiều, và một,
        và trao, và tặng, và thu, và mang, và có, và đi, và phát, và ra, và tổ, và nhân, và duy, và cũng, và nay, nói riêng,
        nói chung, hỗ trợ cho, phối hợp, cấp tỉnh, cấp xã, cấp huyện, cấp cơ, cấp thành, cấp trung, hội lhpn, hội liên, hội phụ,
        hội nông, hội cựu, đoàn thanh, đoàn tncs, công an, ban chỉ, bộ chỉ, trung ương, đồn biên, bộ đội, hội chữ, hội khuyến,
        hội người, cơ sở, đi vào, khiến nhiều, làm thay, tạo điều, tạo nên, tạo sự, tạo động, tạo chuyển, tạo được, trao tặng,
        trao cho, tặng cho, phục vụ, quy tụ, tập hợp, kêu gọi, quyên góp, ủng hộ, vận động
    """
)
# What may stand inside a name although it looks like an end, by the word before or after it.
KEPT_PAIRS = words(
    """
        tự do, nhà ở, chỗ ở, trở nên, làm nên, làm theo, học theo, nói không, bạn giúp, phụ nữ với, vì người, giúp nhau, thôn không,
        làng không, xã không, phố không, tự quản, phụ nữ vận, nữ vận, công an nhân, hội nhập, bộ đội cụ, gia đình, tổ chức hội,
        hiện đại, xóa nhà, ngày về, nguồn cội về, cuộc sống, trẻ em ở
    """
)
# How a thing is done, not where: chăm sóc người cao tuổi tại nhà. "Tại nhà văn hóa …" is a place.
WHERE_NOT_WHO = words("tại nhà, tại cộng đồng, ở nhà")
AFTER_HOUSE = words("văn, thờ, hát, trường, máy, ông, bà, chị, anh, trẻ, tình, bia, thi, khách, riêng, mình")
AFTER_TIME = words("năm, ngày, tháng, quý")
# After a name of capitals only, these begin what its bearers do: nhóm Tâm An đồng hành …
DEEDS = words(
    """
        kết, liên, chia, kiên, miệt, lặng, còn, trở, tròn, gắn, luôn, sinh, hoạt, chính,
        làm, trồng, nuôi, dạy, chở, gom, đưa, nhận, may, thêu, lập, đạt, hướng, khởi, được, ra, tiếp, nhắm, mở, bước, phục, duy, tái,
        tham, đăng, ký, ủng, cứu, vớt, cho, vừa, kéo, lên, đón, mua, bán, giành, thắng, thua, đồng, trao, tặng, hỗ, cùng, phối, tổ,
        mang, nấu, phát, vận, chia, góp, giúp, thăm, khám, về, đến, đi, xây, có, với, kêu, dành, gửi, quyên, ủng, đóng, thu, thường,
        mỗi, chuyên
    """
)
YEARS = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?$")
# What stands between a name and the head word that follows: "Thắp sáng niềm tin tham gia chương trình …".
LEADS_ON = words(
    """
        tham gia, thực hiện, tổ chức, phát động, hưởng ứng, xây dựng, đồng hành, kết hợp, phối hợp, hỗ trợ, ủng hộ, nhân rộng,
        mở thêm, lập thêm, có thêm
    """
)
COUNTED_BY = words("dài, với, có, cho, từ, gần, hơn, trên, khoảng, gồm, đến, vào, trong, tặng, trao, hỗ, thứ, số")
BEFORE_COUNTS = words("số, thứ, với, gồm, hơn, gần, khoảng, dài, giá")
PERSONS = words("ông, bà, chị, anh, em, cụ, cô, thầy, bác, đồng chí, đ/c, đại úy, thượng tá, trung tá, thiếu tá")
# Names of schools and offices that follow without "của".
SCHOOLS = words(
    """
        trường, học viện, nhà máy, công ty, bệnh viện, trung tâm, chi hội, chi đoàn, đồn, ban, hội, đoàn, sở, ubnd, mttq, ủy ban,
        uỷ ban, chợ, chùa, liên đoàn, quỹ
    """
)
COUNTED = words(
    """
        thành viên, hội viên, hộ, người, suất, chị, em, cháu, học sinh, phần quà, lượt, cán bộ, đoàn viên, buổi, triệu, tỷ, gia đình,
        trường hợp, km, m, m2, đơn vị, cụ, bạn, chủ nhà, chủ hộ
    """
)
# Syllables between which a comma does not end a name: phòng, chống; 5 không, 3 sạch; sản xuất, kinh doanh.
COMMA_PAIRS = (
    "phòng|chống",
    "cháy|chữa",
    "xuất|kinh",
    "nhân|gia",
    "hoá|văn",
    "dục|thể",
    "xanh|sạch",
    "sạch|đẹp",
    "sạch|xanh",
    "sáng|xanh",
    "ấm|bình",
    "ấm|tiến",
    "đẳng|tiến",
    "bộ|hạnh",
    "toàn|thân",
    "bà|cha",
    "bà|con",
    "biên|cột",
    "mẹ|con",
    "chức|viên",
    "ninh|trật",
    "nước|đảm",
    "tập|lao",
    "sách|làm",
    "hợp|tác",
    "bộ|chiến",
    "sắc|chức",
    "biên|mốc",
    "tế|an",
    "thế|hệ",
    "tạm|nhà",
    "khoẻ|đẹp",
    "đẹp|khoẻ",
    "nhà|dột",
    "học|công",
)
COMMA_SPLIT = frozenset(tuple(pair.split("|")) for pair in COMMA_PAIRS)
TRAILING = words(
    """
        và, với, cho, của, từ, để, cùng, trong, tại, ở, trên, vào, theo, do, về, có, các, những, một, là, thuộc, đến, bằng, khi,
        sau, hay, từng, mỗi, huyện, tỉnh, xã, phường, quận, thôn
    """
)
# Before these a place belongs to what the model is about: Vì Trường Sa, Hướng về miền Trung.
ABOUT = words(
    """
        vì, về, với, cùng, yêu, theo, cho, người, tiếng, hát, nghề, dân tộc, múa, đồng bào, sông, biển, đảo, dệt, nón,
        gốm, áo dài, ơi
    """
)
KIND_STARTS = frozenset(kind.split()[0] for kind in KINDS)
HEAD_WORDS = pattern(
    "mô hình, câu lạc bộ, clb, chương trình, chiến dịch, dự án, đề án, cuộc vận động, công trình, phong trào, hội quán", start=True
)


class Token(NamedTuple):
    start: int
    end: int
    low: str
    is_capital: bool

    @property
    def is_word(self) -> bool:
        return self.low[0].isalnum()

    @property
    def is_number(self) -> bool:
        return self.low[0].isdigit()


def tokens(text: str, low: str, start: int, end: int) -> list[Token]:
    """The words and signs of text[start:end], at most what a name may hold and a little more."""
    found = []
    for match in TOKEN.finditer(text, start, end):
        found.append(Token(match.start(), match.end(), low[match.start() : match.end()], match[0][0].isupper()))
        if len(found) > MAX_SYLLABLES + 6:
            break
    return found


def is_counted(found: list[Token], number: int) -> bool:
    """Whether the number at `number` counts people or things, or is a share: 30 thành viên, 78,85%."""
    after = " ".join(token.low for token in found[number + 1 : number + 3])
    return any(after == noun or after.startswith(f"{noun} ") for noun in COUNTED) or found[number].low.endswith("%")
