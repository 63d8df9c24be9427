"""Descriptions in small letters. One counts when one given unit runs it; a class in general does not."""

import re
from bisect import bisect_left

from forum.practices.mining import boundaries as bounds
from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.heads import HEAD, Head
from forum.practices.mining.naming import Name, read_name
from forum.practices.mining.places import PLACE
from forum.practices.mining.refusals import is_out_of_field
from forum.practices.mining.units import BODY
from forum.practices.mining.wording import pattern, words

# In lists of descriptions.
LISTED_SMALL = words("mô hình, câu lạc bộ, clb")
MAX_ITEMS, MAX_ITEM_SYLLABLES = 12, 9
PIECE = re.compile(r"[^;]+")
ITEM_END = re.compile(r"\s*(?:[,;]|và)\s+")
# "Nhóm chở 9 tấn hàng lên xã …" tells what people did.
PEOPLE_HEADS = words("tổ, đội, nhóm")
DEEDS = words("""
    chở, trao, tặng, đi, đến, về, mang, lên, ra, vào, nhận, vượt, thường, chia, quyên, kêu, khám, nói, kể, mua, bán, họp, tiếp, bắt,
    gặp, cứu
""")
# What a description must earn before it is proposed.
ENOUGH = 0.6
BASE = {
    "mô hình": 0.3,
    "câu lạc bộ": 0.3,
    "clb": 0.3,
    "hội quán": 0.3,
    "tổ": 0.25,
    "đội": 0.25,
    "nhóm": 0.25,
    "cuộc vận động": 0.2,
    "phong trào": 0.15,
}
OTHER_BASE = 0.1
RUN_HERE, LAUNCHED, HAS_SUBJECT, HAS_BODY, IS_FIRST, IN_CAPITALS = 0.35, 0.2, 0.15, 0.1, 0.1, 0.2
OF_SEVERAL, OF_A_HOUSEHOLD, IS_BUSINESS, IS_GENERAL, IS_INTENDED = -0.5, -0.6, -0.25, -0.5, -0.2
LAUNCH = pattern(
    """
        ra mắt, thành lập, xây dựng, triển khai, duy trì, thực hiện, phát động, tổ chức, nhân rộng, vận hành, mở, lập, thí điểm,
        khởi xướng, áp dụng, tổ chức ra mắt, lập ra, đưa vào, sáng lập, phát huy, hình thành, khai trương, công bố, làm điểm, có,
        hiệu quả, hiệu quả từ, từ, về
    """,
    end=True,
)
HOUSEHOLD = re.compile(
    r"\s*,?\s*(?:của|do|nhà)\s+(?:gia đình|hộ|chị|anh|ông|bà|vợ chồng|nông dân|các hộ|người dân|bà con|nhân dân|mình|cô|"
    r"chú|ts|ths|công ty|doanh nghiệp|htx|hợp tác xã)(?![^\W_])"
)
OUR_OWN = re.compile(
    r"\s*(?:của|do|thuộc)\s+(?:hội|chi hội|đoàn|xã|phường|thôn|bản|ấp|khu phố|trường|nhà trường|đơn vị|đồn|công an|tỉnh|huyện)(?![^\W_])"
)
# What a branch of the federation runs is no household's business, also where it raises chickens.
OF_A_BODY = re.compile(r"\s*,?\s*(?:của|do)\s+(?:các\s+)?(?:hội (?:lhpn|phụ nữ|liên hiệp phụ nữ)|chi hội)(?![^\W_])")
PREPOSITION = re.compile(r"\s*(?:ở|tại|thuộc|của)\s+")
# "X là mô hình thu gom …", "X – tên của mô hình …": what follows explains X.
APPOSED = re.compile(r"(?:(?<![^\W_])là(?: một| tên| tên gọi)?|tên(?: gọi)? của|[–—-]\s*một)\s+$")
GIVEN = re.compile(r"\s+(?:được|thêm|01|1|một|\s)*\s*$")
INTENDED = pattern(
    """
        chú trọng, tăng cường, đẩy mạnh, tiếp tục, quan tâm, khuyến khích, cần, tập trung, hướng dẫn, kỹ năng, chỉ đạo, đề nghị,
        đề xuất, yêu cầu, nhân rộng
    """
)
NUMBERED = re.compile(r"\s*số\s+\d")
RUNNER_WORDS = re.compile(r"[\s,(–-]*(?:của|do|tại|ở|thuộc|trên địa bàn|cho|các)?[\s,(–-]*$")
BUSINESS = pattern(
    """
        trồng, nuôi, chăn nuôi, canh tác, sản xuất, kinh tế, du lịch, nông nghiệp, hợp tác xã, lúa, tôm, cá, bò, lợn, gà, dê, vườn,
        ao, rau, cây, nông lâm, đa canh, chế biến, thâm canh, luân canh, ươm, cung ứng, kinh doanh, nhân giống, khởi nghiệp,
        thuỷ sản, homestay, phát triển kinh tế
    """,
    start=True,
)
PEOPLE = pattern(
    """
        phụ nữ, hội viên, trẻ em, trẻ mồ côi, học sinh, người nghèo, gây quỹ, giúp, hỗ trợ, tiết kiệm, tình thương, đổi quà, an toàn,
        heo đất, nuôi heo, nuôi dạy, nuôi dưỡng
    """
)
# By themselves these name a kind, of which every place has one.
GENERAL = words(
    """
        phụ nữ, văn nghệ, bóng chuyền, tiết kiệm, zalo, truyền thông, truyền thông cộng đồng, tự quản, xung kích, tình nguyện,
        thiện nguyện, nòng cốt, phụ nữ nòng cốt, nông dân, thanh niên, sở thích, liên kết, hợp tác, khởi nghiệp, sản xuất, cộng đồng,
        dân vũ thể thao, hội viên, sinh hoạt, phụ nữ tiết kiệm, tuyên truyền, dân phòng, thu gom rác, hỗ trợ, tập hợp,
        tập hợp phụ nữ, tập hợp hội viên, kinh tế, hoạt động, xã hội, phát triển, thu hút hội viên, tình nguyện viên, cựu chiến binh,
        giáo dục, an ninh trật tự, dân vận, tư vấn, cán bộ, công tác xã hội, cộng tác viên, quần chúng, dân tộc, tôn giáo, đặc thù,
        văn hoá, thể dục, thể thao, tập thể, cá nhân, gia đình, nhân dân, trên
    """
)
NOT_FIRST = pattern(
    """
        này, đó, các, những, nhiều, một, khác, nào, mà, như, hơn, rất, lại, đây, vì, hay, tốt, cũ, trên, cơ bản, hiện đại,
        truyền thống, tại chỗ, chủ lực, chung, riêng, chính, từng, tương tự, phù hợp, trọng điểm, lớn, nhỏ, quan trọng,
        tiên tiến, năm, tháng, quý, giai đoạn, ngày, hàng, hằng, trong, ngoài, trước, sau, vẫn, chưa, dành, trị giá, số, thứ, đầu,
        cuối, thông qua
    """,
    start=True,
)


def described(line: Line, head: Head, at: int) -> Candidate | None:
    """The description that begins at `at`, if enough speaks for it."""
    if NOT_FIRST.match(line.low[at : at + 24]) or APPOSED.search(line.low[max(line.start, head.start - 20) : head.start]):
        return None
    name = read_name(line.text, line.low, at, line.end, line.places)
    if not name or len(name.tokens) < 2 or name.tokens[0].low in bounds.ENDS:
        return None
    if name.stopped_by and name.stopped_by.low in "\"“”„«'‘’" and name.stopped_by.start - name.end < 3:
        return None
    if head.last in PEOPLE_HEADS and name.tokens[0].low in DEEDS:
        return None
    text = line.low[name.start : name.end]
    first, last = line.sentence(head.start, name.end)
    if is_out_of_field(head.last, text, line.low[first:last], line.lowered):
        return None
    score = _score(line, head, name, text, first)
    return Candidate(name.start, name.end, head.last, "described", round(min(score, 0.9), 2)) if score >= ENOUGH - 1e-9 else None


def described_items(line: Line, head: Head, at: int) -> list[Candidate]:
    """The items in small letters of a list that a unit's models open: "các mô hình như: nuôi heo đất, hũ gạo tình thương"."""
    first, end = line.sentence(head.start, at)
    if told_apart := _items_of_units(line, head, at, end):
        return told_apart
    has_subject = any(first <= start < head.start for start, _ in line.units) or BODY.search(line.low, first, head.start)
    if head.last not in LISTED_SMALL or not has_subject:
        return []
    found: list[Candidate] = []
    while len(found) < MAX_ITEMS:
        name = read_name(line.text, line.low, at, end, line.places)
        if not name or not 2 <= len(name.tokens) <= MAX_ITEM_SYLLABLES or line.text[name.start].isupper():
            break
        text = line.low[name.start : name.end]
        is_kind = text in GENERAL or BUSINESS.match(text) or NOT_FIRST.match(text) or name.tokens[0].low in bounds.ENDS
        if is_kind and not PEOPLE.search(text):
            return []
        found.append(Candidate(name.start, name.end, head.last, "listed", 0.6))
        joined = ITEM_END.match(line.low, name.end, end)
        if not joined:
            break
        at = joined.end()
    return found if len(found) > 1 else []


def _items_of_units(line: Line, head: Head, at: int, end: int) -> list[Candidate]:
    """The items of a list with semicolons when each says who runs it: "trồng nấm rơm ở Hội Phụ nữ xã A; may gia công ở …"."""
    found: list[Candidate] = []
    if head.last not in LISTED_SMALL:
        return found
    for piece in PIECE.finditer(line.low, at, end):
        name = read_name(line.text, line.low, piece.start(), piece.end(), line.places)
        if not name or not 2 <= len(name.tokens) <= MAX_ITEM_SYLLABLES or HEAD.match(line.low, name.start):
            return []
        if not _is_run_by_unit(line, name.end):
            return []
        found.append(Candidate(name.start, name.end, head.last, "listed", 0.65))
    return found[:MAX_ITEMS] if len(found) > 1 else []


def _is_run_by_unit(line: Line, at: int) -> bool:
    """Whether a unit with a name of its own stands right behind `at`."""
    nearest = bisect_left(line.units, (at, at))
    return any(start <= at + 30 and RUNNER_WORDS.match(line.low[at:start]) for start, _ in line.units[nearest : nearest + 2])


def _score(line: Line, head: Head, name: Name, text: str, sentence_start: int) -> float:
    before = line.low[max(sentence_start, head.start - 40) : head.start]
    is_run_here = name.place_follows or _is_run_by_unit(line, name.end)
    has_subject = any(sentence_start <= start < head.start for start, _ in line.units)
    has_body = BODY.search(line.low, sentence_start, head.start) is not None or "chúng tôi" in line.low[sentence_start : head.start]
    is_run_here = is_run_here or _is_placed(line, name.end) or any(sign.match(line.low, name.end, line.end) for sign in (OUR_OWN, NUMBERED))
    is_business = BUSINESS.match(text) and not PEOPLE.search(text) and not OF_A_BODY.match(line.low, name.end, line.end)
    score = BASE.get(head.last, OTHER_BASE)
    score += RUN_HERE if is_run_here else 0
    score += LAUNCHED if LAUNCH.search(GIVEN.sub("", before)) else 0
    score += HAS_SUBJECT if has_subject else HAS_BODY if has_body else 0
    score += IS_FIRST if head.start == sentence_start or before.rstrip().endswith(":") else 0
    score += IN_CAPITALS if line.text[head.start].isupper() and head.start > sentence_start else 0
    score += OF_SEVERAL if head.is_plural else 0
    score += OF_A_HOUSEHOLD if HOUSEHOLD.match(line.low, name.end, line.end) else 0
    score += IS_BUSINESS if is_business else 0
    score += IS_GENERAL if text in GENERAL else 0
    score += IS_INTENDED if INTENDED.search(before.rpartition(":")[2]) else 0
    return score


def _is_placed(line: Line, at: int) -> bool:
    """Whether a place with a name or a number follows: "… ở khu dân cư số 6", "… tại xóm Khe Cốc"."""
    preposition = PREPOSITION.match(line.low, at, line.end)
    place = PLACE.match(line.low, preposition.end(), line.end) if preposition else None
    return place is not None and (line.text[place.end()].isupper() or line.text[place.end()].isdigit())
