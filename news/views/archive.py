"""The archive: by year, by month, by day, with a calendar of the days that have stories ("Xem theo ngày")."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.querysets import day_range
from news.views.listings import described, story_list
from portal.ui.heads import crumbs, head
from portal.ui.words import long_date


@dataclass
class Cell:
    """One day or month of a calendar; without `url` nothing was published then."""

    day: date
    url: str = ""
    is_current: bool = False


def day_url(day: date) -> str:
    return reverse("news:day", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}"])


def month_url(day: date) -> str:
    return reverse("news:month", args=[f"{day:%Y}", f"{day:%m}"])


def year_url(day: date) -> str:
    return reverse("news:year", args=[f"{day:%Y}"])


def following(month: date) -> date:
    """The first day of the month after that of `month`."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def preceding(month: date) -> date:
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def filled(spans: list[tuple[date, int]]) -> list[bool]:
    """Whether anything was published in each of `spans`, (first day, number of days).

    One query that looks once per span into the index of times. It is compiled once and asked with the times of all spans:
    as thirty `Exists` it would take longer to write than to answer.
    """
    look, _times = ArticlePage.objects.listed().order_by().on_days(*spans[0]).values("pk").query.sql_with_params()
    times = [connection.ops.adapt_datetimefield_value(time) for span in spans for time in day_range(*span)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join([f"EXISTS({look})"] * len(spans)), times)
        return [bool(found) for found in cursor.fetchone()]


def extent() -> tuple[date, date] | None:
    """The days of the oldest and the newest story."""
    times = ArticlePage.objects.listed().values_list("published_at", flat=True)
    oldest = times.reverse().first()
    return (timezone.localdate(oldest), timezone.localdate(times.first())) if oldest else None


def days_of(month: date, chosen: date | None = None) -> list[list[Cell | None]]:
    """The weeks of a month from Monday on, None where a day belongs to another month."""
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    days = [day for week in weeks for day in week if day.month == month.month]
    has = dict(zip(days, filled([(day, 1) for day in days]), strict=True))
    return [[Cell(day, day_url(day) if has[day] else "", day == chosen) if day in has else None for day in week] for week in weeks]


def months_of(*years: int) -> list[list[Cell]]:
    """The twelve months of each of `years`."""
    months = [date(year, month, 1) for year in years for month in range(1, 13)]
    has = filled([(month, calendar.monthrange(month.year, month.month)[1]) for month in months]) if months else []
    cells = [Cell(month, month_url(month) if full else "") for month, full in zip(months, has, strict=True)]
    return [cells[start : start + 12] for start in range(0, len(cells), 12)]


def parse(year: str, month: str = "01", day: str = "01") -> date:
    """The day that an address names; 404 for one that does not exist or has not come."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404(str(error)) from error
    if found.year < 1930 or found > timezone.localdate():
        raise Http404(f"Nothing was published on {found}")
    return found


def calendar_context(month: date, chosen: date | None = None) -> dict:
    """What `news/_calendar.html` shows: the month with links to the ones beside it that may have stories."""
    month = month.replace(day=1)
    span = extent()
    after = following(month)
    return {
        "month": month,
        "url": month_url(month),
        "chosen": chosen,
        "weekdays": list(zip(_("Mo Tu We Th Fr Sa Su").split(), map(str, WEEKDAYS.values()), strict=True)),
        "weeks": days_of(month, chosen),
        "previous": month_url(preceding(month)) if span and span[0] < month else "",
        "next": month_url(after) if span and after <= span[1] else "",
    }


def archive(request: HttpRequest) -> HttpResponse:
    """All years that have stories; asked with `?ngay=` (the form without script) it goes to that day."""
    if "ngay" in request.GET:
        try:
            asked = date.fromisoformat(request.GET["ngay"])
        except ValueError as error:
            raise Http404(str(error)) from error
        return redirect(day_url(parse(*asked.isoformat().split("-"))))
    span = extent()
    years = list(range(span[1].year, span[0].year - 1, -1)) if span else []
    title = _("Archive")
    trail = crumbs((_("News"), reverse("news:index")), (title, reverse("news:archive")))
    context = {
        "title": title,
        "crumbs": trail,
        "years": [
            (year, year_url(date(year, 1, 1)), months)
            for year, months in zip(years, months_of(*years), strict=True)
            if any(month.url for month in months)
        ],
        "head": head(request, title, trail, description=described(title)),
    }
    return render(request, "news/archive.html", context)


def year_view(request: HttpRequest, year: str) -> HttpResponse:
    first = parse(year)
    title = _("News of %(year)s") % {"year": first.year}
    trail = crumbs((_("News"), reverse("news:index")), (_("Archive"), reverse("news:archive")), (str(first.year), year_url(first)))
    days = 366 if calendar.isleap(first.year) else 365
    return story_list(
        request,
        ArticlePage.objects.listed().on_days(first, days),
        title=title,
        trail=trail,
        template="news/archive_year.html",
        months=months_of(first.year)[0],
        year=first.year,
    )


def month_view(request: HttpRequest, year: str, month: str) -> HttpResponse:
    first = parse(year, month)
    trail = crumbs(
        (_("News"), reverse("news:index")),
        (str(first.year), year_url(first)),
        (_("Month %(month)s") % {"month": f"{first:%m/%Y}"}, month_url(first)),
    )
    return story_list(
        request,
        ArticlePage.objects.listed().on_days(first, calendar.monthrange(first.year, first.month)[1]),
        title=_("News of month %(month)s") % {"month": f"{first:%m/%Y}"},
        trail=trail,
        template="news/archive_days.html",
        calendar=calendar_context(first),
    )


def day_view(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    chosen = parse(year, month, day)
    trail = crumbs(
        (_("News"), reverse("news:index")),
        (str(chosen.year), year_url(chosen)),
        (f"{chosen:%m/%Y}", month_url(chosen)),
        (f"{chosen:%d/%m/%Y}", day_url(chosen)),
    )
    return story_list(
        request,
        ArticlePage.objects.listed().on_days(chosen),
        title=long_date(chosen),
        trail=trail,
        kicker=_("Browse by day"),
        template="news/archive_days.html",
        calendar=calendar_context(chosen, chosen),
        is_day=True,
    )
