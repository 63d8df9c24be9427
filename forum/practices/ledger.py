"""What a unit and all below it did in a period, month by month. Of units, never of persons.

What is counted is declared once (`counted`). Of the centre and of provinces the months that are over are stored (`LedgerMonth`), because
there would be too much to count whenever somebody looks; `manage.py count_ledger` counts them anew every night. This month, a month that
is not stored, and every month of a unit with few below it are counted when they are asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forum.models import Post, Thread
from forum.practices.dates import months_after
from forum.practices.models import Adoption, AdoptionReport, LedgerMonth, Practice, Recognition
from portal.search.models import SearchDocument
from portal.units.models import Lineage, Unit

MOST_MONTHS = 36
STORED_LEVELS = (Unit.Level.CENTRAL, Unit.Level.PROVINCE)
BATCH = 500


@dataclass(frozen=True)
class Counted:
    """One thing that is counted: its name, the rows of the whole country, the field that says when, and the one that says whose."""

    key: str
    label: str | Promise
    rows: QuerySet
    moment: str
    unit: str


@dataclass
class Line:
    """The counts of one thing, in the order of `Ledger.months`."""

    key: str
    label: str | Promise
    counts: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass
class Ledger:
    """`counted_at` is when the oldest of the stored months was counted; None where all is counted now."""

    unit: Unit
    months: list[date]
    lines: list[Line]
    counted_at: datetime | None = None


def counted_words(ledger: Ledger) -> str:
    """How fresh the counts are, for whoever compares them with something else."""
    moment = date_format(timezone.localtime(ledger.counted_at), "H:i d/m/Y")
    return gettext("Months that are over were counted at %(moment)s; this month is counted now.") % {"moment": moment}


def counted() -> list[Counted]:
    """What a ledger counts; the lines stand in this order."""
    shown = {"practice__state": "shown", "practice__published_at__isnull": False}
    articles = SearchDocument.objects.filter(family=SearchDocument.Family.CONTENT, kind="article", is_removed=False)
    answered = Post.objects.shown().filter(official_unit__isnull=False)
    accepted = Thread.objects.filter(accepted_post__isnull=False, state="shown")
    taken = Adoption.objects.filter(**shown)
    reports = AdoptionReport.objects.all()
    return [
        Counted("articles", _("articles published"), articles, "published_at", "unit_id"),
        Counted("answered", _("official answers in the forum"), answered, "created_at", "official_unit"),
        Counted("accepted", _("questions with an accepted answer"), accepted, "accepted_post__created_at", "unit"),
        Counted("shared", _("models of work published"), Practice.objects.public(), "published_at", "unit"),
        Counted("recognised", _("models of work recognised"), Recognition.objects.filter(**shown), "at", "practice__unit"),
        Counted("taken", _("adoptions of our models by others"), taken, "at", "practice__unit"),
        Counted("own", _("models that we took up"), taken, "at", "unit"),
        Counted("reported", _("reports of results"), reports, "entered_at", "adoption__unit"),
    ]


def ledger(unit: Unit, first: date, last: date) -> Ledger:
    """The months from that of `first` to that of `last`, at most 36. Nine queries."""
    months, things = months_between(first, last), counted()
    keys = {thing.key for thing in things}
    stored = {row.month: row for row in unit.ledger_months.filter(month__in=months) if keys <= row.counts.keys()}
    missing = [month for month in months if month not in stored]
    asked = months_between(missing[0], missing[-1]) if missing else []
    lines = []
    for thing in things:
        fresh = dict(zip(asked, _now(thing, unit, asked), strict=True)) if asked else {}
        counts = [stored[month].counts[thing.key] if month in stored else fresh[month] for month in months]
        lines.append(Line(thing.key, thing.label, counts))
    return Ledger(unit, months, lines, min((row.counted_at for row in stored.values()), default=None))


def _now(thing: Counted, unit: Unit, months: list[date]) -> list[int]:
    """One query that looks at each row of `unit` and all below it once; of the centre at all of them, which are its own."""
    rows = thing.rows
    if not unit.is_root():
        rows = rows.filter(**{f"{thing.unit}__in": Lineage.objects.filter(ancestor=unit).values("unit")})
    found = dict(_placed(rows, thing.moment, months).values_list("column").annotate(Count("pk")))
    return [found.get(number, 0) for number in range(len(months))]


def _placed(rows: QuerySet, moment: str, months: list[date]) -> QuerySet:
    """The rows of `months`, which follow each other, with the place of their month as `column`."""
    begins = [timezone.make_aware(datetime.combine(month, time())) for month in (*months, months_after(months[-1], 1))]
    whens = [When(**{f"{moment}__lt": end}, then=Value(number)) for number, end in enumerate(begins[1:])]
    inside = rows.filter(**{f"{moment}__gte": begins[0], f"{moment}__lt": begins[-1]})
    return inside.order_by().annotate(column=Case(*whens, output_field=IntegerField()))


def months_between(first: date, last: date) -> list[date]:
    """First days of the months; the latest MOST_MONTHS where there are more. A period that ends before it begins is one month."""
    first, last = first.replace(day=1), last.replace(day=1)
    count = max(0, (last.year - first.year) * 12 + last.month - first.month) + 1
    months = [months_after(first, number) for number in range(count)] if count <= 1200 else [last]
    return months[-MOST_MONTHS:]


def count_months(most: int = MOST_MONTHS) -> int:
    """Store the last `most` months that are over, of every unit of STORED_LEVELS. One query a thing. Returns how many rows were written."""
    now, this_month = timezone.now(), timezone.localdate().replace(day=1)
    months = [months_after(this_month, -number) for number in range(most, 0, -1)]
    things, above = counted(), _units_above()
    units = {pk: {thing.key: [0] * most for thing in things} for pk in {pk for found in above.values() for pk in found}}
    for thing in things:
        for unit, column, count in _placed(thing.rows, thing.moment, months).values_list(thing.unit, "column").annotate(Count("pk")):
            for pk in above.get(unit, above[None]):
                units[pk][thing.key][column] += count
    stored = {"update_fields": ["counts", "counted_at"], "unique_fields": ["unit", "month"]}
    return len(LedgerMonth.objects.bulk_create(_rows(units, months, now), batch_size=BATCH, update_conflicts=True, **stored))


def _units_above() -> dict[int | None, tuple[int, ...]]:
    """Unit → those whose months are stored and that count it as theirs; under None what belongs to no unit: only the centre counts it."""
    centre = Unit.objects.filter(depth=1).values_list("pk", flat=True)
    found: dict[int | None, tuple[int, ...]] = defaultdict(tuple)
    pairs = Lineage.objects.filter(ancestor__level__in=STORED_LEVELS).exclude(ancestor__in=centre).order_by()
    for unit, ancestor in pairs.values_list("unit", "ancestor").iterator(chunk_size=5_000):
        found[unit] += (ancestor,)
    everything = tuple(centre)
    return {unit: (*ancestors, *everything) for unit, ancestors in found.items()} | {None: everything}


def _rows(units: dict[int, dict[str, list[int]]], months: list[date], now: datetime) -> Iterator[LedgerMonth]:
    for pk, things in units.items():
        for place, month in enumerate(months):
            counts = {key: counts[place] for key, counts in things.items()}
            yield LedgerMonth(unit_id=pk, month=month, counts=counts, counted_at=now)
