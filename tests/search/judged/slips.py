"""The judged queries as people mistype them: one slip in each, and raw Telex. The same query always gets the same slip. Pure."""

import unicodedata
import zlib
from random import Random

from portal.ui.folding import fold

# Keys that lie beside each other on the keyboard.
NEIGHBOURS = (
    "q:wa w:qeas e:wrsd r:etdf t:ryfg y:tugh u:yihj i:uojk o:ipkl p:ol a:qwsz s:awedxz d:serfcx f:drtgvc g:ftyhbv h:gyujnb j:huikmn"
    " k:jiolm l:kop z:asx x:zsdc c:xdfv v:cfgb b:vghn n:bhjm m:njk"
)
BESIDE = dict(pair.split(":") for pair in NEIGHBOURS.split())
TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
SHAPES = {"\u0302": {"a": "aa", "e": "ee", "o": "oo"}, "\u0306": {"a": "aw"}, "\u031b": {"o": "ow", "u": "uw"}}


def typo(text: str) -> str:
    """`text` without marks and with one slip in one longer word: a letter left out, doubled, swapped with the next, or its neighbour."""
    words = fold(text).split()
    rng = Random(zlib.crc32(text.encode()))
    longest = [at for at, word in enumerate(words) if len(word) >= 4 and word.isalpha()] or [
        at for at, word in enumerate(words) if len(word) >= 2 and word.isalpha()
    ]
    at = rng.choice(longest)
    words[at] = _slipped(words[at], rng)
    return " ".join(words)


def _slipped(word: str, rng: Random) -> str:
    place = rng.randrange(1, len(word))
    how = rng.randrange(4)
    if how == 0:
        return word[:place] + word[place + 1 :]
    if how == 1:
        return word[:place] + word[place] + word[place:]
    if how == 2 and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + rng.choice(BESIDE[word[place]]) + word[place + 1 :]


def telex(text: str) -> str:
    """What the keys of Telex write where the keyboard does not speak Vietnamese: "phụ nữ" → "phuj nuwx"."""
    return " ".join(map(_keys, text.lower().split()))


def _keys(word: str) -> str:
    letters, tone = [], ""
    for character in unicodedata.normalize("NFC", word):
        if character == "đ":
            letters.append("dd")
            continue
        base, *marks = unicodedata.normalize("NFD", character)
        for mark in marks:
            tone = TONES.get(mark, tone)
            base = SHAPES.get(mark, {}).get(base, base)
        letters.append(base)
    end = max((at for at, letter in enumerate(letters) if letter.isalnum()), default=-1) + 1
    return "".join([*letters[:end], tone, *letters[end:]])
