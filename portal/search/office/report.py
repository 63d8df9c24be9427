"""What people look for, as the office reads it: three lists and how it went from day to day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.search.office.chart import Chart, draw
from portal.search.office.models import Asked

PERIODS = {7: _("7 days"), 30: _("30 days"), 90: _("90 days"), 180: _("180 days")}
LISTS = {"nhieu-nhat": _("Asked most often"), "khong-thay": _("Nothing found"), "khong-mo": _("Nothing opened")}
SHOWN, EXPORTED = 50, 5_000


@dataclass(frozen=True)
class Line:
    """One query in a list. `rank` is where on average the results stood that were opened, None where nothing tells."""

    key: str
    text: str
    times: int
    missed: int
    found: int
    opened: int
    advised: int
    rank: float | None


@dataclass(frozen=True)
class Report:
    """The last `days` days, and one list of them."""

    days: int = 30
    chosen: str = "nhieu-nhat"

    @classmethod
    def of(cls, days: str, name: str) -> "Report":
        """As an address asks for it; what makes no sense is the usual one."""
        known = {str(each): each for each in PERIODS}
        return cls(known.get(days, cls.days), name if name in LISTS else cls.chosen)

    @property
    def last(self) -> date:
        return timezone.localdate()

    @property
    def first(self) -> date:
        return self.last - timedelta(days=self.days - 1)

    @cached_property
    def asked(self):
        return Asked.objects.within(self.days)

    @cached_property
    def chart(self) -> Chart:
        return draw(self.by_day, self.first, self.last)

    @cached_property
    def by_day(self) -> dict[date, tuple[int, int]]:
        return self.asked.by_day()

    @property
    def times(self) -> int:
        return sum(times for times, _missed in self.by_day.values())

    @property
    def missed(self) -> int:
        return sum(missed for _times, missed in self.by_day.values())

    def lines(self, most: int = SHOWN) -> list[Line]:
        """The first `most` of the list; two queries."""
        by_list = {
            "nhieu-nhat": self.asked.by_query,
            "khong-thay": self.asked.missed_by_query,
            "khong-mo": self.asked.unopened_by_query,
        }
        rows = list(by_list[self.chosen]()[:most])
        found = self.asked.last_found([row["key"] for row in rows])
        return [_line(row, found.get(row["key"], 0)) for row in rows]


def _line(row: dict, found: int) -> Line:
    ranked = row["all_opened"] - row["all_advised"]
    return Line(
        key=row["key"],
        text=row["shown"],
        times=row["all_times"],
        missed=row["all_missed"],
        found=found,
        opened=row["all_opened"],
        advised=row["all_advised"],
        rank=round(row["all_ranks"] / ranked, 1) if ranked > 0 else None,
    )
