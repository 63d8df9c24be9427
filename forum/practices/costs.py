"""Sums of money as people write them, in đồng. Pure: no Django, no settings.

>>> parse("khoảng 60 triệu")
60000000
>>> parse("1 tỷ 200 triệu"), parse("60.000.000đ"), parse("2tr5"), parse("500k")
(1200000000, 60000000, 2500000, 500000)
>>> parse("1 tỷ 2"), parse("60 triệu 500")
(1200000000, 60500000)
"""

import re
import unicodedata
from decimal import Decimal

MOST = 10**13
# Below this a bare number may be meant in thousands or millions; nobody but its writer knows.
LEAST_WITHOUT_UNIT = 1_000

UNITS = {"ty": 10**9, "ti": 10**9, "trieu": 10**6, "tr": 10**6, "trd": 10**6, "nghin": 10**3, "ngan": 10**3, "k": 10**3, "dong": 1, "": 1}
NOTHING = re.compile(r"^(?:0|khong|khong co|khong ton|khong mat|mien phi|khong dong)(?: (?:chi phi|kinh phi|tien|dong|gi|phi|dong nao))*$")
AROUND = re.compile(r"^(?:khoang|chung|tam|co|gan|hon|tren|duoi|xap xi|uoc|uoc tinh|tong|~|≈|\s)+")
AFTER = re.compile(r"\s*(?:/|moi|mot|1|hang|tren)\s*(?:nam|ky|lan|dot|mo hinh)\s*$")
# Twelve times as much is meant, or four, and nobody would see it afterwards.
BY_MONTH = re.compile(r"(?:/|\b(?:moi|mot|1|hang|tren))\s*(?:thang|tuan|ngay|quy)\b")
PART = re.compile(
    r"(?P<number>\d[\d.,]*)\s*(?P<unit>ty|ti|trieu|trd|tr|nghin|ngan|k|)(?P<tail>\d{1,3})?(?P<half>\s*ruoi)?\s*(?:dong|d|vnd|vnđ|₫)?(?![a-z\d])"
)
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])")
RANGE = re.compile(r"\d\s*(?:-|–|—|den|toi|->)\s*\d")


class Unclear(ValueError):
    """The sum cannot be read. `why` is "range", "small", "negative", "large", "period" or "words"."""

    def __init__(self, why: str):
        self.why = why
        super().__init__(why)


def parse(text: str) -> int | None:
    """The sum in đồng; None for an empty text. Raises `Unclear` rather than guess."""
    plain = _plain(text)
    if not plain:
        return None
    if NOTHING.match(plain):
        return 0
    if re.match(r"^[-−–]\s*\d", plain):
        raise Unclear("negative")
    if BY_MONTH.search(plain):
        raise Unclear("period")
    plain = AFTER.sub("", AROUND.sub("", plain)).strip()
    if RANGE.search(plain):
        raise Unclear("range")
    total, place, last = Decimal(0), 0, None
    for match in PART.finditer(plain):
        if plain[place : match.start()].strip(" ,") or (last is not None and UNITS[match["unit"]] >= last):
            raise Unclear("words")
        total += _value(match) if last is None or match["unit"] else _rest(match, last)
        place, last = match.end(), UNITS[match["unit"]]
    if last is None or plain[place:].strip(" ."):
        raise Unclear("words")
    return _checked(total, has_unit=plain.strip("0123456789., ") != "")


def _checked(total: Decimal, *, has_unit: bool) -> int:
    if total > MOST:
        raise Unclear("large")
    if total != int(total):
        raise Unclear("words")
    if not has_unit and 0 < total < LEAST_WITHOUT_UNIT:
        raise Unclear("small")
    return int(total)


def _plain(text: str) -> str:
    """Lower case, without marks, single spaces, ordinary digits."""
    text = unicodedata.normalize("NFKC", text or "").lower().replace("đ", "d").replace("\u2212", "-")
    text = "".join(character for character in unicodedata.normalize("NFD", text) if not unicodedata.combining(character))
    return GROUPED.sub(lambda match: match[0].replace(" ", ""), " ".join(text.split()))


def _value(match: re.Match) -> Decimal:
    """60,5 triệu; 2tr5 and 2 triệu rưỡi are two and a half million; 1tr250 is one million and a quarter."""
    unit = UNITS[match["unit"]]
    number = _number(match["number"], has_unit=unit > 1)
    if match["tail"]:
        number += Decimal(f"0.{match['tail']}")
    if match["half"]:
        number += Decimal("0.5")
    return number * unit


def _rest(match: re.Match, unit: int) -> Decimal:
    """A number without a unit behind one that has one: 1 tỷ 2 is 1,2 tỷ, 60 triệu 500 is 60,5 triệu, 60 triệu 500.000 as it says."""
    amount = _number(match["number"], has_unit=False)
    if amount >= LEAST_WITHOUT_UNIT:
        return amount
    if re.fullmatch(r"\d|\d{3}", match[0].strip()):
        return amount * unit / 10 ** len(match[0].strip())
    raise Unclear("words")  # "1 tỷ 20" may be 1,2 tỷ or 1,02; "1 tỷ 2 đồng" is said of neither.


def _number(written: str, *, has_unit: bool) -> Decimal:
    """Dots in threes are thousands; before a unit a single comma or dot is a decimal one."""
    written = written.rstrip(".,")
    if re.fullmatch(r"\d+", written):
        return Decimal(written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", written) and not (has_unit and re.fullmatch(r"0\.\d{3}", written)):
        return Decimal(written.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written) and not has_unit:
        return Decimal(written.replace(",", ""))
    if has_unit and re.fullmatch(r"\d+[.,]\d{1,3}", written):
        return Decimal(written.replace(",", "."))
    raise Unclear("words")
