"""Pairs of quotation marks of every style, within one line, nested ones too.

News mixes styles ("Camera an ninh”), so that the mark itself says less than what stands beside it: after a space or a
bracket a mark opens, before a space or a comma it closes.
"""

import re
from typing import NamedTuple

DOUBLE = '"“”„‟«»″＂'
SINGLE = "'‘’‚‛‹›`´"
CLOSING = "”»’›"
MARK = re.compile(f"[{DOUBLE}]|[{SINGLE}]{{2}}|[{SINGLE}]")


class Quote(NamedTuple):
    """`start`, `end` with the marks; `inner_start`, `inner_end` without marks and the spaces inside."""

    start: int
    end: int
    inner_start: int
    inner_end: int


class _Mark(NamedTuple):
    start: int
    end: int
    is_double: bool


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The pairs in text[start:end], in the order in which they open."""
    found: list[Quote] = []
    open_marks: list[_Mark] = []
    for mark in MARK.finditer(text, start, end):
        sign = mark[0]
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        is_double = sign[0] in DOUBLE or len(sign) == 2
        if not is_double and before.isalnum() and after.isalnum():
            continue  # Đắk G'long, K'Ho, H'rê
        last = next((number for number in reversed(range(len(open_marks))) if open_marks[number].is_double == is_double), None)
        if _opens(sign[0], before, after, has_open=last is not None):
            open_marks.append(_Mark(mark.start(), mark.end(), is_double))
        elif last is not None:
            opening = open_marks[last]
            del open_marks[last:]
            inner_start, inner_end = opening.end, mark.start()
            while inner_start < inner_end and text[inner_start].isspace():
                inner_start += 1
            while inner_end > inner_start and text[inner_end - 1].isspace():
                inner_end -= 1
            if inner_start < inner_end:
                found.append(Quote(opening.start, mark.end(), inner_start, inner_end))
    return sorted(found)


def _opens(sign: str, before: str, after: str, *, has_open: bool) -> bool:
    joins_before = not before.isspace() and before not in "([{–—-/:,;" + DOUBLE + SINGLE
    joins_after = not after.isspace() and after not in ".,;:!?)]}…" + DOUBLE + SINGLE
    if sign in "“«‘‹" and not (joins_before and not joins_after and has_open):
        return True
    if sign in "„‚":
        return True
    if sign in CLOSING and not (joins_after and not joins_before) and has_open:
        return False
    if joins_after and not joins_before:
        return True
    if joins_before and not joins_after:
        return False
    return not has_open
