"""The same name again, without a head word; and names that the library knows already."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from forum.practices.mining.candidates import Candidate, Line
from forum.practices.mining.source import lowered

# Shorter names are words of the language; they are looked for in quotation marks only.
MIN_SYLLABLES = 3
MIN_CAPITALS = 2


@lru_cache(maxsize=8192)
def spelled(name: str) -> str:
    """The key under which two writings of a name meet. Kept, because the names of the library come with every text."""
    return " ".join(re.findall(r"[^\W_]+", lowered(name)))


@lru_cache(maxsize=8192)
def _small(name: str) -> str:
    return lowered(name)


def repeated_names(lines: list[Line], found: list[Candidate], known: Iterable[str] = ()) -> list[Candidate]:
    """Where the names of `found`, and those of `known`, stand again in the text without a head word."""
    if not lines:
        return []
    text, low = lines[0].text, lines[0].low
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
    # Of thousands of names that are known a text holds few: the others are left out at once.
    there = [name for name in known if name not in written and _small(name) in low]
    names = {name: ("repeated", head) for name, head in written.items()} | dict.fromkeys(there, ("known", ""))
    shouted = [line for line in lines if line.is_shouted]
    for name, (reason, head) in names.items():
        if _stands_alone(name):
            repeats += [Candidate(*span, head, reason, 0.7) for span in _plain(lines, shouted, name)]
    described = {lowered(text[each.start : each.end]): each.head for each in found if each.reason == "described"}
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


def _plain(lines: list[Line], shouted: list[Line], name: str) -> list[tuple[int, int]]:
    """Where `name` stands as it is written, and in lines of capitals (`shouted`) however it is written."""
    spans = list(_whole(lines[0].text, name, lines[0].start, lines[-1].end))
    return spans + [span for line in shouted for span in _whole(line.low, lowered(name), line.start, line.end)]


def _whole(text: str, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `name` stands in text[start:end] and is not part of a longer word. `str.find` is far faster than a pattern here."""
    at = text.find(name, start, end)
    while at >= 0:
        stop = at + len(name)
        if not (at and text[at - 1].isalnum()) and not (stop < len(text) and text[stop].isalnum()):
            yield at, stop
        at = text.find(name, stop, end)
