"""What those who keep or review a model may do next, and where it stands, in words. Read by its page and by the list of one's own."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import permissions
from forum.practices.models import Practice, PracticeVersion, Review
from forum.practices.querysets import units_of
from portal.units.models import Lineage, Unit

State = PracticeVersion.State
Stage = Practice.Stage


@dataclass(frozen=True)
class Offer:
    """One thing to do: its words, the screen where it is done, an icon, whether it is what waits most."""

    label: str
    url: str
    icon: str
    is_first: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a model stands: a few words, the tone of the badge (leaf, amber, brick or ""), and the one thing to do next."""

    words: str
    tone: str
    next: Offer


def address(name: str, practice: Practice, *args) -> str:
    return reverse(f"practices:{name}", args=[practice.slug, *args])


def standing(practice: Practice) -> Standing:
    """`practice` as `for_keeper` loads it."""
    version = next(iter(practice.open_versions), None)
    latest = next((review for review in practice.looked_at if version is None or review.version_id == version.pk), None)
    go_on = Offer(_("Go on writing"), address("parts", practice), "pencil")
    if version and version.state == State.REVIEW:
        return Standing(_("under review"), "amber", Offer(_("See where it stands"), address("parts", practice), "eye"))
    if version and latest and latest.decision == Review.Decision.ASK:
        words = _("%(unit)s asks for more") % {"unit": latest.unit.title}
        return Standing(words, "brick", Offer(_("Read what is asked"), address("parts", practice), "pencil"))
    if practice.stage == Stage.PUBLISHED:
        return _published(practice, version, go_on)
    if practice.stage == Stage.ARCHIVED:
        return Standing(_("withdrawn"), "", Offer(_("Take it up again"), address("parts", practice), "undo-2"))
    if version is None:
        return Standing(_("not accepted"), "brick", Offer(_("Read why"), address("parts", practice), "eye"))
    return Standing(_("draft"), "", go_on)


def _published(practice: Practice, version: PracticeVersion | None, go_on: Offer) -> Standing:
    if version is not None:
        return Standing(_("published; version %(number)s is being written") % {"number": version.number}, "leaf", go_on)
    if practice.check_again_on and practice.check_again_on <= timezone.localdate():
        return Standing(_("to be checked again"), "amber", Offer(_("Does it still hold?"), address("check", practice), "refresh-cw"))
    return Standing(_("published"), "leaf", Offer(_("Change it"), address("parts", practice), "pencil"))


def recognising_units(user, practice: Practice) -> list[Unit]:
    """The units above `practice` for which `user` records decisions and that have not recognised it yet, the lowest first."""
    above = Unit.objects.filter(pk__in=Lineage.objects.filter(unit=practice.unit_id).values("ancestor"))
    above = above.current().filter(level__in=Practice.Level.values).exclude(recognitions__practice=practice)
    if not user.is_superuser:
        above = above.filter(pk__in=units_of(user, *permissions.OFFICIALS))
    return list(above.order_by("-depth"))


def works_with(user, practice: Practice) -> bool:
    """Whether more than reading is thinkable: she keeps it, or holds a role anywhere."""
    return user.pk == practice.owner_id or user.is_superuser or user.roles.exists()


def offers(user, practice: Practice) -> list[Offer]:
    """What `user` may do with `practice` beyond reading it; no query for visitors, one for members who keep nothing here."""
    if not user.is_authenticated or not permissions.may_write(user) or not works_with(user, practice):
        return []
    found = []
    version = practice.versions.filter(state__in=(State.DRAFT, State.REVIEW)).select_related("practice__unit").first()
    if version is not None and version.state == State.REVIEW and permissions.can_review(user, version):
        found.append(Offer(_("Review version %(number)s") % {"number": version.number}, address("review", practice), "inbox", True))
    if permissions.can_keep(user, practice):
        found += _keepers(practice, version)
    if practice.is_published and recognising_units(user, practice):
        found.append(Offer(_("Record a recognition"), address("recognise", practice), "award"))
    return found


def _keepers(practice: Practice, version: PracticeVersion | None) -> list[Offer]:
    found = []
    is_due = practice.check_again_on is not None and practice.check_again_on <= timezone.localdate()
    if practice.is_published and is_due:
        found.append(Offer(_("Does it still hold?"), address("check", practice), "refresh-cw", True))
    if practice.is_shown:
        words = _("Go on writing") if version is not None else _("Change this model")
        found.append(Offer(words, address("parts", practice), "pencil"))
        found.append(Offer(_("Hand it over"), address("hand-over", practice), "handshake"))
    if practice.stage != Stage.ARCHIVED:
        found.append(Offer(_("Withdraw it"), address("withdraw", practice), "folder"))
    return found
