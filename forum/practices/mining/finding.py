"""Finds the models that a text names. Pure: no Django, no network, nothing remembered between texts."""

from bisect import bisect_right
from collections.abc import Iterable

from forum.practices.mining.audiences import audience
from forum.practices.mining.bullets import bulleted_names
from forum.practices.mining.candidates import Around, Candidate, Line
from forum.practices.mining.explaining import explained_names
from forum.practices.mining.figures import counted
from forum.practices.mining.mention import Figure, Mention, Span
from forum.practices.mining.places import places_named
from forum.practices.mining.quoted import quoted_names
from forum.practices.mining.refusals import COMMUNITY
from forum.practices.mining.repeating import repeated_names
from forum.practices.mining.source import Source
from forum.practices.mining.units import named_units
from forum.practices.mining.unquoted import unquoted_names

# Longer texts are read up to here; no article is.
MAX_LENGTH = 400_000
# Nor does one name more models.
MAX_MENTIONS = 1_000
MAX_QUOTED_NAME = 120


def find(text: str, known: Iterable[str] = ()) -> list[Mention]:
    """The mentions of models in `text`, in its order, none over another.

    `known`: names that the library holds; they are found without a head word too. Never raises on any text.
    """
    source = Source(text[:MAX_LENGTH])
    units = named_units(source.text, source.low)
    places = places_named(source.text, source.low)
    around = Around(units, places, is_local=bool(units) or COMMUNITY.search(source.low) is not None)
    lines = [Line(source, start, end, around) for start, end in source.lines]
    around.quoted = frozenset(name for line in lines for name in _quoted(line))
    found: list[Candidate] = []
    for line in lines:
        if len(found) > MAX_MENTIONS:
            break
        if not line.heads:
            continue
        quoted = _apart(quoted_names(line) + explained_names(line))
        found += _apart(quoted + unquoted_names(line, quoted))
    found += [each for each in bulleted_names(lines) if not any(each.overlaps(other.start, other.end) for other in found)]
    found += [
        each
        for each in repeated_names(lines, found, known)[:MAX_MENTIONS]
        if not any(each.overlaps(other.start, other.end) for other in found)
    ]
    found = _apart(found)
    outside = [unit for unit in units if not any(each.overlaps(*unit) for each in found)]
    return [_mention(source, each, outside) for each in found]


def _quoted(line: Line) -> list[str]:
    """What the line quotes and could be a name."""
    shown = (line.text[quote.inner_start : quote.inner_end] for quote in line.quotes)
    return [name for name in shown if len(name) > 5 and " " in name and len(name) < MAX_QUOTED_NAME]


def _apart(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those that overlap a better one, in the order of the text."""
    kept: list[Candidate] = []
    for each in sorted(candidates, key=lambda each: (-each.confidence, each.start - each.end, each.start)):
        if not any(each.overlaps(other.start, other.end) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def _mention(source: Source, each: Candidate, units: list[tuple[int, int]]) -> Mention:
    name = source.span(each.start, each.end)
    first, last = source.sentence(each.start, each.end)
    figures = []
    for figure in counted(source.low, first, last):
        if not (each.start <= figure.start < each.end):
            span = source.span(figure.start, figure.end)
            figures.append(Figure(span.start, span.end, span.text, figure.value, figure.noun))
    return Mention(
        start=name.start,
        end=name.end,
        name=name.text,
        head=each.head,
        reason=each.reason,
        confidence=round(each.confidence, 2),
        sentence=source.span(first, last),
        unit=_unit(source, each, units),
        audience=audience(source.low[each.start : each.end], source.low[first:last]),
        figures=tuple(figures),
    )


def _unit(source: Source, each: Candidate, units: list[tuple[int, int]]) -> Span | None:
    """The unit that is named nearest above the mention."""
    before = bisect_right(units, (each.start, each.start)) - 1
    while before >= 0 and units[before][1] > each.start:
        before -= 1
    return source.span(*units[before]) if before >= 0 else None
