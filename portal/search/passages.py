"""Highlights: found in the folded text, cut from the original. Pure.

Pieces are (text, whether it was searched for), ready for the template filter `marked`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from portal.search.query import Query
from portal.search.vietnamese import accented_key, fold, folded_key, nfc

Piece = tuple[str, bool]

# A passage is about three lines on a desktop, five on a phone.
LENGTH = 260
# Where the start of the sentence is this near it is taken in, so that the passage can be read.
LEAD = 90
# Of a longer text – a report, a long thread – the part of this length that has most of the query is looked through.
MAX_SEARCHED = 20_000
SENTENCE = re.compile(r"[.!?…:;]\s+|\n+")


@dataclass(frozen=True)
class Match:
    """A place in the text that one of the wanted runs stands at; `keys` are the folded syllables found there."""

    start: int
    end: int
    keys: tuple[str, ...]


def mark(text: str, query: Query) -> list[Piece]:
    """All of `text`, for a title."""
    text = nfc(text)
    return list(_pieces(text, 0, len(text), _telling(find(text, query))))


def passage(text: str, query: Query, length: int = LENGTH) -> list[Piece]:
    """About `length` characters of `text` where most of the query stands closest together; its beginning if none does."""
    text = nfc(_telling_part(text, query))
    matches = find(text, query)
    start = _start(text, _densest(matches, length).start if matches else 0)
    end = _end(text, start + length)
    shown = _telling([match for match in matches if match.start >= start and match.end <= end])
    pieces = list(_pieces(text, start, end, shown))
    before = [("… ", False)] if start and not SENTENCE.search(text[max(0, start - 3) : start]) else []
    after = [(" …", False)] if end < len(text.rstrip()) else []
    return [*before, *((piece.replace("\n", " "), found) for piece, found in pieces), *after]


def _telling_part(text: str, query: Query) -> str:
    """Of a long text the part that has most of the neighbours, then of the words of `query`; the first of equals."""
    if len(text) <= MAX_SEARCHED:
        return text
    keys = [key for slot in query.shown for way in slot.ways for key in way]
    wanted = [*map(" ".join, pairwise(keys)), *dict.fromkeys(keys)]
    overlapping = range(0, len(text) - LENGTH, MAX_SEARCHED - LENGTH)
    parts = [text[at : at + MAX_SEARCHED] for at in overlapping]
    return max(parts, key=lambda part: _held(fold(part), wanted))


def _held(folded: str, wanted: list[str]) -> int:
    return sum(run in folded for run in wanted)


def find(text: str, query: Query) -> list[Match]:
    """Where the words of `query` stand in `text` (NFC), in order. With accents in the query, accents must agree."""
    pattern = _pattern(query)
    if pattern is None:
        return []
    wanted = {key for slot in query.shown for key in slot.accented} if query.has_marks else set()
    spelled = {folded_key(key) for key in wanted}
    return [
        Match(found.start(), found.end(), keys)
        for found in pattern.finditer(fold(text))
        if (keys := _keys(found[0])) and _agrees(text[found.start() : found.end()], wanted, spelled)
    ]


def _agrees(original: str, wanted: set[str], spelled: set[str]) -> bool:
    """Whether what stands there is spelled as asked, as far as it was asked with accents at all."""
    return not wanted or all(accented_key(word) in wanted or folded_key(word) not in spelled for word in re.findall(r"[^\W_]+", original))


def _keys(folded: str) -> tuple[str, ...]:
    return tuple(folded_key(word) for word in re.findall(r"[^\W_]+", folded))


@lru_cache(maxsize=100)
def _pattern(query: Query) -> re.Pattern | None:
    """Runs of neighbours as they were asked, and every word alone; of other ways of writing only the whole. A page asks it of each text."""
    typed = [key for slot in query.shown for key in slot.typed]
    whole = [way for slot in query.shown for way in slot.ways[1:]]
    runs = [*whole, *_runs(typed), *((key,) for key in typed)]
    unique = sorted(dict.fromkeys(runs), key=lambda run: -sum(map(len, run)))
    if not unique:
        return None
    return re.compile(r"(?<![^\W_])(?:" + "|".join(r"[\W_]{1,3}".join(map(_syllable, run)) for run in unique) + r")(?![^\W_])")


def _runs(keys: list[str], longest: int = 6) -> Iterator[tuple[str, ...]]:
    for size in range(min(longest, len(keys)), 1, -1):
        yield from (tuple(keys[at : at + size]) for at in range(len(keys) - size + 1))


def _syllable(key: str) -> str:
    """A pattern for all spellings of a key: "ky" stands for ki and ky."""
    return f"{key[0]}[iy]" if re.fullmatch("[hklmst]y", key) else re.escape(key)


def _telling(matches: list[Match]) -> list[Match]:
    """Without single syllables that stand elsewhere within a run: beside "nhà trọ", a lone "nhà" tells nothing."""
    in_runs = {key for match in matches if len(match.keys) > 1 for key in match.keys}
    return [match for match in matches if len(match.keys) > 1 or match.keys[0] not in in_runs]


def _densest(matches: list[Match], length: int) -> Match:
    """The match at which the best window begins: most different words, then neighbours, then the earliest."""

    def worth(at: int) -> tuple[int, int]:
        window = [match for match in matches[at : at + 60] if match.end <= matches[at].start + length - LEAD // 2]
        keys = {key for match in window or matches[at : at + 1] for key in match.keys}
        runs = {match.keys for match in window if len(match.keys) > 1}
        return 2 * len(keys) + sum(len(run) - 1 for run in runs), -at

    return matches[max(range(min(len(matches), 400)), key=worth)]


def _start(text: str, at: int) -> int:
    """The beginning of the sentence that holds `at` if it is near, else of a word a little before."""
    ends = [found.end() for found in SENTENCE.finditer(text, max(0, at - LEAD), at)]
    if ends or at <= LEAD:
        return ends[-1] if ends else 0
    return text.rfind(" ", 0, max(0, at - LEAD // 2)) + 1


def _end(text: str, at: int) -> int:
    """The end of the word before `at`, or of the text."""
    if at >= len(text):
        return len(text.rstrip())
    space = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    return space if space > at - 40 else at


def _pieces(text: str, start: int, end: int, matches: Iterable[Match]) -> Iterator[Piece]:
    at = start
    for match in matches:
        if match.start > at:
            yield text[at : match.start], False
        yield text[match.start : match.end], True
        at = match.end
    if at < end:
        yield text[at:end], False
