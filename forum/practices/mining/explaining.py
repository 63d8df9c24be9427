"""Names that the sentence explains: "X là mô hình …", "“X” – mô hình của …"."""

import re

from forum.practices.mining import boundaries as bounds
from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.heads import HEAD, HEADS, is_refused
from forum.practices.mining.naming import read_name
from forum.practices.mining.refusals import is_no_quoted_name, is_out_of_field, owned_by_another
from forum.practices.mining.wording import EDGE_AFTER, alternatives, words

IS = re.compile(
    rf"\s*(?:(?:[–—,-]|…|\.{{3}})\s*|\.\s+(?=đây ))?(?:đó|đây|cũng|chính)?\s*(?:là|chính là|được coi là|trở thành|"
    rf"là tên(?: gọi)?(?: của)?)\s+(?:tên(?: gọi)?(?: của)?\s+)?"
    rf"(?:một trong(?: những| các)?|một|hai|ba|bốn|các|những|tên|\d+)?\s*(?:số\s+)?({alternatives(HEADS)}){EDGE_AFTER}"
)
APPOSED = re.compile(
    rf"\s*[–—,-]\s*(?:một |tên |là )?({alternatives(HEADS)})\s+(?:của|do|được|đã|đang|đầu tiên|vì|dành|hay|tiết|ý nghĩa|"
    rf"độc đáo|sáng tạo|nhân văn|thiện nguyện){EDGE_AFTER}"
)
JOINED = re.compile(r"\s*(?:[,;]|và|cùng)?\s*(?:và)?\s*$")
NO_SUBJECT = words(
    """
        đây, đó, này, việc, những, các, một, hội, chi, xã, phường, tỉnh, huyện, trường, mô, đồng, theo, với, từ, trong, tại, nhờ, để,
        khi, ngoài, bên, điều, tôi, chúng, ông, bà, chị, anh
    """
)
RUN_BY = re.compile(r"\s*(?:[^\W_]+\s+){0,8}?(?:do|của|được)\s")


def explained_names(line: Line) -> list[Candidate]:
    """The names before "là mô hình" in one line."""
    found: list[Candidate] = []
    for number, quote in enumerate(line.quotes):
        told = IS.match(line.low, quote.end, line.end) or APPOSED.match(line.low, quote.end, line.end)
        if not told or is_refused(line.low, told[1], told.end(1), line.text):
            continue
        for each in reversed(line.quotes[: number + 1]):
            if each is not quote and not JOINED.match(line.low[each.end : found[-1].start - 1] if found else ""):
                break
            name, text = line.low[each.inner_start : each.inner_end], line.text[each.inner_start : each.inner_end]
            if (
                is_no_quoted_name(name, text)
                or owned_by_another(line.low[line.start : each.start])
                or is_out_of_field(told[1], name, line.lowered)
            ):
                break
            found.append(Candidate(each.inner_start, each.inner_end, told[1], "explained", 0.85))
    return found + _subjects(line)


def _subjects(line: Line) -> list[Candidate]:
    """Without quotation marks: "Cà phê doanh nhân là mô hình do Hội …" at the start of a sentence."""
    found = []
    for head in HEAD.finditer(line.low, line.start, line.end):
        if "là " not in line.low[max(line.start, head.start() - 30) : head.start()]:
            continue
        start = line.sentence(head.start(), head.end())[0]
        if head.start() - start > 90 or not RUN_BY.match(line.low, head.end(), line.end):
            continue
        name = read_name(line.text, line.low, start, head.start(), line.places)
        if (
            not name
            or name.start != start
            or not 2 <= len(name.tokens) <= 8
            or not name.stopped_by
            or name.stopped_by.low not in {"là", "chính", "cũng", "-", "–"}
        ):
            continue
        told = IS.match(line.low, name.end, line.end)
        if (
            told
            and told.start(1) == head.start()
            and line.text[start].isupper()
            and name.tokens[0].low not in NO_SUBJECT
            and name.tokens[0].low not in bounds.PERSONS
        ):
            found.append(Candidate(name.start, name.end, " ".join(head[0].split()), "explained", 0.7))
    return found
