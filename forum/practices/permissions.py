"""Who may do what in the library. What a person may not see is asked of `visible_to` first and is 404; what these refuse is 403."""

from forum.permissions import OFFICIALS
from forum.practices.models import Adoption, Guidance, Practice, PracticeVersion
from forum.practices.querysets import KEEPERS, MODERATORS
from forum.standing import may_write
from portal.units.models import Lineage, Membership, Unit
from portal.units.permissions import holds, holds_anywhere


def acts_for(user, unit: Unit | None, *kinds: str) -> bool:
    """Whether `user` holds one of the roles in `unit`; of a unit that is no more, also who holds it in one that took over a part of it."""
    if unit is None or not may_write(user):
        return False
    if holds(user, unit, *kinds):
        return True
    return not unit.is_current and any(holds(user, successor, *kinds) for successor in Unit.objects.filter(inheritances__predecessor=unit))


def can_share(user) -> bool:
    """Members and officers alike; what they share is reviewed before anybody reads it."""
    return may_write(user)


def can_keep(user, practice: Practice) -> bool:
    """Answers for a model: its owner, and the officers, editors and administrators of its unit or above."""
    return may_write(user) and (practice.owner_id == user.pk or acts_for(user, practice.unit, *KEEPERS))


def can_write(user, practice: Practice) -> bool:
    """Writes in its open version, or begins a new one; what was withdrawn comes back that way. What a moderator hid stays as it is."""
    return practice.is_shown and can_keep(user, practice)


def can_receive(user, practice: Practice) -> bool:
    """May be given a model to keep: a member of its unit or of one below, or who keeps models there anyway."""
    if not may_write(user):
        return False
    below = Lineage.objects.filter(ancestor=practice.unit_id).values("unit")
    return Membership.objects.filter(user=user, unit__in=below).exists() or acts_for(user, practice.unit, *KEEPERS)


def can_withdraw(user, practice: Practice) -> bool:
    return practice.stage != Practice.Stage.ARCHIVED and can_keep(user, practice)


def reviewing_unit(practice: Practice) -> Unit:
    """The unit above that of the model; where that is no more, above the one that took it over. The centre reviews its own."""
    unit = practice.unit
    while not unit.is_current and (successor := Unit.objects.filter(inheritances__predecessor=unit).first()):
        unit = successor
    return unit.get_parent() or unit


def can_review(user, version: PracticeVersion) -> bool:
    """An officer of the unit above, but never whoever wrote it or keeps the model."""
    practice = version.practice
    if not may_write(user) or user.pk in (version.author_id, practice.owner_id):
        return False
    return holds(user, reviewing_unit(practice), *OFFICIALS)


def can_recognise(user, unit: Unit) -> bool:
    """Records a decision of `unit`."""
    return may_write(user) and holds(user, unit, *OFFICIALS)


def can_adopt(user, unit: Unit) -> bool:
    """Records that `unit` takes a model up: its officers alone."""
    return acts_for(user, unit, *OFFICIALS)


def can_adopt_somewhere(user) -> bool:
    """Whether the button is shown at all."""
    return may_write(user) and holds_anywhere(user, *OFFICIALS)


def can_report(user, adoption: Adoption) -> bool:
    """Changes the state of an adoption and reports on it: officers of the unit, or of the one that it counts for."""
    return acts_for(user, adoption.unit, *OFFICIALS) or (adoption.is_inherited and acts_for(user, adoption.counts_for, *OFFICIALS))


def can_doubt(user, practice: Practice) -> bool:
    """Asks about a figure, or asks the owner anything."""
    return may_write(user) and practice.is_public


def can_address(user, unit: Unit) -> bool:
    """Commends something to the units below `unit`."""
    return may_write(user) and holds(user, unit, *OFFICIALS)


def can_end_guidance(user, guidance: Guidance) -> bool:
    return can_address(user, guidance.unit)


def can_state_facts(user, unit: Unit) -> bool:
    """Says which targets a unit met and in what kind of place it works."""
    return acts_for(user, unit, *OFFICIALS)


def can_moderate(user, practice: Practice) -> bool:
    return may_write(user) and holds(user, practice.unit, *MODERATORS)
