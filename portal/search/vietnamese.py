"""Vietnamese text as keys for searching. Pure: used when indexing and when asking, so that both see the same tokens.

A *token* is a run of letters and digits: a syllable, a number, an abbreviation. Of each token there are two keys:

* the *accented* key: NFC, lower case, the tone in one place (hòa → hoà), i and y alike where they sound alike (kĩ → kỹ);
* the *folded* key: the same without marks, đ as d.

Vietnamese writes words as several syllables; nothing here cuts words. Adjacency is kept by *pairs* of neighbouring folded keys.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from portal.ui.folding import fold

# Typographers place the tone of these three rhymes on either vowel; the second is what "qu" needs ("quý").
TONES = "\u0300\u0301\u0303\u0309\u0323"
RHYMES = ("oa", "oe", "uy")
PLACED = {
    unicodedata.normalize("NFC", first + tone) + second: first + unicodedata.normalize("NFC", second + tone)
    for first, second in RHYMES
    for tone in TONES
}
MISPLACED = re.compile("|".join(PLACED))
# Alone after these consonants i and y are one sound and two habits: kĩ thuật, kỹ thuật.
I_OR_Y = re.compile("([hklmst])([iìíỉĩịyỳýỷỹỵ])")
I_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
# No syllable is longer; what is, is an address or noise, and its first letters are enough to find it.
MAX_TOKEN = 40
# What joins the parts of one written thing: TP.HCM, 13/8/2020, COVID-19, G'long, LĐTB&XH, 78,85.
JOINERS = r"[.,/&'’ʼ`‘–-]"
TOKEN = re.compile(r"[^\W_]+")
# A token with what joins it to the next one, or a sign that stands between two.
PIECE = re.compile(rf"[^\W_]+(?:{JOINERS}(?=[^\W_]))?|[^\w\s]|_")
# A joined thing that is longer is a list or a missing space, not a name.
MAX_COMPOUND = 24
# What nobody sees or types: marks without a letter that takes them, soft hyphen, zero-width space and joiners, byte order mark.
INVISIBLE = re.compile("[\u0300-\u036f\u00ad\u200b\u200c\u200d\u2060\ufeff]")
MAX_CACHED = 200_000


class Key(NamedTuple):
    """What one piece of text becomes: two keys, empty for a sign, and whether it is joined to the next piece."""

    accented: str
    folded: str
    is_joined: bool


@dataclass
class Analysis:
    """The keys of a text in its order; `pairs` and `compounds` are folded, `accented_pairs` keep their marks."""

    accented: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    accented_pairs: list[str] = field(default_factory=list)
    compounds: list[str] = field(default_factory=list)


def nfc(text: str) -> str:
    """`text` in composed form; Macs write it decomposed."""
    return unicodedata.normalize("NFC", text)


def has_marks(text: str) -> bool:
    """Whether `text` has a diacritic or đ, so that whoever typed it types with accents."""
    return any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", text)) or "đ" in text.lower()


def place_tones(text: str) -> str:
    """`text`, lower case, with the tone of oa, oe and uy on the second vowel: hòa → hoà, qúy → quý."""
    return MISPLACED.sub(lambda found: PLACED[found[0]], nfc(text))


def accented_key(token: str) -> str:
    """The key of one token that keeps its marks."""
    key = place_tones(token.lower())[:MAX_TOKEN]
    return key[0] + key[1].translate(I_TO_Y) if I_OR_Y.fullmatch(key) else key


def folded_key(token: str) -> str:
    """The key of one token without marks; "hoà", "hòa" and "hoa" have the same."""
    key = fold(accented_key(token))
    return f"{key[0]}y" if I_OR_Y.fullmatch(key) else key


def pieces(text: str) -> list[Key]:
    """The tokens of `text` in order, and an empty key for each sign between them."""
    if len(_keys) > MAX_CACHED:
        _keys.clear()
    return [_keys[piece] for piece in PIECE.findall(INVISIBLE.sub("", nfc(text)).lower())]


def folded_tokens(text: str) -> tuple[str, ...]:
    """The folded keys of `text` in order."""
    return tuple(key.folded for key in pieces(text) if key.folded)


def beginnings(folded: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The runs of folded keys that `folded`, whose last may be only begun, can stand for: "ly" was perhaps going to be "lien"."""
    if not folded or not I_OR_Y.fullmatch(folded[-1]):
        return [folded]
    return [folded, (*folded[:-1], f"{folded[-1][0]}i")]


def pair(first: str, second: str) -> str:
    """The key of two neighbours."""
    return f"{first}_{second}"


def analyse(text: str) -> Analysis:
    """All keys of `text`. Neighbours make a pair unless a sign stands between them that does not join them.

    A compound is what joined tokens make when they are written together (TP.HCM → tphcm, G'long → glong).
    """
    keys = pieces(text)
    # Position by number, not by name: this runs for every syllable of 100,000 articles when the index is made anew.
    tokens = [key for key in keys if key[1]]
    if not tokens:
        return Analysis()
    accented, folded, joined = zip(*tokens, strict=True)
    beside = [(first, second) for first, second in pairwise(keys) if first[1] and second[1]]
    return Analysis(
        accented=list(accented),
        folded=list(folded),
        pairs=[f"{first[1]}_{second[1]}" for first, second in beside],
        accented_pairs=[f"{first[0]}_{second[0]}" for first, second in beside],
        compounds=list(_compounds(tokens)) if any(joined) else [],
    )


def _compounds(keys: list[Key]) -> Iterator[str]:
    """Of each run of joined keys: all of it written together."""
    run = ""
    for _, folded, is_joined in keys:
        if is_joined or run:
            run += folded
            if not is_joined:
                if len(run) <= MAX_COMPOUND:
                    yield run
                run = ""


def spans(text: str) -> list[tuple[int, int, Key]]:
    """Where each token of `text` stands: offsets in the NFC form of `text`, and its key."""
    return [(found.start(), found.end(), _keys[found[0].lower()]) for found in TOKEN.finditer(nfc(text))]


class _Keys(dict):
    """Piece of text → key, filled as pieces are met: a language has few syllables, and looking one up is all that is left to do."""

    def __missing__(self, piece: str) -> Key:
        is_joined = len(piece) > 1 and not piece[-1].isalnum()
        token = piece[:-1] if is_joined else piece
        is_token = TOKEN.fullmatch(token) is not None
        key = self[piece] = Key(accented_key(token), folded_key(token), is_joined) if is_token else Key("", "", False)
        return key


_keys = _Keys()
