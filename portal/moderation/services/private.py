"""Private reports: sent to the officers and moderators of one unit, opened on record, answered."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.errors import AlreadyDone, TooMany
from portal.moderation.models import PrivateReport, PrivateReportOpening
from portal.moderation.permissions import READERS
from portal.notifications import services as notifications
from portal.ui.typed import clean_line, clean_text
from portal.units.models import Role, Unit

DAY = timedelta(days=1)


def readers_of(unit: Unit, *, without=()) -> list[int]:
    """Ids of the officers and moderators of exactly `unit`."""
    held = Role.objects.filter(unit=unit, kind__in=READERS, user__is_active=True).exclude(user__in=[each for each in without if each])
    return sorted(set(held.values_list("user_id", flat=True)))


def addressee(unit: Unit, *, skip: bool = False, without=()) -> Unit:
    """The unit whose officers get a report of somebody of `unit`: the nearest on the way up that has any; the topmost at last.

    `skip` starts above `unit`, for what concerns its own officers.
    """
    way = [unit, *reversed(unit.get_ancestors())]
    if skip and len(way) > 1:
        way = way[1:]
    return next((each for each in way if readers_of(each, without=without)), way[-1])


@transaction.atomic
def send_private(
    *, reporter, unit: Unit, danger: str, text: str, contact: str = "", concerns=None, concerns_officers: bool = False
) -> PrivateReport:
    """`reporter` tells the officers of `unit`, or of the unit above it when they themselves are concerned.

    `concerns` is the account whom it is about, if it has one: never a reader. Raises `TooMany` past `settings.PRIVATE_REPORTS_A_DAY`.
    """
    now = timezone.now()
    if PrivateReport.objects.filter(reporter=reporter, created_at__gt=now - DAY).count() >= settings.PRIVATE_REPORTS_A_DAY:
        raise TooMany(_("You have sent several private reports today. If somebody is in danger, call one of the numbers."), 24 * 3600)
    is_officer = concerns is not None and Role.objects.filter(user=concerns, unit=unit, kind__in=READERS).exists()
    to = addressee(unit, skip=concerns_officers or is_officer, without=[reporter, concerns])
    sent = PrivateReport.objects.create(
        reporter=reporter,
        unit=to,
        concerns=concerns,
        danger=danger,
        text=clean_text(text).strip(),
        contact=clean_line(contact),
        created_at=now,
    )
    _tell_readers(sent)
    return sent


@transaction.atomic
def open_private(*, report: PrivateReport, reader) -> PrivateReportOpening:
    """`reader` reads it; that is on record."""
    return PrivateReportOpening.objects.create(report=report, reader=reader, at=timezone.now())


@transaction.atomic
def answer_private(*, report: PrivateReport, by, answer: str) -> PrivateReport:
    """Close `report` with an answer that only its sender and its readers see. Raises `AlreadyDone` when it was closed."""
    report = PrivateReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.closed_at:
        raise AlreadyDone(_("%(name)s has answered this already.") % {"name": report.closed_by})
    report.answer, report.closed_at, report.closed_by = clean_text(answer).strip(), timezone.now(), by
    report.save(update_fields=["answer", "closed_at", "closed_by"])
    if report.reporter_id:
        notifications.tell(kind="private_answer", target=report, recipients=[report.reporter_id], key=f"private-{report.pk}-answer")
    return report


@transaction.atomic
def readdress() -> int:
    """Hand open reports whose unit has lost its officers to the next unit above that has some. How many were handed on."""
    moved = 0
    for report in PrivateReport.objects.filter(closed_at=None).select_related("unit", "reporter", "concerns").iterator(chunk_size=200):
        without = [report.reporter, report.concerns]
        if not readers_of(report.unit, without=without):
            to = addressee(report.unit, without=without)
            if to.pk != report.unit_id:
                report.unit = to
                report.save(update_fields=["unit"])
                _tell_readers(report)
                moved += 1
    return moved


def _tell_readers(report: PrivateReport) -> None:
    """That there is one; never what it says."""
    readers = readers_of(report.unit, without=[report.reporter, report.concerns])
    notifications.tell(kind="private_report", target=report, recipients=readers, key=f"private-{report.pk}-{report.unit_id}")
