"""What was probably meant when nothing has all the words: syllables one slip away that do occur, chosen by their neighbours."""

from collections.abc import Callable, Iterator
from string import ascii_lowercase

from portal.search.query import Query
from portal.search.vietnamese import pair

# How many documents have a key: `frequency("folded", "nam")`.
Frequency = Callable[[str, str], int]
SHORTEST, LONGEST = 2, 10


def corrected(query: Query, frequency: Frequency) -> str:
    """The words of `query` with those that occur nowhere replaced; "" where there is nothing to replace or nothing to put."""
    typed, keys = list(query.words.accented), list(query.words.folded)
    for at, key in enumerate(keys):
        if key.isdigit() or frequency("folded", key):
            continue
        before, after = keys[at - 1 : at] if at else [], keys[at + 1 : at + 2]
        best = max(_known(key, frequency), key=lambda slip: _fit(slip, before, after, frequency), default=None)
        if best:
            typed[at] = keys[at] = best
    return " ".join(typed) if keys != list(query.words.folded) else ""


def _known(key: str, frequency: Frequency) -> list[str]:
    if not SHORTEST <= len(key) <= LONGEST:
        return []
    return [slip for slip in sorted(set(_slips(key))) if frequency("folded", slip)]


def _slips(key: str) -> Iterator[str]:
    """All strings that one left out, added, wrong or swapped letter makes of `key`."""
    for at in range(len(key) + 1):
        head, tail = key[:at], key[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _fit(slip: str, before: list[str], after: list[str], frequency: Frequency) -> tuple[int, int]:
    """Documents in which it stands beside the neighbours that were typed, then documents at all."""
    beside = [pair(word, slip) for word in before] + [pair(slip, word) for word in after]
    return sum(frequency("pairs", key) for key in beside), frequency("folded", slip)
