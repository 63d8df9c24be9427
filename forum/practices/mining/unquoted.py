"""Names without quotation marks: in capitals, known to the whole country, or described in small letters."""

import re

from forum.practices.mining import boundaries as bounds
from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.describing import described, described_items
from forum.practices.mining.famous import famous_name
from forum.practices.mining.heads import DEMONSTRATIVE, HEAD, IN_BRACKETS, TRANSPARENT, Head, after_adjectives, is_refused, qualifier
from forum.practices.mining.naming import Name, is_only_place, is_unit_start, read_name
from forum.practices.mining.refusals import CLUBS, PROFESSIONAL, is_out_of_field
from forum.practices.mining.units import CAPITAL
from forum.practices.mining.wording import words

CALLED = re.compile(r"\s*(?:mang tên|có tên|với tên|lấy tên|tên gọi|tên)(?: gọi)?(?: là)?\s*:?")
OPENER = re.compile(
    r"[^.;:!?\"“”«»]{0,120}?(?:(?<![^\W_])(?:như|như là|gồm|gồm có|bao gồm|kể đến|kể tới|nhắc đến|sau|sau đây|tiêu biểu|"
    r"điển hình|nổi bật|cụ thể)\s*:?\s+|:\s*)"
)
# The halls of Đồng Tháp bear their name in front: Canh Tân Hội quán.
BEFORE_HALL = re.compile(rf"((?:[{CAPITAL}][^\W\d_]*\s+){{1,3}})(?=\Z)")
# "Chúng tôi đặt tên nhóm là …"
NAMED_SO, SO = re.compile(r"(?<![^\W_])tên(?: của)?\s+$"), re.compile(r"\s*là\s+")
# "Trưởng nhóm Trạc Thị Lan" names a person.
LEADER = re.compile(r"(?<![^\W_])(?:trưởng|phó)\s+$")
# "Mô hình Dân vận khéo trong xây dựng gia đình" is one of its own; a movement of that name is the same in every field.
BY_FIELD = "mô hình", "dân vận khéo"
IN_A_FIELD = re.compile(r"\s+trong (?:xây dựng|bảo vệ|phòng|giữ gìn|phát triển|giải phóng|vận động|chăm sóc|giảm nghèo)(?![^\W_])")
QUARTER = re.compile(r"tổ\s+dân phố(?![^\W_])")
COLON = re.compile(r"\s*:\s*")
SEPARATOR = re.compile(r"\s*(;|,|…|\.\.\.|(?<![^\W_])(?:và|cùng|hoặc|hay)(?![^\W_]))\s*")
NEVER_CAPITAL = words("công trình")
SHORT_IS_ENOUGH = words("câu lạc bộ, clb, c.l.b, hội quán")
# "Đội thanh niên tình nguyện gác chắn tàu": after these a known name is often only how a longer one begins.
PEOPLE_HEADS = words("tổ, đội, nhóm")
NO_FIRST = words(
    """
        số, việt nam, trung ương, quốc gia, nhà nước, chính phủ, liên hợp quốc, mục tiêu, luật, nghị quyết, quốc hội, tổng thống, mỹ,
        trung quốc, nga
    """
)
# A number alone before these is no name: "Dự án 8 và chị em góp vốn".
AFTER_BARE_NUMBER = words("trong, và, cùng")
MAX_ITEMS = 20


def unquoted_names(line: Line, taken: list[Candidate]) -> list[Candidate]:
    """The names of one line that stand without quotation marks; `taken` are those found in marks."""
    found: list[Candidate] = []
    for head in line.heads:
        if head.is_refused or any(each.overlaps(head.start, head.end) for each in taken):
            continue
        at = after_adjectives(line.low, head.end, line.end)
        bracket = IN_BRACKETS.match(line.low, at, line.end)
        at = bracket.end() if bracket else at
        following = line.text[at : line.end].lstrip()
        if not following or _is_quote(following[0]):
            continue
        if head.last == "hội quán" and (before := _before_hall(line, head)):
            found.append(Candidate(*before, head.last, "named", 0.75))
            continue
        for each in _after(line, head, at):
            if not any(each.overlaps(other.start, other.end) for other in (*taken, *found)):
                found.append(each)
    return found


def _before_hall(line: Line, head: Head) -> tuple[int, int] | None:
    found = BEFORE_HALL.search(line.text[max(line.start, head.start - 40) : head.start])
    if not found or not found[1].strip() or line.low[head.end : head.end + 1] == ":":
        return None
    start = max(line.start, head.start - 40) + found.start(1)
    return start, start + len(found[1].rstrip())


def _is_quote(sign: str) -> bool:
    return sign in "\"“”„«»'‘’‚‹›"


def _after(line: Line, head: Head, at: int) -> list[Candidate]:
    again = _quoted_elsewhere(line, at) or _quoted_elsewhere(line, qualifier(line.low, head.last, at, line.end, transparent=True))
    if again:
        return [Candidate(*again, head.last, "named", 0.85)]
    famous = famous_name(line.low, at, line.end) or famous_name(line.low, qualifier(line.low, head.last, at, line.end), line.end)
    is_longer = famous and (head.last, line.low[slice(*famous)]) == BY_FIELD and IN_A_FIELD.match(line.low, famous[1], line.end)
    if famous and (head.last in PEOPLE_HEADS or is_longer):
        name = read_name(line.text, line.low, famous[0], line.end, line.places)
        famous = famous if name and name.end == famous[1] else None
    if famous:
        return [Candidate(*famous, head.last, "known", 0.85)]
    colon = COLON.match(line.low, qualifier(line.low, head.last, at, line.end), line.end)
    if opener := colon or (OPENER.match(line.low, at, line.end) if head.is_plural else None):
        items = _items(line, head, opener.end())
        items = items or (described_items(line, head, opener.end()) if head.is_plural else [])
        if items:
            return items
    called = CALLED.match(line.low, at, line.end)
    if not called and NAMED_SO.search(line.low[max(line.start, head.start - 12) : head.start]):
        called = SO.match(line.low, at, line.end)
    at = called.end() if called else at
    plain = qualifier(line.low, head.last, at, line.end, transparent=True)
    # Written large, the word of kind belongs to the name: CLB Tình nguyện Đom Đóm Đêm.
    is_qualified = plain != at and _begins_large(line.text[plain : line.end]) and not _begins_large(line.text[at:plain])
    if not is_qualified and LEADER.search(line.low[max(line.start, head.start - 10) : head.start]):
        return []
    if is_qualified:
        at = plain
    elif DEMONSTRATIVE.match(line.low[at : min(at + 20, line.end)]):
        return []
    if line.is_shouted:
        return []
    if _begins_large(line.text[at : line.end]):
        return _capital_names(line, head, at, is_qualified=is_qualified)
    candidate = described(line, head, at)
    return [candidate] if candidate else []


def _quoted_elsewhere(line: Line, at: int) -> tuple[int, int] | None:
    """Where a name stands at `at` without marks that stands in marks elsewhere: it ends where it ends there."""
    while at < line.end and line.text[at].isspace():
        at += 1
    if line.text[at : at + 1].isupper() or line.text[at : at + 1].isdigit():
        for name in line.around.quoted:
            if line.text.startswith(name, at) and not line.text[at + len(name) : at + len(name) + 1].isalnum():
                return at, at + len(name)
    return None


def _begins_large(text: str) -> bool:
    text = text.lstrip()
    return bool(text) and (text[0].isupper() or text[0].isdigit())


def _capital_names(line: Line, head: Head, at: int, *, is_qualified: bool) -> list[Candidate]:
    """The name at `at` and those joined to it: câu lạc bộ A, B và C."""
    found: list[Candidate] = []
    while len(found) < MAX_ITEMS:
        name = read_name(line.text, line.low, at, line.end, line.places)
        if not name or (name.stopped_by and _is_quote(name.stopped_by.low) and name.stopped_by.start - name.end < 3):
            break
        if not is_capital_name(line, head, name, is_qualified=is_qualified, is_joined=bool(found)):
            break
        found.append(Candidate(name.start, name.end, head.last, "named" if not found else "listed", 0.8 if not found else 0.65))
        joined = SEPARATOR.match(line.low, name.end, line.end)
        if not joined or not line.text[joined.end() : joined.end() + 1].isupper() or HEAD.match(line.low, joined.end()):
            break
        at = joined.end()
    return found


def is_capital_name(line: Line, head: Head, name: Name, *, is_qualified: bool, is_joined: bool = False) -> bool:
    """Whether `name` may be one; `is_qualified`: a word of kind stands before it; `is_joined`: other names do."""
    first, text = name.tokens[0], line.low[name.start : name.end]
    if head.last in NEVER_CAPITAL and not (is_qualified or is_joined):
        return False
    if first.low in NO_FIRST or text in NO_FIRST or text in TRANSPARENT or is_unit_start(name.tokens, 0):
        return False
    if first.low in bounds.PERSONS and len(name.tokens) > 1 and name.tokens[1].is_capital:
        return False
    if all(token.is_number for token in name.tokens) or (first.is_number and len(name.tokens) < 2):
        return False
    if first.is_number and (bounds.is_counted(name.tokens, 0) or name.tokens[1].low in AFTER_BARE_NUMBER):
        return False
    if len(name.tokens) == 1 and (not (is_qualified or head.last in SHORT_IS_ENOUGH) or len(text) < 3):
        return False
    if not is_qualified and head.last != "hội quán" and is_only_place(name.tokens, line.places):
        return False
    start, end = line.sentence(head.start, name.end)
    if head.last in CLUBS and PROFESSIONAL.match(line.low[name.start : name.end + 20]):
        return False  # The place that was taken off belongs to it: Sông Lam Nghệ An.
    return not is_out_of_field(head.last, text, line.low[start:end], line.lowered) and not is_refused(
        line.low, head.last, head.end, line.text
    )


def _items(line: Line, head: Head, at: int) -> list[Candidate]:
    """The items of the list that a head opens: "các mô hình: A; B ở xã C; D"."""
    found: list[Candidate] = []
    end = line.sentence(head.start, at)[1]
    while at < end and len(found) < MAX_ITEMS:
        while at < end and not (line.text[at].isalnum() or _is_quote(line.text[at])):
            at += 1
        if at >= end or _is_quote(line.text[at]):
            break
        if HEAD.match(line.low, at) and not QUARTER.match(line.low, at):
            break  # It opens its own name.
        name = read_name(line.text, line.low, at, end, line.places)
        if not name or (not line.text[at].isupper() and not line.text[at].isdigit()):
            break
        if not is_capital_name(line, head, name, is_qualified=False) or len(name.tokens) < 2:
            break
        found.append(Candidate(name.start, name.end, head.last, "listed", 0.8))
        at = _next_item(line, name.end, end)
    return found


def _next_item(line: Line, at: int, end: int) -> int:
    """Where the next item begins: behind the semicolon if the list has them, else behind the comma or the joining word."""
    has_semicolons = ";" in line.text[at:end]
    while at < end:
        joined = SEPARATOR.search(line.low, at, end)
        if not joined:
            return end
        at = joined.end()
        if not has_semicolons or joined[1] == ";":
            return at
    return end
