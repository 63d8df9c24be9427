"""The same name again, without a head word; and names that the library knows already."""

import re
from collections.abc import Iterable, Iterator

from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.source import lowered

# Shorter names are words of the language; they are looked for in quotation marks only.
MIN_SYLLABLES = 3
MIN_CAPITALS = 2


def spelled(name: str) -> str:
    """The key under which two writings of a name meet."""
    return " ".join(re.findall(r"[^\W_]+", lowered(name)))


def repeated_names(lines: list[Line], found: list[Candidate], known: Iterable[str] = ()) -> list[Candidate]:
    """Where the names of `found`, and those of `known`, stand again in the text without a head word."""
    if not lines:
        return []
    text = lines[0].text
    written = {text[each.start : each.end]: each.head for each in sorted(found, key=lambda each: -each.start) if each.reason != "described"}
    keys = {spelled(name): head for name, head in written.items()}
    library = {spelled(name) for name in known} - {""}
    repeats: list[Candidate] = []
    for line in lines:
        for quote in line.quotes:
            key = spelled(text[quote.inner_start : quote.inner_end])
            if key in keys or key in library:
                repeats.append(
                    Candidate(quote.inner_start, quote.inner_end, keys.get(key, ""), "repeated" if key in keys else "known", 0.85)
                )
    names = {name: ("repeated", head) for name, head in written.items()} | {name: ("known", "") for name in known if name not in written}
    for name, (reason, head) in names.items():
        if _stands_alone(name):
            repeats += [Candidate(*span, head, reason, 0.7) for span in _plain(lines, name)]
    described = {lowered(text[each.start : each.end]): each.head for each in found if each.reason == "described"}
    low = lines[0].low
    for name, head in described.items():
        for start, end in _whole(low, name, lines[0].start, lines[-1].end):
            if low[max(0, start - 20) : start].rstrip().endswith(head):
                repeats.append(Candidate(start, end, head, "repeated", 0.6))
    return repeats


def _stands_alone(name: str) -> bool:
    """Whether the name cannot be taken for common words when no quotation mark tells it apart."""
    syllables = name.split()
    return (
        len(name) > 3
        and (name[0].isupper() or name[0].isdigit())
        and len(syllables) >= (MIN_CAPITALS if any(word[0].isupper() for word in syllables[1:]) else MIN_SYLLABLES)
    )


def _plain(lines: list[Line], name: str) -> list[tuple[int, int]]:
    """Where `name` stands as it is written, and in lines of capitals however it is written."""
    spans = list(_whole(lines[0].text, name, lines[0].start, lines[-1].end))
    shouted = [line for line in lines if line.is_shouted]
    return spans + [span for line in shouted for span in _whole(line.low, lowered(name), line.start, line.end)]


def _whole(text: str, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `name` stands in text[start:end] and is not part of a longer word. `str.find` is far faster than a pattern here."""
    at = text.find(name, start, end)
    while at >= 0:
        stop = at + len(name)
        if not (at and text[at - 1].isalnum()) and not (stop < len(text) and text[stop].isalnum()):
            yield at, stop
        at = text.find(name, stop, end)
