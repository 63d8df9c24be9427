"""What the unit above decides, what units recognise, and what is checked again."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from forum.practices import indexing, telling
from forum.practices.counting import recount
from forum.practices.dates import check_existed, months_after
from forum.practices.models import Practice, PracticeVersion, Recognition, Review
from forum.practices.refusals import (
    Incomplete,
    InTheFuture,
    NotAbove,
    NoteMissing,
    NotPublished,
    NotTicked,
    NotUnderReview,
    NumberMissing,
    RecognisedAlready,
    WrittenMeanwhile,
    WrongLevel,
)
from forum.practices.services.sharing import locked, obstacles, withdraw
from forum.practices.versions import write_in
from portal.ui.typed import clean_line, clean_text
from portal.units.models import Lineage, Unit

State = PracticeVersion.State
Decision = Review.Decision
CHECK_AFTER_MONTHS = 12


def _reviewed(version: PracticeVersion, decision: str, by, unit: Unit, ticks: Iterable[str], note: str) -> Review:
    ticked = [tick for tick in Review.TICKS if tick in set(ticks)]
    return Review.objects.create(
        practice=version.practice, version=version, by=by, unit=unit, ticks=ticked, decision=decision, note=note
    )  # fmt: skip


def _in_review(version: PracticeVersion, seen: int | None) -> PracticeVersion:
    """Locked. `seen` is the revision that was looked at: nobody decides on words that she has not read."""
    version = locked(version)
    if version.state != State.REVIEW:
        raise NotUnderReview
    if seen is not None and seen != version.revision:
        raise WrittenMeanwhile
    return version


def _note(note: str) -> str:
    note = clean_text(note).strip()[:1000]
    if not note:
        raise NoteMissing
    return note


@transaction.atomic
def ask_changes(*, version: PracticeVersion, by, unit: Unit, note: str, ticks: Iterable[str] = (), seen: int | None = None) -> Review:
    """Give a version back to its author with what is missing. `unit`: for whom `by` decides."""
    version, note = _in_review(version, seen), _note(note)
    version.state, version.reviewed_by = State.DRAFT, by
    version.save()
    if version.practice.published_at is None:
        version.practice.stage = Practice.Stage.DRAFT
        version.practice.save(update_fields=["stage"])
    review = _reviewed(version, Decision.ASK, by, unit, ticks, note)
    telling.tell_decision(review)
    return review


@transaction.atomic
def refuse(*, version: PracticeVersion, by, unit: Unit, note: str, ticks: Iterable[str] = (), seen: int | None = None) -> Review:
    """Do not accept a version. What was published before stays as it is; `revise` begins another."""
    version, note = _in_review(version, seen), _note(note)
    version.state, version.reviewed_by, version.decided_at = State.REFUSED, by, timezone.now()
    version.save()
    if version.practice.published_at is None:
        version.practice.stage = Practice.Stage.DRAFT
        version.practice.save(update_fields=["stage"])
    review = _reviewed(version, Decision.REFUSE, by, unit, ticks, note)
    telling.tell_decision(review)
    return review


@transaction.atomic
def accept(*, version: PracticeVersion, by, unit: Unit, ticks: Iterable[str], note: str = "", seen: int | None = None) -> Review:
    """Let everybody read a version. All of `Review.TICKS` must be ticked, and nothing stand in the way (`Incomplete`)."""
    version = _in_review(version, seen)
    if set(Review.TICKS) - set(ticks):
        raise NotTicked
    if errors := obstacles(version):
        raise Incomplete(errors)
    now, practice = timezone.now(), version.practice
    is_first = practice.published_at is None
    version.state, version.reviewed_by, version.decided_at = State.ACCEPTED, by, now
    version.save()
    practice.stage, practice.stage_note, practice.version = Practice.Stage.PUBLISHED, "", version.number
    practice.published_at = practice.published_at or now
    practice.check_again_on, practice.check_asked_at = months_after(timezone.localdate(), CHECK_AFTER_MONTHS), None
    papers = indexing.papers_of(practice)
    write_in(version)
    review = _reviewed(version, Decision.ACCEPT, by, unit, ticks, clean_text(note).strip()[:1000])
    indexing.index(practice, papers)
    telling.tell_decision(review)
    telling.tell_published(practice, version, is_first=is_first)
    return review


@transaction.atomic
def recognise(*, practice: Practice, level: str, unit: Unit, decision_number: str, decided_on: date, by) -> Recognition:
    """Record that `unit`, at `level`, recognised the model by a decision of a number and a day."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    number = clean_line(decision_number)[:60]
    if practice.published_at is None:
        raise NotPublished
    if level not in Practice.Level.values or unit.level != level:
        raise WrongLevel(unit=unit.name)
    if not Lineage.objects.filter(unit=practice.unit_id, ancestor=unit).exists():
        raise NotAbove(unit=unit.name)
    if not any(character.isdigit() for character in number):
        raise NumberMissing
    if decided_on > timezone.localdate():
        raise InTheFuture
    check_recognised(unit, decided_on)
    try:
        with transaction.atomic():
            row = Recognition.objects.create(
                practice=practice, level=level, unit=unit, decision_number=number, decided_on=decided_on, by=by
            )  # fmt: skip
    except IntegrityError:
        raise RecognisedAlready(unit=unit.name) from None
    recount(practice)
    indexing.index(practice)
    telling.tell_recognised(row)
    return row


def check_recognised(unit: Unit, decided_on: date) -> None:
    """A unit decides while it exists; the sentence belongs to the day of the decision."""
    try:
        check_existed(unit, decided_on)
    except Exception as refused:
        refused.field = "decided_on"
        raise


@transaction.atomic
def check_again(*, practice: Practice, by, note: str = "") -> date:
    """Its keeper says that all of it still holds. Returns the day on which she is asked next."""
    if practice.stage != Practice.Stage.PUBLISHED:
        raise NotPublished
    practice.check_again_on, practice.check_asked_at = months_after(timezone.localdate(), CHECK_AFTER_MONTHS), None
    practice.save(update_fields=["check_again_on", "check_asked_at"])
    return practice.check_again_on


def archive(*, practice: Practice, by, reason: str) -> bool:
    """The unit above takes a model out of the library; its keeper is told. Whether anything changed."""
    return withdraw(practice=practice, by=by, reason=reason)
