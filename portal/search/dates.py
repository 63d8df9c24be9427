"""Dates as people write them in a search: "tháng 10/2022", "quý 1 2023", "năm ngoái". Pure.

What has no year is no date: "8/3" and "20/10" are feasts, "tháng 10" comes every year. Of two dates in one query neither is taken.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.ui.folding import fold

EARLIEST, YEARS_AHEAD = 1930, 1
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# Numbers in words, as they stand after "tháng" and before "tuần qua".
WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
         "mười hai": 12}  # fmt: skip
NUMBERS = {fold(word): number for word, number in WORDS.items()}
# Nothing may go on where a date begins or ends: "1/10/2022-5", "2021-2025", "năm 2021, 2022".
BEFORE = r"(?<![\w/.:-])(?<![-–] )"
AFTER = r"(?![\w/]|[.:-]\w|\s*[-–]\s*\d|\s*,\s*(?:năm|nam)?\s*\d{4}\b)"
YEAR, DAY, MONTH = r"(?P<y>\d{4})", r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
NAMED = r"mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?:\s+(?:mot|hai))?"
NAMED_MONTH = rf"(?P<m>\d{{1,2}}|{NAMED})"
# A year after its month or quarter, or said from today.
SAID_YEAR = r"nam\s+(?P<said>nay|ngoai|truoc|kia|vua\s+roi)"
OF_YEAR = rf"(?:(?:\s*,?\s*nam)?\s+{YEAR}|\s*[/-]\s*(?P<slashed>\d{{4}})|\s+{SAID_YEAR})"
# "bắt đầu năm 2024" is no beginning of a year.
PART = r"(?<!bat\s)(?<!lan\s)(?P<part>dau|giua|cuoi)"
# "mấy tuần qua", "năm tháng qua" are no week and no month.
ONE = r"(?<!may\s)(?<!cac\s)(?<!nhieu\s)(?<!nhung\s)(?<!nam\s)"
LETTERS = re.compile(r"[^\W\d_]+")
BEFOREHAND = re.compile(r"(?:^|(?<=\s))(tu|truoc|sau|den|toi|giai doan|nhiem ky)\s+$")
UNTIL, UNTIL_NOW = re.compile(r"\s+(?:den|toi)\s+"), re.compile(r"\s+(?:den|toi)\s+nay\b")
# What follows is the number of a paper: "nghị định 10/2022".
NUMBERED = re.compile(r"(?:\bso|\bdinh|\bquyet|\bthong tu|\bchi thi|\bke hoach)\s*:?\s*$")
# Whoever types marks types these; "nam ngoại" and "quỹ 1 2023" are no dates.
SPELLED = frozenset(
    ("ngày", "tháng", "năm", "quý", "hôm", "nay", "qua", "kia", "tuần", "này", "trước", "vừa", "rồi", "ngoái", "gần", "đây", "đầu", "cuối",
     "giữa", "nửa", "một", "hai", "ba", "tư", "bốn", "sáu", "bảy", "tám", "chín", "mười", "i", "ii", "iii", "iv", "từ", "sau", "đến", "tới",
     "hết", "giai đoạn", "nhiệm kỳ")
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    """Days from `first` up to, but not with, `end`; None is open."""

    first: date | None
    end: date | None


@dataclass(frozen=True)
class Dated:
    """A date that was found: where it stands, what it means, and the text there."""

    start: int
    stop: int
    span: Span
    text: str


def find_date(text: str, today: date) -> Dated | None:
    """The one date that `text` (NFC) names; None where it names none, or several that are no period together."""
    found = list(_all(text, today))
    return found[0] if len(found) == 1 else None


def read_point(text: str, today: date) -> Span | None:
    """The days that `text` as a whole is the date of, a year alone included: "2022", "10/2022", "3/8/2024", "2024-08-03", "năm ngoái"."""
    folded = fold(text.strip())
    if re.fullmatch(r"\d{4}", folded):
        return _year(int(folded), today)
    return next((span for pattern, read in FORMS if (found := pattern.fullmatch(folded)) and (span := _read(read, found, today))), None)


def is_vague(text: str) -> bool:
    """Whether the text of a date names a part of a year or month, whose days nobody knows by heart."""
    return re.match(r"(?:tu\s+|truoc\s+|sau\s+)?(?:dau|giua|cuoi)\b", fold(text)) is not None


def _all(text: str, today: date) -> Iterator[Dated]:
    """Dates outside of quotation marks, in order, longer ones first where they overlap; "từ … đến …" is one."""
    folded, at = fold(text), 0
    quoted = [range(found.start(), found.end()) for found in re.finditer(r'"[^"]*"', text)]
    points = _points(text, folded, today)
    while points:
        point = points.pop(0)
        if point.start < at or any(point.start in span for span in quoted):
            continue
        found = _period(text, folded, point, points)
        # What is part of a name has no date in it either: "đến cuối năm 2026".
        at = found.stop if found else point.stop
        if found:
            yield found


def _points(text: str, folded: str, today: date) -> list[Dated]:
    """Every date by itself, at each place the longest first."""
    found = []
    for pattern, read in SEARCHED:
        for match in pattern.finditer(folded):
            span, here = _read(read, match, today), text[match.start() : match.end()]
            is_number = here[0].isdigit() and NUMBERED.search(folded[: match.start()])
            if span and not is_number and _is_spelled(text, match):
                found.append(Dated(match.start(), match.end(), span, here))
    return sorted(found, key=lambda point: (point.start, -point.stop))


def _is_spelled(text: str, match: re.Match) -> bool:
    """Whether the marks of what stands there are those of a date, as far as there are any; "tháng từ" is not "tháng tư"."""
    said = match.groupdict().get("m") and text[slice(*match.span("m"))].lower()
    if said and not said.isdigit() and " ".join(said.split()) not in WORDS and said != fold(said):
        return False
    return all(word in SPELLED or word == fold(word) for word in LETTERS.findall(text[slice(*match.span())].lower()))


def _period(text: str, folded: str, point: Dated, rest: list[Dated]) -> Dated | None:
    """`point` with the word before it (từ, trước, sau) and the point after "đến"; None after words that make a date part of a name."""
    before = BEFOREHAND.search(folded[: point.start])
    if before and (typed := text[before.start(1) : before.end(1)].lower()) not in SPELLED and typed != fold(typed):
        before = None
    if before is None:
        return point
    start, first, end = before.start(), point.span.first, point.span.end
    if before[1] == "truoc":
        return Dated(start, point.stop, Span(None, first), text[start : point.stop])
    if before[1] == "sau":
        return Dated(start, point.stop, Span(end, None), text[start : point.stop])
    if before[1] != "tu":
        return None
    to = next((other for other in rest if UNTIL.fullmatch(folded[point.stop : other.start])), None)
    if to and first < to.span.end:
        return Dated(start, to.stop, Span(first, to.span.end), text[start : to.stop])
    now = UNTIL_NOW.match(folded[point.stop :])
    stop = point.stop + (now.end() if now else 0)
    return Dated(start, stop, Span(first, None), text[start:stop])


def _read(read: Callable, match: re.Match, today: date) -> Span | None:
    """What the match means; None where there is no such day, or it lies where nobody looks."""
    try:
        span = read(match.groupdict(), today)
    except (ValueError, OverflowError, KeyError):
        return None
    edge = span and (span.first or span.end)
    return span if edge and EARLIEST <= edge.year <= today.year + YEARS_AHEAD else None


def _year(year: int, today: date) -> Span | None:
    return Span(date(year, 1, 1), date(year + 1, 1, 1)) if EARLIEST <= year <= today.year + YEARS_AHEAD else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS[" ".join(said.split())]


def _year_of(found: dict, today: date) -> int:
    """The year that was written or said."""
    written = found.get("y") or found.get("slashed")
    if written:
        return int(written)
    return today.year - {"nay": 0, "kia": 2}.get(found["said"], 1)


def _months(year: int, month: int, count: int = 1) -> Span:
    """`count` months from the first of `month`, which may lie outside of 1 to 12."""
    first, end = divmod(12 * year + month - 1, 12), divmod(12 * year + month - 1 + count, 12)
    return Span(date(first[0], first[1] + 1, 1), date(end[0], end[1] + 1, 1))


def _month(found: dict, today: date) -> Span:
    if not 1 <= _number(found["m"]) <= 12:
        raise ValueError(found["m"])
    return _months(_year_of(found, today), _number(found["m"]))


def _from_month(found: dict, today: date) -> Span:
    """ "từ tháng 3 đến tháng 5 năm 2025"."""
    last, first = _month(found, today), _month(found | {"m": found["first"]}, today)
    if last.first < first.first:
        raise ValueError(found["first"])
    return Span(first.first, last.end)


def _from_year(found: dict, today: date) -> Span | None:
    """ "từ 2021 đến 2023"."""
    first, last = _year(int(found["first"]), today), _year(int(found["y"]), today)
    return Span(first.first, last.end) if first and last and first.first < last.end else None


def _part_of_year(found: dict, today: date) -> Span:
    """Beginning, middle and end of a year are four months each."""
    return _months(_year_of(found, today), {"dau": 1, "giua": 5, "cuoi": 9}[found["part"]], 4)


def _part_of_month(found: dict, today: date) -> Span:
    """ "đầu tháng 10/2025", "cuối tháng trước": ten days each."""
    is_named = found.get("m") is not None
    month = _month(found, today) if is_named else _months(today.year, today.month - (found["which"] != "nay"))
    days = [month.first, month.first + timedelta(days=10), month.first + timedelta(days=20), month.end]
    at = ("dau", "giua", "cuoi").index(found["part"])
    return Span(days[at], days[at + 1])


def _day(found: dict, today: date) -> Span:
    day = date(_year_of(found, today), _number(found["m"]), int(found["d"]))
    return Span(day, day + timedelta(days=1))


def _quarter(found: dict, today: date) -> Span:
    quarter = ROMAN.get(found["q"]) or int(found["q"])
    return _months(_year_of(found, today), 3 * quarter - 2, 3)


def _half(found: dict, today: date) -> Span:
    """ "6 tháng đầu năm 2024", "9 tháng đầu năm nay"; of "nửa đầu năm" six."""
    count = _number(found.get("n") or "6")
    return _months(_year_of(found, today), 1 if found["half"] == "dau" else 13 - count, count)


def _days(first: int, end: int) -> Callable:
    return lambda found, today: Span(today + timedelta(days=first), today + timedelta(days=end))


def _weeks(first: int) -> Callable:
    """A week begins on Monday."""
    return lambda found, today: Span(
        today + timedelta(days=7 * first - today.weekday()), today + timedelta(days=7 * (first + 1) - today.weekday())
    )


def _last(found: dict, today: date) -> Span:
    """ "3 tháng qua": so many days, weeks, months or years up to and with today."""
    count, tomorrow = _number(found.get("n") or "1"), today + timedelta(days=1)
    if not 0 < count <= 100:
        raise ValueError(count)
    if found["u"] in ("ngay", "tuan"):
        return Span(tomorrow - timedelta(days=count * (1 if found["u"] == "ngay" else 7)), tomorrow)
    months = _months(today.year, today.month - count * (1 if found["u"] == "thang" else 12))
    return Span(months.first.replace(day=min(today.day, 28)), tomorrow)


def _so_far(found: dict, today: date) -> Span:
    return Span(date(today.year, 1, 1), today + timedelta(days=1))


def _this_quarter(shift: int) -> Callable:
    return lambda found, today: _months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3)


# Folded forms and how they are read. A later one that overlaps an earlier start gives way to the longer.
PATTERNS: tuple[tuple[str, Callable], ...] = (
    (rf"(?:ngay\s+)?{DAY}(?P<sign>[/.-]){MONTH}(?P=sign){YEAR}", _day),
    (rf"(?:ngay\s+)?{DAY}\s+thang\s+{NAMED_MONTH}(?:\s+nam\s+{YEAR}|\s+{SAID_YEAR})", _day),
    (rf"ngay\s+{DAY}[/-]{MONTH}(?:\s+nam\s+{YEAR}|\s+{SAID_YEAR})", _day),
    (rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)", _day),
    (rf"(?:thang\s+)?{MONTH}\s?[/-]\s?{YEAR}", _month),
    (rf"thang\s+{NAMED_MONTH}{OF_YEAR}", _month),
    (rf"{YEAR}-(?P<m>\d\d)", _month),
    (rf"tu\s+thang\s+(?P<first>\d{{1,2}}|{NAMED})\s+(?:den|toi)\s+(?:het\s+)?thang\s+{NAMED_MONTH}{OF_YEAR}", _from_month),
    (rf"tu\s+(?:nam\s+)?(?P<first>\d{{4}})\s+(?:den|toi)\s+(?:het\s+)?(?:nam\s+)?{YEAR}", _from_year),
    (rf"quy\s+(?P<q>[1-4]|iv|i{{1,3}}){OF_YEAR}", _quarter),
    (rf"(?P<n>3|6|9|ba|sau|chin)\s+thang\s+(?P<half>dau|cuoi)(?:\s+nam\s+{YEAR}|\s+{SAID_YEAR})", _half),
    (rf"nua\s+(?P<half>dau|cuoi)(?:\s+nam\s+{YEAR}|\s+{SAID_YEAR})", _half),
    (rf"{PART}(?:\s+nam\s+{YEAR}|\s+{SAID_YEAR})", _part_of_year),
    (rf"{PART}\s+thang\s+{NAMED_MONTH}{OF_YEAR}", _part_of_month),
    (rf"{PART}\s+thang\s+(?P<which>nay|truoc|vua\s+roi)", _part_of_month),
    (r"tu\s+dau\s+nam(?:\s+nay)?\s+(?:den|toi)\s+nay", _so_far),
    (rf"nam\s+{YEAR}", lambda found, today: _year(int(found["y"]), today)),
    (r"hom\s+nay", _days(0, 1)),
    (r"hom\s+qua", _days(-1, 0)),
    (r"hom\s+kia", _days(-2, -1)),
    (r"tuan\s+nay", _weeks(0)),
    (r"tuan\s+(?:truoc|vua\s+roi)", _weeks(-1)),
    (rf"{ONE}tuan\s+qua", _days(-6, 1)),
    (r"thang\s+nay", lambda found, today: _months(today.year, today.month)),
    (r"thang\s+(?:truoc|vua\s+roi)", lambda found, today: _months(today.year, today.month - 1)),
    (r"quy\s+nay", _this_quarter(0)),
    (r"quy\s+truoc", _this_quarter(-1)),
    (SAID_YEAR, lambda found, today: _year(_year_of(found, today), today)),
    (rf"(?P<n>\d{{1,3}}|{NAMED.replace('|nam', '')})\s+(?P<u>ngay|tuan|thang|nam)\s+(?:qua|gan\s+day|vua\s+qua)", _last),
    (rf"{ONE}(?P<u>tuan|thang|nam)\s+vua\s+qua", _last),
)
FORMS = tuple((re.compile(pattern), read) for pattern, read in PATTERNS)
SEARCHED = tuple((re.compile(f"{BEFORE}{pattern}{AFTER}"), read) for pattern, read in PATTERNS)
