"""Numbers and months as people write them. Pure: no Django, no settings."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

MOST = Decimal(10) ** 15
MONTH = re.compile(r"(?:thang\s*)?(?P<month>\d{1,2})\s*(?:[/.\-]|nam)\s*(?P<year>\d{4})")
DAY = re.compile(r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
# Nothing of the federation is older than the federation: 20 October 1930.
FIRST_YEAR = 1930


class Unclear(ValueError):
    """It cannot be read. `why` is "words", "negative", "large", "comma", "percent" or "month"."""

    def __init__(self, why: str):
        self.why = why
        super().__init__(why)


def parse(text: str) -> tuple[Decimal, bool] | None:
    """The number and whether a % stood behind it; None for an empty text. "78,85 %" → (78.85, True), "1.234" → (1234, False).

    "1,234" may be meant either way and is refused. Raises `Unclear`.
    """
    plain = unicodedata.normalize("NFKC", str(text or "")).replace("\u2212", "-").strip()
    if not plain:
        return None
    is_percent = plain.endswith("%")
    plain = plain.rstrip("%").strip().replace(" ", "").replace("\u00a0", "")
    if plain.startswith("-"):
        raise Unclear("negative")
    # No share has thousands: its comma is a decimal one.
    value = Decimal(plain.replace(",", ".")) if is_percent and re.fullmatch(r"[0-9]{1,3},[0-9]{3}", plain) else _value(plain)
    if value > MOST:
        raise Unclear("large")
    if is_percent and value > 100:
        raise Unclear("percent")
    return value.quantize(Decimal("0.01")), is_percent


def _value(plain: str) -> Decimal:
    if not plain.isascii():
        raise Unclear("words")
    if re.fullmatch(r"\d{1,20}", plain):
        return Decimal(plain)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,2})?", plain) and not plain.startswith("0."):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain):
        raise Unclear("comma")
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,6}", plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,15}[.,]\d{1,6}", plain):
        return Decimal(plain.replace(",", "."))
    raise Unclear("words")


def whole(text: str) -> int | None:
    """A whole number that is not negative: people, days."""
    found = parse(text)
    if found is None:
        return None
    value, is_percent = found
    if is_percent or value != int(value):
        raise Unclear("words")
    return int(value)


def parse_month(text: str) -> date | None:
    """The first day of the month: "10/2023", "tháng 10 năm 2023", "2023-10", "15/10/2023"; None for an empty text. Raises `Unclear`."""
    plain = unicodedata.normalize("NFD", str(text or "").strip().lower())
    plain = " ".join("".join(character for character in plain if not unicodedata.combining(character)).split())
    if not plain:
        return None
    for pattern in (DAY, ISO, MONTH):
        if match := pattern.fullmatch(plain):
            return _first_day(match)
    raise Unclear("month")


def _first_day(match: re.Match) -> date:
    year, month = int(match["year"]), int(match["month"])
    try:
        date(year, month, int(match.groupdict().get("day") or 1))
    except ValueError:
        raise Unclear("month") from None
    if year < FIRST_YEAR:
        raise Unclear("month")
    return date(year, month, 1)


def short(value: Decimal) -> str:
    """As it is read, with two decimals at most and none that are nought: 78.85 → "78,85", 1200.00 → "1.200"."""
    whole_part, _dot, rest = f"{value:,.2f}".partition(".")
    rest = rest.rstrip("0")
    return whole_part.replace(",", ".") + (f",{rest}" if rest else "")
