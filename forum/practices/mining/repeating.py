"""The same name again, without a head word; and names that the library knows already."""

import re
from collections.abc import Iterable

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
    for name, head in described.items():
        again = re.compile(rf"{re.escape(head)}\s+({_whole(name.split()).pattern})")
        repeats += [
            Candidate(*match.span(1), head, "repeated", 0.6) for line in lines for match in again.finditer(line.low, line.start, line.end)
        ]
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
    exact, any_case = _whole(name.split()), _whole(lowered(name).split())
    spans = []
    for line in lines:
        if line.is_shouted:
            spans += [found.span() for found in any_case.finditer(line.low, line.start, line.end)]
        else:
            spans += [found.span() for found in exact.finditer(line.text, line.start, line.end)]
    return spans


def _whole(syllables: list[str]) -> re.Pattern[str]:
    body = r"\s+".join(map(re.escape, syllables))
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])")
