"""How names of topics are compared and sorted. Pure: no Django.

One subject is written in several ways: "Bình đẳng giới", "BÌNH ĐẲNG GIỚI", "binh dang gioi", "Kĩ năng số", "Kỹ năng số".
"""

import re
import unicodedata

from portal.ui.collation import collation_key
from portal.ui.folding import fold

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORDS = re.compile(r"[^\W_]+")
_I_FOR_Y = re.compile(r"^([hklmst])y$")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def tidy(name: str) -> str:
    """`name` as it is kept: NFC, without what cannot be seen and what separates tags, with single spaces."""
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    return " ".join(re.sub(r'["“”;]', " ", seen).split()).strip(" .,")


def folded(text: str) -> str:
    """The words of `text` without marks, i for y where they sound alike, one space between them: "kỹ năng" → "ki nang"."""
    return " ".join(_I_FOR_Y.sub(r"\1i", word) for word in _WORDS.findall(fold(tidy(text))))


def topic_key(name: str) -> str:
    """What all spellings of one subject share: "Bình đẳng giới", "binh dang gioi" → binhdanggioi.

    A single syllable keeps its marks, because they alone tell "Lúa" from "Lụa"; of two or more, the neighbours tell.
    """
    words = folded(name).split()
    return "".join(words) if len(words) != 1 else "".join(_WORDS.findall(tidy(name).lower()))


def order_key(name: str) -> str:
    """Sorts as `collation_key` does, written in digits and capitals only, which every database sorts alike."""
    parts = []
    for kind, number, letters, tones in collation_key(name):
        if kind == 0:
            parts.append(f"0{number:012d}"[:13])
        else:
            # A closing 0 sorts before every letter, so that a shorter syllable comes first.
            parts.append("1" + "".join(_DIGITS[min(letter, 34) + 1] for letter in letters) + "0" + "".join(map(str, tones)))
    return "".join(parts)[:300]
