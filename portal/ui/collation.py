"""The order of the Vietnamese alphabet. Pure: no Django, and no trust in the collation of a database."""

import re
import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # Huyền, hỏi, ngã, sắc, nặng; a syllable without a mark comes first.
POSITIONS = {letter: position for position, letter in enumerate(LETTERS)}
SYLLABLE = re.compile(r"\d+|[^\W\d_]+")


def _syllable_key(syllable: str) -> tuple:
    if syllable.isdecimal():
        return (0, int(syllable), (), ())
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", syllable.lower()):
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts if mark in TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(POSITIONS.get(letter, len(LETTERS) + ord(letter[0])))
        tones.append(TONES.index(tone) + 1 if tone else 0)
    return (1, 0, tuple(letters), tuple(tones))


def collation_key(text: str) -> tuple:
    """Key for `sorted`: a ă â b c d đ e ê …, the tone of a syllable after its letters, numbers by value.

    "Cần Thơ" < "Đà Nẵng" < "Yên Bái"; "Quận 2" < "Quận 10"; "Ba Vì" < "Bà Rịa" < "Bạc Liêu". Signs are passed over.
    """
    return tuple(_syllable_key(syllable) for syllable in SYLLABLE.findall(unicodedata.normalize("NFC", text)))
