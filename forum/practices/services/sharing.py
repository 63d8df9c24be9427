"""A model is shared, completed, sent to the unit above, changed later, and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import answers, completeness, indexing, telling
from forum.practices.dates import check_existed
from forum.practices.models import Practice, PracticeVersion
from forum.practices.refusals import ChangedMeanwhile, Incomplete, NoOpenVersion, NoteMissing, NotUnderReview, TooManyDrafts, UnderReview
from forum.practices.versions import write_in
from forum.refusals import Refused
from portal.notifications import services as notifications
from portal.ui.typed import clean_line, slug_of
from portal.units.models import Unit

State = PracticeVersion.State
Stage = Practice.Stage
NEEDED = ("name", "unit", "one_line")
# Of one keeper, never reviewed: nobody writes more at a time, and a script fills no library.
MOST_DRAFTS = 40


@dataclass(frozen=True)
class Completed:
    """The version as it is now; a sentence for each field of it that is not understood; how complete it is."""

    version: PracticeVersion
    errors: dict[str, str]
    completeness: completeness.Completeness


@transaction.atomic
def share(*, by, values: Mapping) -> Practice:
    """A new model from the quick sheet: `values` as `answers.QUICK` names them; other parts may come along. `by` keeps it.

    Raises `Incomplete` while name, unit or sentence are missing or something cannot be read.
    """
    found = answers.read(values, user=by)
    errors = dict(found.errors)
    for name in NEEDED:
        if not found.values.get(name) and name not in errors:
            errors[name] = missing_words(name)
    if errors:
        raise Incomplete(errors)
    if Practice.objects.filter(owner=by, stage=Stage.DRAFT, published_at=None).count() >= MOST_DRAFTS:
        raise TooManyDrafts(most=MOST_DRAFTS)
    data = {**answers.blank(), **found.values}
    unit = Unit.objects.get(pk=data["unit"])
    practice = Practice.objects.create(
        name=data["name"], slug=free_slug(data["name"], unit), unit=unit, owner=by, one_line=data["one_line"]
    )
    version = PracticeVersion.objects.create(practice=practice, number=1, data=data, author=by)
    _check_start(version)
    version.save()
    write_in(version)
    notifications.follow_unasked(user=by, target=practice)
    return practice


def free_slug(name: str, unit: Unit) -> str:
    """An address that no model has: of its name, with the place and a number where it must be."""
    start = slug_of(name, 80) or "mo-hinh"
    if not Practice.objects.filter(slug=start).exists() and start not in RESERVED:
        return start
    start = slug_of(f"{start} {unit.place_name}", 100)
    slug, number = start, 1
    while Practice.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{start}-{number}"
    return slug


# Words that stand in addresses of screens, where a model's name would stand.
RESERVED = frozenset(
    {"so-sanh", "tim-phu-hop", "chia-se", "api", "tin", "bang-tinh", "cua-toi", "duyet", "de-xuat", "ban-do", "rss", "atom"}
)


def open_version(practice: Practice) -> PracticeVersion | None:
    """The version that somebody is writing or that is under review."""
    return practice.versions.filter(state__in=(State.DRAFT, State.REVIEW)).first()


def locked(version: PracticeVersion) -> PracticeVersion:
    """The version as it is now, locked until the transaction ends, with its practice."""
    return PracticeVersion.objects.select_for_update(of=("self",)).select_related("practice__unit", "practice__owner").get(pk=version.pk)


@transaction.atomic
def complete(*, version: PracticeVersion, values: Mapping, by, seen: str | None = None) -> Completed:
    """Save some fields of an open version. What is understood is kept; for the rest, what was typed and a sentence.

    `seen` is what `answers.mark` said when the form was shown: where one of these fields was changed since, `ChangedMeanwhile` is
    raised – unless it was changed to these very words, as when a page that was left sends them once more.
    A name, unit or sentence once given is not emptied: without them a draft cannot be told from others.
    """
    version = locked(version)
    if not version.is_open:
        raise NoOpenVersion
    if version.state == State.REVIEW:
        raise UnderReview
    names = [name for name in answers.FIELDS if name in values]
    before, is_late = answers.said(version, names), seen is not None and seen != answers.mark(version, names)
    _take(version, names, values, by)
    _check_start(version)
    if is_late and answers.said(version, names) != before:
        raise ChangedMeanwhile
    version.revision += 1
    version.save()
    if version.practice.published_at is None:
        write_in(version)
    return Completed(version, version.errors, completeness.measure(version.data))


def _take(version: PracticeVersion, names: list[str], values: Mapping, by) -> None:
    """Put what was typed into `version`: what is understood as data, the rest as typed, with its sentence."""
    found = answers.read(values, user=by, before=version.data)
    for name in NEEDED:
        if name in found.values and not found.values[name]:
            del found.values[name]
            found.errors[name] = missing_words(name)
    version.errors = {place: sentence for place, sentence in version.errors.items() if place.split(".")[0] not in names} | found.errors
    version.typed = {name: typed for name, typed in version.typed.items() if name not in names}
    version.typed |= {name: answers.as_typed(values[name]) for name in names if found.blames(name)}
    version.data = version.data | _signed(found.values, version, by)
    if version.practice.published_at is not None:
        version.data["unit"] = version.practice.unit_id  # Where a model comes from does not change once others refer to it.


def _signed(values: dict, version: PracticeVersion, by) -> dict:
    """Figures that are new or changed are signed by who entered them."""
    before = {_said(row): row for row in version.data.get("figures", ())}
    for row in values.get("figures", ()):
        known = before.get(_said(row), {})
        row["entered_by"] = known.get("entered_by", by.pk if not known else None)
        row["entered_at"] = known.get("entered_at", timezone.now().isoformat() if not known else None)
    return values


def _said(figure: Mapping) -> tuple:
    return tuple(figure.get(key) for key in ("value", "measure", "what", "period", "source"))


def _check_start(version: PracticeVersion) -> None:
    """A model cannot be older than the unit that began it."""
    day, unit = answers.began(version.data), Unit.objects.filter(pk=version.data.get("unit")).first()
    try:
        if unit is not None:
            check_existed(unit, day, by_month=True)
    except Refused as refused:
        version.errors = version.errors | {"started_on": str(refused)}
        version.typed = version.typed | {"started_on": f"{day:%m/%Y}"}
        version.data = version.data | {"started_on": None}


def obstacles(version: PracticeVersion) -> dict[str, str]:
    """What stands between `version` and its readers: a sentence for each field."""
    found = dict(version.errors)
    for name in answers.QUICK.fields:
        if not version.data.get(name) and name not in found:
            found[name] = missing_words(name)
    for place, photo in enumerate(version.data["photos"]):
        if photo["consent"] == "unknown":
            found[f"photos.{place}.consent"] = (
                _("Children can be recognised on this photo. Publish it only when their parents agreed, or take it out.")
                if photo["shows_children"]
                else _("Ask those shown whether they agree, or take this photo out.")
            )
    return found


def missing_words(name: str) -> str:
    return {
        "name": _("Give the model a name."),
        "unit": _("Choose the unit that the model comes from."),
        "target_groups": _("Choose for whom it is."),
        "one_line": _("Say in one sentence what is done."),
        "contact": _("Write the office that answers questions: address, office telephone or e-mail."),
    }[name]


@transaction.atomic
def submit(*, version: PracticeVersion, by, note: str = "") -> PracticeVersion:
    """Send a version to the unit above. Raises `Incomplete` with all that stands in the way."""
    version = locked(version)
    if version.state != State.DRAFT:
        raise UnderReview if version.is_open else NoOpenVersion
    if errors := obstacles(version):
        raise Incomplete(errors)
    version.state, version.submitted_at, version.note = State.REVIEW, timezone.now(), clean_line(note)[:500]
    version.save()
    _stage(version.practice, Stage.REVIEW)
    telling.tell_reviewers(version, actor=by)
    return version


@transaction.atomic
def take_back(*, version: PracticeVersion, by) -> PracticeVersion:
    """Go on writing a version that is under review."""
    version = locked(version)
    if version.state != State.REVIEW:
        raise NotUnderReview
    version.state, version.submitted_at = State.DRAFT, None
    version.save()
    _stage(version.practice, Stage.DRAFT)
    return version


def _stage(practice: Practice, stage: str) -> None:
    """What was published stays so while a new version is written."""
    if practice.published_at is None:
        practice.stage = stage
        practice.save(update_fields=["stage"])


@transaction.atomic
def revise(*, practice: Practice, by) -> PracticeVersion:
    """The version in which `practice` is changed: the open one, or a new one that says what is read now."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    if version := open_version(practice):
        return version
    if practice.published_at is None and practice.stage == Stage.ARCHIVED:
        _stage(practice, Stage.DRAFT)
    number = (practice.versions.aggregate(top=Max("number"))["top"] or 0) + 1
    return PracticeVersion.objects.create(practice=practice, number=number, data=answers.of_practice(practice), author=by)


@transaction.atomic
def withdraw(*, practice: Practice, by, reason: str = "") -> bool:
    """Take a model back. Who runs it is told and keeps its page; what never was published is only put aside. Whether anything changed."""
    practice = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    reason = clean_line(reason)[:500]
    if practice.stage == Stage.ARCHIVED:
        return False
    if practice.published_at is not None and not reason:
        raise NoteMissing
    practice.versions.filter(state__in=(State.DRAFT, State.REVIEW)).update(state=State.DROPPED, decided_at=timezone.now())
    practice.stage, practice.stage_note, practice.changed_at = Stage.ARCHIVED, reason, timezone.now()
    practice.save(update_fields=["stage", "stage_note", "changed_at"])
    indexing.index(practice)
    telling.tell_withdrawn(practice, actor=by)
    return True


@transaction.atomic
def hand_over(*, practice: Practice, to, by) -> bool:
    """Let `to` keep the model: answer questions and check it again. She is told. Whether that is new."""
    if practice.owner_id == to.pk:
        return False
    practice.owner = to
    practice.save(update_fields=["owner"])
    for target in (practice, practice.discussion):
        if target is not None:
            notifications.follow_unasked(user=to, target=target)
    telling.tell_handed_over(practice, actor=by)
    return True
