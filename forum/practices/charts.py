"""Numbers as drawings of the server: bars in a row of their own measure. Pure: no Django, no settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT = 640, 160
LEFT, BOTTOM = 4, 24


@dataclass(frozen=True)
class Bar:
    """A share of a whole, for `<rect width>` in a drawing of 100 units."""

    label: str
    value: Decimal
    width: Decimal


def bars(rows: Iterable[tuple[str, Decimal]], most: Decimal | None = None) -> list[Bar]:
    """A bar for each of `rows`, the longest 100 wide – or as far as `most`, 100 % for percentages."""
    rows = list(rows)
    top = most or max((value for _label, value in rows), default=Decimal(0))
    return [Bar(label, value, round(100 * value / top, 2) if top else Decimal(0)) for label, value in rows]


@dataclass(frozen=True)
class Line:
    """A growing number over time: the points of a polyline, the area below it, and where it ends."""

    points: str
    area: str
    x: int
    y: int
    first: date
    last: date
    total: int


def line(months: list[tuple[date, int]]) -> Line | None:
    """Steps from the first to the last month; None where there are fewer than two."""
    if len(months) < 2:
        return None
    first, last, total = months[0][0], months[-1][0], months[-1][1]
    span = max((last - first).days, 1)
    places = [
        (LEFT + round((WIDTH - 2 * LEFT) * (month - first).days / span), HEIGHT - BOTTOM - round((HEIGHT - BOTTOM - 12) * count / total))
        for month, count in months
    ]
    points = " ".join(f"{x},{y}" for x, y in places)
    ground = HEIGHT - BOTTOM
    return Line(points, f"{places[0][0]},{ground} {points} {places[-1][0]},{ground}", *places[-1], first, last, total)


@dataclass(frozen=True)
class Column:
    x: int
    y: int
    height: int


STEP, THICK, TALL = 14, 10, 36


def columns(counts: list[int]) -> list[Column]:
    """A column for each count, the highest TALL high; one of any count is at least 2 high, so that one is not taken for none."""
    top = max(counts, default=0)
    heights = [max(2, round(TALL * count / top)) if count else 0 for count in counts]
    return [Column(STEP * place, TALL - height, height) for place, height in enumerate(heights)]


def columns_width(number: int) -> int:
    return STEP * number - (STEP - THICK)
