"""What was probably meant when nothing has all the words: of words that occur nowhere, what occurs and is written nearly so.

In this order: the syllable that raw Telex or VNI stands for, the word without doubled letters, a word one slip away that its neighbours fit
best. Marks that were typed and stand nowhere become those that go best with the neighbours, or that the syllable has most often; a word
that is put in the place of another has marks where others were typed with them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from string import ascii_lowercase

from portal.search import telex
from portal.search.query import Query
from portal.search.vietnamese import accented_key, folded_key, folded_tokens, pair

# In how many documents each key of a field stands: `frequencies("folded", ["nam", "nem"])`. All at once, since an engine may be far away.
Frequencies = Callable[[str, Iterable[str]], dict[str, int]]
SHORTEST, LONGEST = 2, 10
# More words that occur nowhere are another language.
MOST_UNKNOWN, MOST_WORDS = 4, 24
REPEATED = re.compile(r"(.)\1+")
SHAPES = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "i": "i", "y": "y", "d": "dđ"}
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
VOWELS = "aeiouy"


def corrected(query: Query, frequencies: Frequencies) -> str:
    """The words of `query` with those that occur nowhere replaced; "" where there is nothing to replace or nothing to put."""
    typed, keys = list(query.words.accented), list(query.words.folded)
    if not keys:
        return ""
    known = frequencies("folded", keys)
    unknown = [at for at, key in enumerate(keys) if not key.isdigit() and not known.get(key)]
    # Raw Telex is all of a text, and reading it costs nothing.
    slips = [at for at in unknown if not telex.decode(typed[at])][:MOST_UNKNOWN]
    unknown = [at for at in unknown if at in slips or telex.decode(typed[at])][:MOST_WORDS]
    wanted = {at: Others(typed[at], keys[at]) for at in unknown}
    occurring = frequencies("folded", {key for others in wanted.values() for key in others.keys}) if wanted else {}
    bare = set()
    for at, others in wanted.items():
        found = others.best(keys, at, occurring, frequencies)
        if found:
            typed[at], keys[at] = found, folded_key(found)
            bare |= {at} if query.has_marks and found == keys[at] else set()
    doubtful = [at for at, word in enumerate(typed) if query.has_marks or word != keys[at]]
    typed = _marked(typed, keys, doubtful, bare, frequencies)
    return " ".join(typed) if typed != list(query.words.accented) else ""


def is_only_decoded(query: Query, text: str) -> bool:
    """Whether `text` is what `query` says in raw Telex: then the index had no part in it, and nothing in it is given away."""
    words = query.words.accented
    pairs = list(zip(words, text.split(), strict=False))
    return len(words) == len(text.split()) and all(read in (word, accented_key(telex.decode(word) or word)) for word, read in pairs)


def leaning(query: Query, text: str) -> Query:
    """`query` in which each word may also be written as in `text`, which was meant; `query` itself where they do not go together."""
    keys, slots, at = folded_tokens(text), [], 0
    if len(keys) != len(query.words.folded):
        return query
    for slot in query.slots:
        meant = keys[at : at + len(slot.typed)]
        slots.append(slot if meant in slot.ways else replace(slot, ways=(*slot.ways, meant)))
        at += len(slot.typed)
    return replace(query, slots=tuple(slots))


class Others:
    """What may stand in the place of one word that occurs nowhere."""

    def __init__(self, typed: str, key: str):
        self.telex = telex.decode(typed)
        self.squeezed = folded_key(squeezed) if (squeezed := REPEATED.sub(r"\1", key)) != key else ""
        self.slips = set(_slips(key)) if SHORTEST <= len(key) <= LONGEST else set()
        self.keys = self.slips | {each for each in (folded_key(self.telex) if self.telex else "", self.squeezed) if each}

    def best(self, keys: list[str], at: int, occurring: dict[str, int], frequencies: Frequencies) -> str:
        if self.telex and occurring.get(folded_key(self.telex)):
            return accented_key(self.telex)
        if self.squeezed and occurring.get(self.squeezed):
            return self.squeezed
        found = sorted(slip for slip in self.slips if occurring.get(slip))
        beside = {slip: _pairs(slip, keys, at) for slip in found}
        together = frequencies("pairs", {each for pairs in beside.values() for each in pairs}) if found else {}
        return max(found, key=lambda slip: (sum(together.get(each, 0) for each in beside[slip]), occurring[slip]), default="")


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


def _marked(typed: list[str], keys: list[str], doubtful: list[int], bare: set[int], frequencies: Frequencies) -> list[str]:
    """`typed` with other marks where one of the words at `doubtful` does not occur with these; those at `bare` were put without any."""
    known = frequencies("accented", [typed[at] for at in doubtful]) if doubtful else {}
    doubtful = [at for at in doubtful if (at in bare or not known.get(typed[at])) and len(keys[at]) <= LONGEST][:MOST_UNKNOWN]
    found_in = {at: spellings(keys[at]) for at in doubtful}
    occurring = frequencies("accented", set().union(*found_in.values())) if found_in else {}
    found_in = {at: sorted(word for word in found if occurring.get(word)) for at, found in found_in.items()}
    beside = {(at, word): _pairs(word, typed, at) for at, found in found_in.items() for word in found}
    together = frequencies("accented_pairs", {each for pairs in beside.values() for each in pairs}) if beside else {}
    marked = list(typed)
    for at, found in found_in.items():
        fit = {word: sum(together.get(each, 0) for each in beside[at, word]) for word in found}
        marked[at] = max(found, key=lambda word: (fit[word], occurring[word]), default=typed[at])
    return marked


@lru_cache(maxsize=10_000)
def spellings(key: str) -> frozenset[str]:
    """All ways to put marks on a folded syllable, as accented keys; none for what is no syllable."""
    at_vowels = [at for at, letter in enumerate(key) if letter in VOWELS]
    if not 1 <= len(at_vowels) <= 3 or len(key) > LONGEST:
        return frozenset()
    shapes = product(*(SHAPES.get(letter, letter) if at in at_vowels or at == 0 else letter for at, letter in enumerate(key)))
    return frozenset(
        accented_key(unicodedata.normalize("NFC", "".join(shape[: at + 1]) + tone + "".join(shape[at + 1 :])))
        for shape in shapes
        for at, tone in product(at_vowels, TONES)
    )
