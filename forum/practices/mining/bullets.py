"""Lists whose items stand in lines of their own under a head word: "Mô hình:" / "- Đổi pin lấy cây (Chi hội 2)"."""

import re

from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.heads import HEAD, Head
from forum.practices.mining.naming import read_name
from forum.practices.mining.refusals import is_no_quoted_name
from forum.practices.mining.unquoted import is_capital_name

BULLET = re.compile(r"\s*(?:[-–—+•*·●▪✓➢]|\d{1,2}[.)]|[a-zđ][.)])\s*")
OPENS = re.compile(r":\s*$")
# A longer line before the colon says something else than "these are the models".
MAX_OPENING = 160


def bulleted_names(lines: list[Line]) -> list[Candidate]:
    """The names in the items under each line that ends with a colon and speaks of models."""
    found: list[Candidate] = []
    opening: Head | None = None
    for line in lines:
        bullet = BULLET.match(line.text, line.start, line.end)
        if opening and bullet:
            candidate = _item(line, opening, bullet.end())
            if candidate:
                found.append(candidate)
            continue
        opening = None
        if OPENS.search(line.text, line.start, line.end) and line.end - line.start <= MAX_OPENING:
            opening = next((head for head in reversed(line.heads) if not head.is_refused), None)
    return found


def _item(line: Line, head: Head, at: int) -> Candidate | None:
    if HEAD.match(line.low, at, line.end):
        return None  # It opens its own name.
    quote = next((quote for quote in line.quotes if quote.start == at), None)
    if quote:
        name = line.text[quote.inner_start : quote.inner_end]
        if is_no_quoted_name(name.lower(), name):
            return None
        return Candidate(quote.inner_start, quote.inner_end, head.last, "listed", 0.85)
    name = read_name(line.text, line.low, at, line.end, line.places)
    if not name or not name.tokens[0].is_capital or len(name.tokens) < 3 or not is_capital_name(line, head, name, is_qualified=False):
        return None
    return Candidate(name.start, name.end, head.last, "listed", 0.65)
