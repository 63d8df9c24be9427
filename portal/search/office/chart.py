"""Numbers over time as columns, drawn by the server. Pure: no Django, no settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 720, 200
TOP, BOTTOM, LEFT = 12, 28, 44
# A month is shown by days, what is longer by weeks.
MOST_DAYS = 31
# Where the columns may end, so that the lines behind them stand at round numbers.
ROUND = (1, 2, 4, 5, 10)
# A day below the axis for so many columns, that no two dates meet.
EVERY = 7


@dataclass(frozen=True)
class Column:
    """Days from `first` to `last`; `x` and `width`, tops and heights are units of the drawing. `label` stands below some of them."""

    first: date
    last: date
    times: int
    missed: int
    x: float
    width: float
    y: float
    height: float
    missed_y: float
    missed_height: float
    label: str


@dataclass(frozen=True)
class Line:
    """A line behind the columns and the number that it stands for."""

    y: float
    value: int


@dataclass(frozen=True)
class Chart:
    columns: list[Column]
    lines: list[Line]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - BOTTOM
    left: int = LEFT


def highest(most: int) -> int:
    """The round number at or above `most`: 7 → 8, 130 → 200. Even from 2 on, so that its half is a whole number."""
    tens = 1
    while True:
        for step in ROUND:
            if step * tens >= most and (step * tens) % 2 == 0:
                return step * tens
        tens *= 10


def draw(days: Mapping[date, tuple[int, int]], first: date, last: date) -> Chart:
    """A column for each day from `first` to `last`, or for each week where that would be too many."""
    step = 1 if (last - first).days < MOST_DAYS else 7
    spans = [(day, min(day + timedelta(step - 1), last)) for day in _every(first, last, step)]
    sums = [[sum(values) for values in zip(*_of(days, span), strict=True)] for span in spans]
    top, tall, place = highest(max(times for times, _missed in sums)), HEIGHT - TOP - BOTTOM, (WIDTH - LEFT) / len(spans)
    columns = []
    for number, ((begins, ends), (times, missed)) in enumerate(zip(spans, sums, strict=True)):
        height, missed_height = round(tall * times / top, 1), round(tall * missed / top, 1)
        ground = HEIGHT - BOTTOM
        x, width = round(LEFT + number * place + place * 0.12, 1), round(place * 0.76, 1)
        label = f"{begins:%d/%m}" if number % _labelled(len(spans)) == 0 else ""
        columns.append(Column(begins, ends, times, missed, x, width, ground - height, height, ground - missed_height, missed_height, label))
    lines = [Line(round(HEIGHT - BOTTOM - tall * share, 1), int(top * share)) for share in (0, 0.5, 1)]
    return Chart(columns, lines)


def _labelled(number: int) -> int:
    return max(1, -(-number // EVERY))


def _every(first: date, last: date, step: int) -> list[date]:
    return [first + timedelta(days) for days in range(0, (last - first).days + 1, step)]


def _of(days: Mapping[date, tuple[int, int]], span: tuple[date, date]) -> list[tuple[int, int]]:
    return [days.get(day, (0, 0)) for day in _every(*span, 1)]
