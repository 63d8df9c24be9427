"""Units take models up, from the origin or from each other, and say what came of it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import reading, telling
from forum.practices.counting import province_of, recount, unit_of_today
from forum.practices.dates import check_existed
from forum.practices.models import Adoption, AdoptionReport, Figure, Practice, StateChange
from forum.practices.refusals import (
    AdoptedAlready,
    BeforeThePractice,
    Circle,
    FromElsewhere,
    Incomplete,
    OwnPractice,
    StoppedAlready,
    StopReasonMissing,
    TooFarAhead,
    Unreadable,
    Withdrawn,
)
from forum.practices.rows import read_figures
from portal.notifications import services as notifications
from portal.ui.typed import clean_line
from portal.units.models import Unit

State = Adoption.State
LONGEST_CHANGES = 4000
AHEAD = timedelta(days=366)


@transaction.atomic
def adopt(
    *, practice: Practice, unit: Unit, by, started_on: date | None = None, parent: Adoption | None = None, changes: str = "",
    state: str = State.EXPLORING,
) -> Adoption:  # fmt: skip
    """Record that `unit` takes `practice` up – from its origin, or from the unit of `parent`. `started_on` is today unless given.

    Two officers who do this at once get one entry: the second is told of the first (`AdoptedAlready`).
    """
    practice = Practice.objects.select_for_update(of=("self",)).select_related("unit").get(pk=practice.pk)
    started_on, today = started_on or timezone.localdate(), unit_of_today(unit)
    if not practice.is_published:
        raise Withdrawn
    if today == unit_of_today(practice.unit):
        raise OwnPractice(unit=unit.name)
    if running := practice.adoptions.going_on().filter(counts_for=today).select_related("unit").first():
        raise AdoptedAlready(unit=running.unit.name, day=f"{running.started_on:%d/%m/%Y}")
    _check_start(practice, unit, started_on)
    _check_parent(practice, today, parent)
    if state == State.STOPPED:
        raise StopReasonMissing
    try:
        with transaction.atomic():
            adoption = Adoption.objects.create(
                practice=practice, unit=unit, counts_for=today, province_id=province_of(unit), parent=parent, by=by,
                changes=_prose(changes, "changes", LONGEST_CHANGES), started_on=started_on, state=state,
            )  # fmt: skip
    except IntegrityError:
        raise AdoptedAlready(unit=unit.name, day=f"{timezone.localdate():%d/%m/%Y}") from None
    StateChange.objects.create(adoption=adoption, state=state, by=by)
    recount(practice)
    notifications.follow_unasked(user=by, target=practice)
    telling.tell_adopted(adoption)
    return adoption


def _check_start(practice: Practice, unit: Unit, started_on: date) -> None:
    if started_on > timezone.localdate() + AHEAD:
        raise TooFarAhead
    check_existed(unit, started_on)
    if practice.started_on and started_on < practice.started_on:
        raise BeforeThePractice(month=f"{practice.started_on:%m/%Y}")


def _check_parent(practice: Practice, unit: Unit, parent: Adoption | None) -> None:
    """`parent` must be of the same model, and nobody on its way to the origin may be `unit` itself."""
    if parent is None:
        return
    if parent.practice_id != practice.pk:
        raise FromElsewhere
    above = {pk: (upper, other, name) for pk, upper, other, name in _ways(practice)}
    place, first, seen = parent.pk, above[parent.pk][2], set()
    while place is not None and place not in seen:
        seen.add(place)
        upper, other, _name = above[place]
        if other == unit.pk:
            raise Circle(other=first, unit=unit.name)
        place = upper


def _ways(practice: Practice):
    return practice.adoptions.values_list("pk", "parent", "counts_for", "unit__name")


@transaction.atomic
def retrace(*, adoption: Adoption, parent: Adoption | None, by) -> bool:
    """Correct from whom a unit has the model; None for the origin. Whether that is new."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=adoption.practice_id)
    if (parent.pk if parent else None) == adoption.parent_id:
        return False
    _check_parent(practice, adoption.counts_for, parent)
    adoption.parent = parent
    adoption.save(update_fields=["parent"])
    return True


@transaction.atomic
def correct_adoption(*, adoption: Adoption, parent: Adoption | None, started_on: date, changes: str, by) -> bool:
    """Correct what was recorded of an adoption: from whom, since when, what the unit does differently. Whether anything changed."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=adoption.practice_id)
    changes = _prose(changes, "changes", LONGEST_CHANGES)
    if started_on != adoption.started_on:
        _check_start(practice, adoption.unit, started_on)
    is_new = retrace(adoption=adoption, parent=parent, by=by)
    if (started_on, changes) != (adoption.started_on, adoption.changes):
        adoption.started_on, adoption.changes, is_new = started_on, changes, True
        adoption.save(update_fields=["started_on", "changes"])
    if is_new:
        Practice.objects.filter(pk=practice.pk).update(changed_at=timezone.now())
    return is_new


@transaction.atomic
def change_adoption_state(*, adoption: Adoption, state: str, by, reason: str = "") -> bool:
    """Bring an adoption into another state; who stops says why. What stopped is over. Whether anything changed."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=adoption.practice_id)
    adoption.refresh_from_db(fields=["state"])
    reason = clean_line(reason)[:500]
    if state not in State.values:
        raise Unreadable("state", _("Choose one of the list."))
    if adoption.state == state:
        return False
    if adoption.state == State.STOPPED:
        raise StoppedAlready
    if state == State.STOPPED and not reason:
        raise StopReasonMissing
    adoption.state = state
    adoption.stop_reason = reason if state == State.STOPPED else ""
    adoption.save(update_fields=["state", "stop_reason"])
    StateChange.objects.create(adoption=adoption, state=state, reason=reason, by=by)
    recount(practice)
    telling.tell_state(adoption, actor=by)
    return True


@transaction.atomic
def report_results(
    *, adoption: Adoption, month: int, people_reached, money_spent, text: str, by, figures: Iterable[Mapping] = ()
) -> AdoptionReport:
    """What an adoption had brought after `month` (3, 6 or 12) months: how many people, how much money, what changed; figures as rows.

    Sums and numbers may come as they were typed. A second report of the same month corrects the first. Raises `Incomplete`.
    """
    if month not in Adoption.MONTHS:
        raise Unreadable("month", _("Choose one of the list."))
    values, errors = _read_report(people_reached, money_spent, text)
    rows, row_errors = read_figures(list(figures), by, ())
    errors |= {f"figures.{place}" if place else "figures": sentence for place, sentence in row_errors.items()}
    if errors:
        raise Incomplete(errors)
    now = timezone.now()
    report, is_new = AdoptionReport.objects.update_or_create(
        adoption=adoption, month=month, defaults={**values, "entered_by": by, "entered_at": now}
    )  # fmt: skip
    _write_figures(report, rows, by, now)
    Practice.objects.filter(pk=adoption.practice_id).update(changed_at=now)
    telling.tell_reported(report, is_new=is_new)
    return report


def _read_report(people, money, text: str) -> tuple[dict, dict[str, str]]:
    values, errors = {}, {}
    readers = {
        "people_reached": lambda: reading.whole(people),
        "money_spent": lambda: reading.money(money),
        "text": lambda: reading.prose(text, 4000) or None,
    }
    missing = {
        "people_reached": _("Write how many people were reached; nobody is 0."),
        "money_spent": _("Write how much was spent; nothing is 0."),
        "text": _("Say in one or two sentences what changed."),
    }
    for name, read in readers.items():
        try:
            values[name] = read()
        except reading.Unclear as unclear:
            errors[name] = str(unclear)
            continue
        if values[name] is None:
            errors[name] = missing[name]
    return values, errors


def _write_figures(report: AdoptionReport, rows: list[dict], by, now) -> None:
    """Figures that say what they said stay, with who doubted them."""
    known = {_said(figure): figure.pk for figure in report.figures.all()}
    kept = set()
    for order, row in enumerate(rows):
        figure = Figure(
            report=report, order=order, value=Decimal(row["value"]), measure=row["measure"], what=row["what"], period=row["period"],
            source=row["source"], entered_by=by, entered_at=now,
        )  # fmt: skip
        if _said(figure) in known:
            kept.add(known[_said(figure)])
            continue
        figure.save()
        kept.add(figure.pk)
    report.figures.exclude(pk__in=kept).delete()


def _said(figure: Figure) -> tuple:
    return (figure.value, figure.measure, figure.what, figure.period, figure.source)


def _prose(text: str, field: str, most: int) -> str:
    try:
        return reading.prose(text, most)
    except reading.Unclear as unclear:
        raise Unreadable(field, str(unclear)) from None
