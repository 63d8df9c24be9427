"""The words that open a name ("mô hình", "câu lạc bộ", …), and those that look like them and are not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forum.practices.mining.wording import EDGE_AFTER, EDGE_BEFORE, alternatives, pattern, words

HEADS = words(
    """
        mô hình, câu lạc bộ, clb, c.l.b, tổ, đội, nhóm, chương trình, chiến dịch, dự án, đề án, cuộc vận động, công trình,
        phong trào, hội quán
    """
)
HEAD = re.compile(rf"{EDGE_BEFORE}(?:{alternatives(HEADS)}){EDGE_AFTER}")
# Words of one syllable that stand inside many others: quân đội, đất tổ, phân nhóm, quy mô hình thành.
INSIDE_WORDS = {
    "đội": words("""
        quân, bộ, đại, tiểu, trung, biệt, đồng, liên, chi, hải, phi, binh, sư, lữ, hạm, phân, toàn, hai, cả,
        tổng phụ trách
    """),
    "tổ": words("cải, thuỷ, đất, giỗ, nam, sư, thờ, tiên, quốc, bụt, đức, vua, làm, xây, rời, tìm"),
    "nhóm": words("phân, tiểu, bếp"),
    "mô hình": words("quy, vi"),
}
# What follows the head makes another word of it, or names things that are no activity of a unit for people.
NO_NAME = {
    "mô hình": """
        kinh tế, kinh doanh, tăng trưởng, chính quyền, toán, toán học, ngôn ngữ, học máy, học sâu, trí tuệ nhân tạo, dữ liệu, dự báo,
        khí hậu, nhà nước, xe, ô tô, máy bay, tàu, tên lửa, xe tăng, nhà, tổ chức bộ máy, bộ máy, quản trị, doanh nghiệp, thu nhỏ,
        đồ chơi, 3d, hai cấp, 2 cấp, giải phẫu, phân tử, nguyên tử, hành tinh, vật lý, tài chính, đầu tư, cơ cấu, thể chế, khoa học,
        robot, sa bàn, tính toán, thống kê, hồi quy, cấu trúc, giảng dạy, đào tạo, bệnh viện, công ty, tập đoàn, cảng, siêu thị,
        nhà hàng, khách sạn, homestay, farmstay, start-up, startup, trang trại, trồng trọt, chăn nuôi, sinh học, y học, tế bào,
        động vật, chuột, thiết kế, kiến trúc
    """,
    "câu lạc bộ": "bóng đá, golf, đêm, xe hơi",
    "tổ": """
        quốc, chức, dân phố, trưởng, phó, viên, công tác, bầu cử, đại biểu, thẩm định, kiểm tra, giúp việc, biên tập, máy, tiên, ấm,
        chim, ong, nghề, tông, mối, yến, bay, lái, liên ngành, thanh tra, giám sát, soạn thảo, thư ký, bộ môn, lái xe, chuyên viên,
        điều tra, tuần tra, xác minh, chuyên án, kiểm soát, thu thuế, quốc tế, hoà giải, dân, kiểm phiếu, đỉa, đảng, công đoàn,
        chuyên môn, toán, văn, cấp uỷ, 141, sư, khúc
    """,
    "đội": """
        ngũ, tuyển, bóng, viên, trưởng, phó, nhà, khách, hình, cảnh sát, quản lý thị trường, kiểm tra, thanh tra, thi công, mũ, nón,
        lên, khăn, đầu, hợp xướng, trinh sát, thuế, thi đấu, dự tuyển, chủ nhà, đua, cờ đỏ, tnptp, tntp, thiếu niên tiền phong,
        cấm quân, quân, đặc nhiệm, kiểm lâm, bảo vệ, quản lý, cận vệ, cứu hoả, vô địch, á quân, hạng, u23, u22, u20, u19, u17, giá,
        vương miện, trật tự đô thị, điều tra, tuần tra
    """,
    "nhóm": """
        máu, tuổi, ngành, nợ, đối tượng, nhạc, người, thanh niên, bạn, học sinh, sinh viên, nghiên cứu, tác giả, phóng viên,
        cổ phiếu, giải pháp, nhiệm vụ, chỉ tiêu, lợi ích, trẻ, g7, g20, chất, hàng, nước, tội phạm, đối, hoạt động, vấn đề, yếu tố,
        nguyên nhân, tiêu chí, dân số, côn trùng, kín, chat, lớp, cây, sản phẩm, cổ đông, khách, khách hàng, nghề, a, b, c,
        tranh, nghi phạm, nạn nhân, vũ trang, khủng bố, xã hội, năng lực, kịch, hài, xiếc, rap
    """,
    "chương trình": """
        truyền hình, nghệ thuật, ca nhạc, âm nhạc, giao lưu, văn nghệ, biểu diễn, gala, game show, gameshow, talkshow, talk show,
        giải trí, phát thanh, thực tế, khuyến mãi, khuyến mại, ưu đãi, học bổng, hành động, khung, giáo dục phổ thông,
        giáo dục mầm non, đào tạo, giảng dạy, tour, du lịch, thời sự, chính luận, bình chọn, trao giải, vinh danh, gặp mặt, toạ đàm,
        hội nghị, kỷ niệm, công tác, phối hợp, nghị sự, họp, lễ, học, dạy, máy tính, phần mềm, tivi, trò chơi, ca múa nhạc,
        nhạc kịch, thời trang, đêm, sinh hoạt, làm việc, kịch, phim, tham quan, thi, môn học, sách giáo khoa, mục tiêu quốc gia,
        mtqg, mục tiêu, tổng thể, quốc gia, đối thoại, ký kết, cử nhân, thạc sĩ, tiến sĩ, liên kết đào tạo, hài, bế mạc, khai mạc,
        sơ kết, tổng kết, hội thảo, diễn đàn, triển lãm, xúc tiến
    """,
    "chiến dịch": """
        điện biên phủ, hồ chí minh, tây nguyên, việt bắc, biên giới, huế, quảng trị, đường 9, mùa xuân, quân sự, quảng cáo, tranh cử,
        bầu cử, marketing, không kích, tấn công, giải phóng, truyền thông xã hội, ném bom, quân, vận động tranh cử, thượng lào,
        hoà bình, trần đình, quảng bá, phản công, tổng lực
    """,
    "dự án": """
        đầu tư, luật, bất động sản, nhà ở, khu đô thị, cao tốc, đường, cầu, tuyến, xây dựng, khu dân cư, khu công nghiệp, nhà máy,
        thuỷ metro, sân bay, cảng, chung cư, hạ tầng, khai thác, mở rộng, nâng cấp, cải tạo, vinhomes, phim, âm nhạc,
        treo, fdi, ppp, bot, odi, trọng điểm, luật sửa đổi, khởi nghiệp, đường sắt, sửa chữa, bệnh viện, trụ sở,
        khu tái định cư, kè, hồ, đê, điện ảnh, kinh doanh, nghiên cứu, tiền tỷ
    """,
    "đề án": """
        sắp xếp, tốt nghiệp, vị trí việc làm, nhân sự, tuyển sinh, thành lập, quy hoạch, thu phí, tái cơ cấu, sáp nhập, luận văn,
        điều chỉnh, tinh giản
    """,
    "công trình": """
        nghiên cứu, khoa học, kiến trúc, thuỷ điện, thuỷ lợi, giao thông, xây dựng, nhà, cầu, đường, trường, trụ sở, kè, hồ,
        công cộng, văn hoá, lịch sử, tôn giáo, tín ngưỡng, phòng thủ, quốc phòng, phụ trợ, vệ sinh, nước, cấp nước, điện, hạ tầng,
        dân dụng, trọng điểm, thế kỷ, đập, cống, ngầm, tượng đài, y tế, trạm, chào mừng, kỷ niệm, sư phạm
    """,
    "phong trào": """
        phụ nữ, cần vương, đông du, duy tân, thơ mới, đấu tranh, cách mạng, công nhân, nông dân, cộng sản, hamas, houthi, hezbollah,
        fatah, taliban, không liên kết, giải phóng, phản chiến, dân quyền, ly khai, hồi giáo, văn nghệ, thể thao, thể dục thể thao,
        thi đua yêu nước, hội, đoàn, xô viết, đồng khởi, tây sơn, công nghiệp, học tập, sản xuất, phản đối, biểu tình, thanh niên,
        thiếu nhi, khởi nghĩa, của
    """,
    "cuộc vận động": "bầu cử, tranh cử, hành lang, hiến máu",
    "hội quán": "người hoa, quảng đông, phúc kiến, triều châu, hải nam, ôn lăng, tuệ thành, nghĩa an, hà chương",
}
NO_NAME["clb"] = NO_NAME["c.l.b"] = NO_NAME["câu lạc bộ"]
# Of these, what opens a name when it begins with a capital.
LARGE_IS_NAME = {
    "mô hình": words("nhà, xe, siêu thị, bệnh viện, chính quyền, doanh nghiệp, công ty, cảng, khách sạn, nhà hàng, trang trại"),
    "phong trào": words("phụ nữ, nông dân, thanh niên, học tập, công nhân, thiếu nhi, sản xuất"),
    "chương trình": words("đêm, học, lễ, du lịch, học bổng"),
    "dự án": words("đường, cầu, nhà ở, hồ, khởi nghiệp"),
    "chiến dịch": words("mùa xuân, hoà bình, biên giới"),
    "nhóm": words("bạn, trẻ, thanh niên, sinh viên, nước, cây, xã hội, người"),
    "đội": words("nhà, bảo vệ"),
}
REFUSED_AFTER = {head: re.compile(rf"\s*(?:{alternatives(words(listed))}){EDGE_AFTER}") for head, listed in NO_NAME.items()}
# Some of these open real names when they are written large or stand in quotation marks: CLB “Hòa giải ở cơ sở”.
DEMONSTRATIVE = pattern(
    """
        này, đó, kia, ấy, nào, trên, nói trên, khác, như thế, như vậy, cũ, chung, tương tự, đã, đang, sẽ, được, do, của, là, có, với,
        vẫn, cũng, còn, và, tại, ở, khi, theo, nhằm, để, cho, đều, rất, không, phải, bị, vừa, luôn, thành công, gồm, bao gồm, nhờ,
        nên, từ, trong, đến, giúp chị, giúp cho, giúp các, giúp hội, giúp người, giúp phụ, giúp bà, giúp nhiều, hoạt động, ra đời,
        phát huy, mang lại, đem lại, góp phần, cần
    """,
    start=True,
)
# Between head and name; what is said of the model is no part of its name.
ADJECTIVES = words(
    """
        điểm, mới, hay, mẫu, thí điểm, sáng tạo, hiệu quả, tiêu biểu, kiểu mẫu, đặc thù, thiết thực, ý nghĩa, nổi bật, điển hình,
        độc đáo, cụ thể, điểm về, lớn, nhỏ, chuyên đề, đầu tiên, cấp tỉnh, cấp huyện, cấp xã, cấp cơ sở, nhân văn, có ý nghĩa
    """
)
QUALIFIERS = {
    "mô hình": words(
        "dân vận khéo, tự quản, thiện nguyện, từ thiện, nhân đạo, tình nguyện, an sinh xã hội, liên kết, sinh kế, khuyến học, sinh hoạt"
    ),
    "phong trào": words("thi đua, thi đua đặc biệt, thi đua yêu nước, tình nguyện, phụ nữ, thanh niên"),
    "công trình": words(
        """
            thanh niên, măng non, phụ nữ, dân sinh, phần việc, phần việc thanh niên, thanh niên cộng sản, thi đua, chào mừng đại hội,
            an sinh xã hội
        """
    ),
    "chương trình": words(
        """
            thiện nguyện, từ thiện, nhân đạo, an sinh xã hội, tình nguyện, thường niên, truyền thông, phúc lợi, xã hội, cộng đồng,
            hỗ trợ, nhân ái, tết
        """
    ),
    "chiến dịch": words(
        """
            tình nguyện, truyền thông, thanh niên tình nguyện, tình nguyện hè, thanh niên tình nguyện hè, ra quân, cao điểm,
            tình nguyện mùa đông, mùa hè
        """
    ),
    "nhóm": words("thiện nguyện, từ thiện, tình nguyện, tình nguyện viên, zalo, facebook, thiện nguyện viên, hỗ trợ, nòng cốt, hoạt động"),
    "đội": words(
        """
            tình nguyện, thanh niên tình nguyện, xung kích, thiện nguyện, từ thiện, sinh viên tình nguyện, công tác xã hội, hình,
            hình tình nguyện, hình thanh niên tình nguyện
        """
    ),
    "câu lạc bộ": words("thiện nguyện, từ thiện, tình nguyện"),
    "dự án": words("thiện nguyện, cộng đồng, xã hội, phi lợi nhuận, nhân đạo, từ thiện, tình nguyện, thành phần"),
    "tổ": words("hợp tác, liên gia, phụ nữ, dân vận"),
    "cuộc vận động": words("lớn"),
}
QUALIFIERS["clb"] = QUALIFIERS["c.l.b"] = QUALIFIERS["câu lạc bộ"]
# Qualifiers that may stand before a name in capitals, too; the others belong to the name unless it stands in quotation marks.
TRANSPARENT = words(
    """
        thi đua, thi đua yêu nước, thi đua đặc biệt, thanh niên, măng non, thiện nguyện, từ thiện, tình nguyện,
        thanh niên tình nguyện, nhân đạo, dân vận khéo, an sinh xã hội, tình nguyện hè, thanh niên tình nguyện hè, cộng đồng,
        liên gia
    """
)
JOINERS = re.compile(r"\s*(?:,|/|và|hoặc|hay|–|-)?\s*")
IN_BRACKETS = re.compile(r"\s*\([^()\n]{1,60}\)")
PLURAL_BEFORE = re.compile(
    r"(?<![^\W_])(các|những|nhiều|một số|một vài|hàng loạt|loạt|mọi|mỗi|từng|hàng (?:chục|trăm|nghìn|ngàn)|vô số|"
    r"đa dạng (?:các)?|số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|tất cả)\s+$"
)
COUNT_BEFORE = re.compile(r"(?<![^\W_])(\d[\d.,/]*)(?:\s+(?:chi|lượt|loại))?\s+$")


class Head(NamedTuple):
    """A head word, or several joined ("mô hình câu lạc bộ", "mô hình, CLB"): `word` is the first as it is listed, `last` the last."""

    start: int
    end: int
    word: str
    last: str
    is_plural: bool
    is_refused: bool


def heads(text: str, low: str, start: int, end: int) -> Iterator[Head]:
    """The head words in text[start:end], neighbours taken together; `low` is `text` in lower case."""
    position = start
    while found := HEAD.search(low, position, end):
        word = " ".join(found[0].split())
        position = found.end()
        if word in INSIDE_WORDS and _preceding(low, found.start()) in INSIDE_WORDS[word]:
            continue
        first, last, stop = word, word, found.end()
        refused = is_refused(low, word, stop, text)
        while not refused:
            bracket = IN_BRACKETS.match(low, stop, end)
            after = bracket.end() if bracket and HEAD.search(bracket[0]) else stop
            joined = JOINERS.match(low, after, end)
            following = HEAD.match(low, joined.end(), end) if joined else None
            if not following or is_refused(low, " ".join(following[0].split()), following.end(), text):
                stop = after
                break
            last, stop = " ".join(following[0].split()), following.end()
        position = max(position, stop)
        yield Head(found.start(), stop, first, last, is_plural(low, start, found.start()), refused)


def _preceding(low: str, at: int) -> str:
    return low[max(0, at - 12) : at].split()[-1] if low[max(0, at - 12) : at].strip() and low[at - 1].isspace() else ""


def is_refused(low: str, word: str, end: int, text: str = "") -> bool:
    """Whether what follows the head at `end` makes another thing of it: tổ chức, đội ngũ, mô hình kinh tế.

    With `text`, some of it opens a name when it is written large: phong trào phụ nữ, phong trào Phụ nữ giúp nhau …
    """
    refused = REFUSED_AFTER[word].match(low, end) if word in REFUSED_AFTER else None
    if not refused:
        return False
    return not (text and text[end : end + 4].lstrip()[:1].isupper() and " ".join(refused[0].split()) in LARGE_IS_NAME.get(word, ()))


def is_plural(low: str, start: int, at: int) -> bool:
    """Whether the head at `at` speaks of several: các, nhiều, 24 …"""
    before = low[max(start, at - 24) : at]
    if PLURAL_BEFORE.search(before):
        return True
    count = COUNT_BEFORE.search(before)
    return bool(count and count[1].lstrip("0") not in {"1", ""})


def after_adjectives(low: str, end: int, limit: int) -> int:
    """Where the name may begin when words of praise and kind stand between: mô hình điểm “…”."""
    while found := SKIPPED.match(low, end, limit):
        end = found.end()
    return end


SKIPPED = re.compile(rf"\s*(?:{alternatives(ADJECTIVES)}){EDGE_AFTER}(?=\s)")


def qualifier(low: str, word: str, end: int, limit: int, *, transparent: bool = False) -> int:
    """The end of a qualifier of `word` at `end`, or `end`; `transparent`: only those that never belong to a name."""
    found = QUALIFIED[word].match(low, end, limit) if word in QUALIFIED else None
    if not found or (transparent and " ".join(found[1].split()) not in TRANSPARENT):
        return end
    return found.end()


QUALIFIED = {word: re.compile(rf"\s*({alternatives(listed)}){EDGE_AFTER}") for word, listed in QUALIFIERS.items()}
