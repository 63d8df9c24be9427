"""What a unit and all below it did in a period, month by month. Of units, never of persons."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.models import Post, Thread
from forum.practices.dates import months_after
from forum.practices.models import Adoption, AdoptionReport, Practice, Recognition
from portal.search.models import SearchDocument
from portal.units.models import Lineage, Unit

MOST_MONTHS = 36


@dataclass
class Line:
    """One thing that is counted: its name, and the count of each month in the order of `Ledger.months`."""

    key: str
    label: str | Promise
    counts: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass
class Ledger:
    unit: Unit
    months: list[date]
    lines: list[Line]


def ledger(unit: Unit, first: date, last: date) -> Ledger:
    """The months from that of `first` to that of `last`, at most 36 of them. Eight queries."""
    months = months_between(first, last)
    start = timezone.make_aware(datetime.combine(months[0], time()))
    end = timezone.make_aware(datetime.combine(months_after(months[-1], 1), time()))
    within = Lineage.objects.filter(ancestor=unit).values("unit")
    lines = []
    for key, label, rows, moment in counted(within):
        by_month = _by_month(rows.filter(**{f"{moment}__gte": start, f"{moment}__lt": end}), moment)
        lines.append(Line(key, label, [by_month.get(month, 0) for month in months]))
    return Ledger(unit, months, lines)


def counted(within) -> list[tuple[str, str | Promise, QuerySet, str]]:
    """What is counted: a key, its name, the rows of the units `within`, and the field that says when."""
    shown = {"practice__state": "shown", "practice__published_at__isnull": False}
    answered = Post.objects.shown().filter(official_unit__in=within)
    accepted = Thread.objects.filter(unit__in=within, accepted_post__isnull=False, state="shown")
    articles = SearchDocument.objects.filter(kind="article", is_removed=False, unit_id__in=within)
    practices = Practice.objects.public().filter(unit__in=within)
    recognised = Recognition.objects.filter(practice__unit__in=within, **shown)
    taken = Adoption.objects.filter(practice__unit__in=within, **shown)
    own = Adoption.objects.filter(unit__in=within, **shown)
    reports = AdoptionReport.objects.filter(adoption__unit__in=within)
    return [
        ("articles", _("articles published"), articles, "published_at"),
        ("answered", _("official answers in the forum"), answered, "created_at"),
        ("accepted", _("questions with an accepted answer"), accepted, "accepted_post__created_at"),
        ("shared", _("models of work published"), practices, "published_at"),
        ("recognised", _("models of work recognised"), recognised, "at"),
        ("taken", _("adoptions of our models by others"), taken, "at"),
        ("own", _("models that we took up"), own, "at"),
        ("reported", _("reports of results"), reports, "entered_at"),
    ]


def _by_month(rows: QuerySet, moment: str) -> Counter:
    found = rows.order_by().annotate(month=TruncMonth(moment)).values("month").annotate(count=Count("pk", distinct=True))
    return Counter({timezone.localtime(row["month"]).date(): row["count"] for row in found})


def months_between(first: date, last: date) -> list[date]:
    """First days of the months; the latest MOST_MONTHS where there are more. A period that ends before it begins is one month."""
    first, last = first.replace(day=1), last.replace(day=1)
    count = max(0, (last.year - first.year) * 12 + last.month - first.month) + 1
    months = [months_after(first, number) for number in range(count)] if count <= 1200 else [last]
    return months[-MOST_MONTHS:]
