"""What a unit and all below it did in a period, month by month. Of units, never of persons."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.core.cache import cache
from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.models import Post, Thread
from forum.practices.dates import months_after
from forum.practices.models import Adoption, AdoptionReport, Practice, Recognition
from portal.search.models import SearchDocument
from portal.units.models import Lineage, Unit

MOST_MONTHS = 36
CENTRE_SECONDS = 600


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
    """The months from that of `first` to that of `last`, at most 36. Eight queries; none for the centre while its counts are kept."""
    months = months_between(first, last)
    if not unit.is_root():
        return _ledger(unit, months)
    # Everything of the whole country is counted for the centre; it may be ten minutes old.
    key = f"ledger/{unit.pk}/{months[0]}/{months[-1]}"
    counts = cache.get_or_set(key, lambda: [line.counts for line in _ledger(unit, months).lines], CENTRE_SECONDS)
    return Ledger(unit, months, [Line(key, label, found) for (key, label, *_rest), found in zip(counted(unit), counts, strict=True)])


def _ledger(unit: Unit, months: list[date]) -> Ledger:
    begins = [timezone.make_aware(datetime.combine(month, time())) for month in (*months, months_after(months[-1], 1))]
    lines = [Line(key, label, _by_month(rows, moment, begins)) for key, label, rows, moment in counted(unit)]
    return Ledger(unit, months, lines)


def counted(unit: Unit) -> list[tuple[str, str | Promise, QuerySet, str]]:
    """What is counted: a key, its name, the rows of `unit` and all below it, and the field that says when."""
    units = Lineage.objects.filter(ancestor=unit).values("unit")

    def of(name: str) -> dict:
        """Everything is within the centre; asking each row would only cost time."""
        return {} if unit.is_root() else {f"{name}__in": units}

    shown = {"practice__state": "shown", "practice__published_at__isnull": False}
    answered = Post.objects.shown().filter(official_unit__isnull=False, **of("official_unit"))
    accepted = Thread.objects.filter(**of("unit"), accepted_post__isnull=False, state="shown")
    articles = SearchDocument.objects.filter(kind="article", is_removed=False, **of("unit_id"))
    practices = Practice.objects.public().filter(**of("unit"))
    recognised = Recognition.objects.filter(**of("practice__unit"), **shown)
    taken = Adoption.objects.filter(**of("practice__unit"), **shown)
    own = Adoption.objects.filter(**of("unit"), **shown)
    reports = AdoptionReport.objects.filter(**of("adoption__unit"))
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


def _by_month(rows: QuerySet, moment: str, begins: list[datetime]) -> list[int]:
    """One query that looks at each row once; `begins` are the first moments of the months and of the one after them."""
    months = [When(**{f"{moment}__lt": end}, then=Value(number)) for number, end in enumerate(begins[1:])]
    inside = rows.filter(**{f"{moment}__gte": begins[0], f"{moment}__lt": begins[-1]})
    placed = inside.order_by().annotate(column=Case(*months, output_field=IntegerField()))
    found = dict(placed.values_list("column").annotate(Count("pk")))
    return [found.get(number, 0) for number in range(len(begins) - 1)]


def months_between(first: date, last: date) -> list[date]:
    """First days of the months; the latest MOST_MONTHS where there are more. A period that ends before it begins is one month."""
    first, last = first.replace(day=1), last.replace(day=1)
    count = max(0, (last.year - first.year) * 12 + last.month - first.month) + 1
    months = [months_after(first, number) for number in range(count)] if count <= 1200 else [last]
    return months[-MOST_MONTHS:]
