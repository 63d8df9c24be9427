"""Names in quotation marks: after a head word, in the list that it opens, or with the head word inside the marks."""

import re

from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.describing import BUSINESS, HOUSEHOLD
from forum.practices.mining.heads import DEMONSTRATIVE, HEAD, Head, after_adjectives, is_refused, qualifier
from forum.practices.mining.naming import read_name
from forum.practices.mining.quotes import Quote
from forum.practices.mining.refusals import is_no_quoted_name, is_out_of_field, owned_by_another
from forum.practices.mining.wording import pattern, words

# How far a quotation mark may stand from the head word that opens its list, in characters.
MAX_GAP = 200
SENTENCE_END = re.compile(r"[.!?…]\s+\S|[.!?]$")
CALLED = re.compile(r"(?:mang tên(?: gọi)?|có tên(?: gọi)?|với tên(?: gọi)?|tên gọi|lấy tên|đặt tên|gọi tên|tên|gọi)(?:\s+là)?\s*:?\s*$")
OPENER = re.compile(
    r"(?::|(?<![^\W_])(?:như|như là|gồm|gồm có|bao gồm|đó là|kể đến|kể tới|nhắc đến|sau|sau đây|tiêu biểu|điển hình|"
    r"nổi bật|cụ thể|nhất là|trong đó có|có thể kể đến|là|ví dụ|có)\s*:?)\s*(?:các|những)?\s*$"
)
# "Chương trình được bình chọn là “…”" quotes a title that was won.
AWARDED = pattern("""
    bình chọn, công nhận, trao tặng, trao giải, đạt giải, nhận giải, vinh danh, tôn vinh, danh hiệu, xếp hạng, đạt danh hiệu,
    tặng danh hiệu
""")
SIGNS = re.compile(r"[\s:–—-]*$")
VERBS = pattern(
    """
        được, đã, đang, sẽ, là, và, với, của, do, tại, ở, khi, để, nhằm, này, nên, vì, cho, có, thì, mà, bị, từ, nhưng, trong, theo,
        qua, về việc, đạt, gắn
    """
)
BREAKS = pattern(
    """
        đã, đang, sẽ, được, là, giúp, nhằm, trao, góp phần, thu hút, khi, với phương châm, với khẩu hiệu, nên, vì, để, mang lại,
        hỗ trợ, do đó, cho biết, nói
    """
)
BETWEEN = re.compile(r"[\s,;/&–—-]*(?:và|hoặc|cùng|hay|cùng với|với)?\s*$")
FULL_STOP_BETWEEN = re.compile(r"[\s,;.]*$")
BRACKETS = re.compile(r"\([^()]{0,160}\)")
SEPARATOR = re.compile(r"[,;]|(?<![^\W_])(?:và|cùng|hoặc|hay)(?![^\W_])")
OF_TRADE = words("mô hình, dự án")


def quoted_names(line: Line) -> list[Candidate]:
    """The names in quotation marks of one line."""
    found: list[Candidate] = []
    taken: set[Quote] = set()
    for head in line.heads:
        if any(quote.start < head.start < quote.end for quote in taken):
            continue
        following = next((quote for quote in line.quotes if quote.start >= head.end), None)
        link = _link(line, head, following) if following else ""
        if not link:
            continue
        _take(line, head, following, found, taken, "quoted" if link != "list" else "listed", 0.75 if link == "near" else 0.95)
        _follow(line, head, following, found, taken, is_list=link == "list" or head.is_plural)
    found += [named for quote in line.quotes if quote not in taken and (named := _with_head_inside(line, quote))]
    return found


def _take(line: Line, head: Head, quote: Quote, found: list[Candidate], taken: set[Quote], reason: str, confidence: float) -> None:
    taken.add(quote)
    start, end = quote.inner_start, quote.inner_end
    while end > start and line.text[end - 1] in ",;:. " and not line.text[start:end].endswith("..."):
        end -= 1
    name = line.low[start:end]
    first, last = line.sentence(quote.start, quote.end)
    if (
        not name
        or is_no_quoted_name(name, line.text[start:end], is_local=line.around.is_local)
        or is_out_of_field(head.last, name, line.low[first:last], line.lowered)
    ):
        return
    if line.text[start].islower() and is_refused(line.low, head.last, start):
        return  # mô hình “kinh tế chia sẻ”
    if head.last in OF_TRADE and BUSINESS.match(name) and HOUSEHOLD.match(line.low, quote.end, line.end):
        return  # mô hình “Trồng dưa lưới” của anh …
    if not line.text[start].isupper() and not line.text[start].isdigit():
        confidence -= 0.15
    found.append(Candidate(start, end, head.last, reason, confidence))


def _link(line: Line, head: Head, quote: Quote) -> str:
    """How `quote` hangs on `head`: "straight", "near", "list", or not at all ("")."""
    gap = line.low[head.end : quote.start]
    if len(gap) > MAX_GAP or SENTENCE_END.search(gap) or (HEAD.search(gap) and not head.is_refused and _real_head(gap)):
        return ""
    if owned_by_another(gap) or AWARDED.search(gap):
        return ""
    limit = quote.start
    at = qualifier(line.low, head.last, head.end, limit)
    if head.is_refused:
        return "straight" if at > head.end and SIGNS.match(line.low, at, limit) else ""
    at = after_adjectives(line.low, at, limit)
    at = qualifier(line.low, head.last, at, limit)
    rest = BRACKETS.sub(" ", line.low[at:limit])
    if SIGNS.match(rest):
        return "straight"
    if CALLED.search(rest) and len(rest) < 120:
        return "straight"
    if OPENER.search(rest) and (head.is_plural or ":" in rest or len(rest) < 60):
        return "list"
    if len(rest.split()) <= 4 and not re.search(r"[,;:()]", rest) and not VERBS.search(rest):
        return "near"
    return ""


def _real_head(gap: str) -> bool:
    return any(not is_refused(gap, " ".join(found[0].split()), found.end()) for found in HEAD.finditer(gap))


def _follow(line: Line, head: Head, quote: Quote, found: list[Candidate], taken: set[Quote], *, is_list: bool) -> None:
    """Takes the quotations that follow in the same list."""
    previous = quote
    for following in line.quotes[line.quotes.index(quote) + 1 :]:
        if following.start < previous.end:
            continue  # Inside the one before.
        gap = BRACKETS.sub(" ", line.low[previous.end : following.start])
        if following in taken or not _continues(gap, is_list=is_list):
            return
        _take(line, head, following, found, taken, "listed", 0.9 if BETWEEN.match(gap) else 0.75)
        previous = following


def _continues(gap: str, *, is_list: bool) -> bool:
    if BETWEEN.match(gap) and re.search(r"[^\s]", gap):
        return True
    if is_list and FULL_STOP_BETWEEN.match(gap):
        return True
    if SENTENCE_END.search(gap) or len(gap) > (160 if is_list else 70) or owned_by_another(gap):
        return False
    if HEAD.search(gap) and _real_head(gap):
        return False
    pieces = SEPARATOR.split(gap)
    if len(pieces) < 2 or BREAKS.search(gap):
        return False
    tail = pieces[-1].split()
    return len(tail) <= (5 if is_list else 0) and ":" not in gap


def _with_head_inside(line: Line, quote: Quote) -> Candidate | None:
    """ra mắt “Câu lạc bộ Bạn giúp bạn”: all of it, if what stands behind the head word is a name."""
    head = HEAD.match(line.low, quote.inner_start, quote.inner_end)
    if not head or not line.text[quote.inner_start].isupper() or line.text[head.end() :].lstrip()[:1].isdigit():
        return None
    word = " ".join(head[0].split())
    rest = line.low[head.end() : quote.inner_end]
    if is_refused(line.low, word, head.end()) or DEMONSTRATIVE.match(rest) or owned_by_another(line.low[line.start : quote.start]):
        return None
    name = read_name(line.text, line.low, head.end(), quote.inner_end, frozenset())
    if not name or name.end != quote.inner_end or len(name.tokens) < 2:
        return None
    if is_out_of_field(word, line.low[name.start : name.end], line.lowered):
        return None
    return Candidate(quote.inner_start, quote.inner_end, word, "quoted", 0.8)
