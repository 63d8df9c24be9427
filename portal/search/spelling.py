"""What was probably meant when nothing has all the words: syllables one slip away that do occur, chosen by their neighbours."""

from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase

from portal.search.query import Query
from portal.search.vietnamese import pair

# In how many documents each key of a field stands: `frequencies("folded", ["nam", "nem"])`. All at once, since an engine may be far away.
Frequencies = Callable[[str, Iterable[str]], dict[str, int]]
SHORTEST, LONGEST = 2, 10
# More words that occur nowhere are another language.
MOST_UNKNOWN = 4


def corrected(query: Query, frequencies: Frequencies) -> str:
    """The words of `query` with those that occur nowhere replaced; "" where there is nothing to replace or nothing to put."""
    typed, keys = list(query.words.accented), list(query.words.folded)
    known = frequencies("folded", keys)
    unknown = [at for at, key in enumerate(keys) if not key.isdigit() and not known.get(key)][:MOST_UNKNOWN]
    slips = {at: set(_slips(keys[at])) for at in unknown if SHORTEST <= len(keys[at]) <= LONGEST}
    if not slips:
        return ""
    occurring = frequencies("folded", set().union(*slips.values()))
    for at, candidates in slips.items():
        found = sorted(slip for slip in candidates if occurring.get(slip))
        beside = {slip: _pairs(slip, keys, at) for slip in found}
        together = frequencies("pairs", {key for pairs in beside.values() for key in pairs}) if found else {}
        best = max(found, key=lambda slip: (sum(together.get(key, 0) for key in beside[slip]), occurring[slip]), default=None)
        if best:
            typed[at] = keys[at] = best
    return " ".join(typed) if keys != list(query.words.folded) else ""


def _pairs(slip: str, keys: list[str], at: int) -> list[str]:
    """The pairs that `slip` makes with the neighbours of its place."""
    return [pair(word, slip) for word in keys[max(0, at - 1) : at]] + [pair(slip, word) for word in keys[at + 1 : at + 2]]


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
