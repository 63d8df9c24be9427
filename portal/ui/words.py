"""Dates and numbers as Vietnamese newspapers write them; in English where a reader chose English."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def is_vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


def local(value: date | datetime) -> date | datetime:
    """A time in the federation's zone; a day as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def long_date(value: date | datetime) -> str:
    """ "Thứ năm, 25/04/2024 - 12:42"; of a day without the time."""
    value = local(value)
    if not is_vietnamese():
        return date_format(value, "l, j F Y, H:i" if isinstance(value, datetime) else "l, j F Y")
    day = f"{WEEKDAYS[value.weekday()]}, {value:%d/%m/%Y}"
    return f"{day} - {value:%H:%M}" if isinstance(value, datetime) else day


def short_date(value: date | datetime) -> str:
    """ "25/04/2024"."""
    value = local(value)
    return f"{value:%d/%m/%Y}" if is_vietnamese() else date_format(value, "j M Y")


def ago(value: datetime) -> str:
    """How long ago within one day, "hôm qua" with the time, before that the date."""
    now = timezone.now()
    minutes = int((now - value).total_seconds() // 60)
    if 0 <= minutes < 1:
        return _("just now")
    if 0 <= minutes < 60:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    days = (timezone.localdate(now) - timezone.localdate(value)).days
    if days == 0 and minutes > 0:
        return ngettext("%(count)d hour ago", "%(count)d hours ago", minutes // 60) % {"count": minutes // 60}
    if days == 1:
        return _("yesterday, %(time)s") % {"time": f"{timezone.localtime(value):%H:%M}"}
    return short_date(value)


def number(value: int | float | Decimal | str, places: int | None = None) -> str:
    """478250000 → "478.250.000", 78.85 → "78,85"; in English 478,250,000 and 78.85. What is no number stays as it is."""
    try:
        amount = Decimal(str(value))
    except ArithmeticError:
        return str(value)
    if places is not None:
        text = f"{amount:,.{places}f}"
    else:
        whole = amount == amount.to_integral_value()
        text = f"{int(amount):,}" if whole else f"{amount.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,")) if is_vietnamese() else text
