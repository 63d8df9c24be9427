"""Days that make sense: not in the future, and not before whoever acts existed."""

import calendar
from datetime import date

from django.utils import timezone

from forum.practices.refusals import BeforeTheUnit, BeforeTheUnitAlone
from portal.units.models import Succession, Unit


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_since(day: date, today: date | None = None) -> int:
    """Whole months from `day` to today."""
    today = today or timezone.localdate()
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def check_existed(unit: Unit, day: date | None, *, by_month: bool = False) -> None:
    """Raises `BeforeTheUnit`, naming the former units, where `unit` did not exist on `day` – in its month, if only months are known."""
    begins = unit.valid_from
    if day is None or begins is None:
        return
    if day >= (begins.replace(day=1) if by_month else begins):
        return
    former = Succession.objects.filter(successor=unit).select_related("predecessor").order_by("kind", "predecessor__path")
    names = [str(succession.predecessor) for succession in former[:4]]
    shown = {"unit": unit.name, "day": f"{begins:%d/%m/%Y}"}
    if names:
        raise BeforeTheUnit(**shown, former="; ".join(names))
    raise BeforeTheUnitAlone(**shown)
