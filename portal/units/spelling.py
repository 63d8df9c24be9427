"""How names of places are written, and the key that all spellings of one name share. Pure: no Django.

"Đắk G'long", "Đăk Glong", "dak g long" → dakglong; "Lý Sơn", "Lí Sơn" → lison; "Qui Nhơn", "Quy Nhơn" → quynhon.
"""

import re
import unicodedata
from typing import NamedTuple

from portal.ui.folding import fold

# Words that say what kind of unit a place is, folded and without spaces, with the kind that they stand for. What people
# write short stands beside the word; "xa" and "p" are also syllables of names, so a reading without them is never the only one.
KINDS = {
    "trung uong": "trung uong",
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "t p": "thanh pho",
    "tinh": "tinh",
    "t": "tinh",
    "thu do": "thanh pho",
    "quan": "quan",
    "q": "quan",
    "huyen": "huyen",
    "h": "huyen",
    "huyen dao": "huyen",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "t x": "thi xa",
    "thi tran": "thi tran",
    "tt": "thi tran",
    "t t": "thi tran",
    "phuong": "phuong",
    "p": "phuong",
    "f": "phuong",
    "xa": "xa",
    "x": "xa",
    "dak khu": "dac khu",
    "dk": "dac khu",
    "dao": "dac khu",
    "quan dao": "dac khu",
    "chi hoi": "chi hoi",
    "to phu nu": "to",
    "to": "to",
}
# What stands before the name of a place when the body is meant.
BODIES = ("hoi lien hiep phu nu", "hoi lhpn", "hoi phu nu", "hlhpn", "lhpn", "hpn", "ban chap hanh", "bch", "ubnd")
LONGEST_KIND = max(len(kind.split()) for kind in KINDS)

# Đắc Lắc and Đắk Lắk; both syllables occur elsewhere, which does no harm as long as every key is made this way.
_K_FOR_C = {"dac": "dak", "lac": "lak"}
_I_FOR_Y = re.compile(r"^([hklmst])y$")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")
_APOSTROPHES = re.compile("['’‘ʼ´`′]")
_WORDS = re.compile(r"[^\W_]+")


class Reading(NamedTuple):
    """One way to understand what was typed: the kind of unit ("" when none was named) and the key of the place."""

    kind: str
    key: str


def _plain(text: str) -> str:
    """Folded, without what cannot be seen (zero-width signs, direction marks) and with any other space as one."""
    seen = "".join(character for character in unicodedata.normalize("NFC", text) if unicodedata.category(character) != "Cf")
    return _GLUED.sub(" ", _APOSTROPHES.sub("", fold(seen)))


def syllables(text: str) -> list[str]:
    """Folded syllables, spelling variants made one: "Q.1, TP.HCM" → ["q", "1", "tp", "hcm"]."""
    return [_canonical(word) for word in _WORDS.findall(_plain(text))]


def _canonical(syllable: str) -> str:
    if syllable.isdecimal():
        return syllable.lstrip("0") or "0"
    if syllable.startswith("qui"):
        return f"quy{syllable[3:]}"
    return _K_FOR_C.get(syllable) or _I_FOR_Y.sub(r"\1i", syllable)


def name_key(text: str) -> str:
    """The key of a name of a place without its kind."""
    return "".join(syllables(text))


def split_kind(words: list[str]) -> tuple[str, list[str]]:
    """The kind that the syllables `words` begin with, and the rest; "" and all of them when they name none."""
    for length in range(min(LONGEST_KIND, len(words) - 1), 0, -1):
        kind = KINDS.get(" ".join(words[:length]))
        if kind:
            return kind, words[length:]
    return "", words


# As syllables: this is asked for every few words of a long query.
_BODIES = [[_canonical(word) for word in body.split()] for body in BODIES]


def without_body(words: list[str]) -> list[str]:
    """`words` without a leading "Hội LHPN" and its like; nothing is taken when nothing would be left."""
    for prefix in _BODIES:
        if words[: len(prefix)] == prefix and len(words) > len(prefix):
            return without_body(words[len(prefix) :])
    # "Hội phường …" says a body, "Hội An" is a place.
    return words[1:] if words[:1] == ["hoi"] and split_kind(words[1:])[0] else words


def readings(words: list[str]) -> list[Reading]:
    """The ways to read the syllables of one unit: without its kind, and as they stand.

    "phuong lam" may be the ward Lam, and the beginning of Phương Lâm: both are tried.
    """
    found = []
    for start in (without_body(words), words):
        kind, rest = split_kind(start)
        for reading in (Reading(kind, "".join(rest)), Reading("", "".join(start))):
            if reading.key and reading not in found:
                found.append(reading)
    return found


def kind_of(name: str) -> str:
    """The kind that a name begins with: "Quận Bắc Từ Liêm" → "quan"."""
    return split_kind(syllables(name))[0]


def accents(text: str) -> str:
    """What tells "Tân Lập" from "Tấn Lập", but not "Hoà" from "Hòa": per syllable its letters and marks in a fixed order."""
    words = _WORDS.findall(unicodedata.normalize("NFC", _APOSTROPHES.sub("", text.lower())))
    return " ".join("".join(sorted(unicodedata.normalize("NFD", word))) for word in words)


def in_text(name: str) -> str:
    """A name as it stands inside a sentence: "phường Phú Diễn", but "Quận 1" and "Thành phố Hồ Chí Minh".

    The rule of official writing (decree 30/2020/NĐ-CP, appendix II): a kind is written small unless a number or the
    name of a person follows it; of the names of persons only the city is known for certain.
    """
    kind, _, rest = name.partition(" ")
    if rest[:1].isdigit() or name == "Thành phố Hồ Chí Minh" or kind.casefold() not in FIRST_WORDS:
        return name
    return name[:1].lower() + name[1:]


FIRST_WORDS = frozenset(("thành", "tỉnh", "quận", "huyện", "thị", "phường", "xã", "đặc", "chi", "tổ"))
