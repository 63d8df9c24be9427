"""Who may look after what, and what a person may do by her standing. Predicates; the querysets beside them say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from portal.moderation.handlers import Scope, handler_of, handlers
from portal.moderation.models import Act, Hold, Sanction, Standing
from portal.units.models import Role, Unit
from portal.units.permissions import holds, holds_anywhere

MODERATORS = (Role.Kind.MODERATOR, Role.Kind.ADMINISTRATOR)
# Those to whom a private report goes, each in her own unit only.
READERS = (Role.Kind.OFFICER, Role.Kind.MODERATOR)


def places_of(user) -> dict[str, str]:
    """Places ("board-3" and its name) that `user` moderates without a role in their unit. One query per handler, kept on `user`."""
    if not user.is_active or user.is_anonymous:
        return {}
    found = getattr(user, "_moderated_places", None)
    if found is None:
        found = {place: name for handler in handlers() for place, name in handler.places(user).items()}
        user._moderated_places = found
    return found


def can_moderate(user, *, unit: Unit | int | None, place: str = "") -> bool:
    """Whether `user` looks after what stands in `unit` (moderator there or above) or in `place` (named for it alone)."""
    return holds(user, unit, *MODERATORS) or bool(place and place in places_of(user))


def can_moderate_scope(user, scope: Scope) -> bool:
    return can_moderate(user, unit=scope.unit, place=scope.place)


def can_open_author(user, scope: Scope) -> bool:
    """Whether `user` may open who asked anonymously: the moderators of the board, not everyone who administers the site."""
    if not user.is_active or user.is_anonymous:
        return False
    reaches = Role.objects.filter(user=user, kind__in=MODERATORS, unit__reach__unit=scope.unit, unit__reach__whole=True)
    return bool(scope.place and scope.place in places_of(user)) or (scope.unit is not None and reaches.exists())


# What nobody decides about her own words.
JUDGING = {"approve", "keep", "hide", "show", "ask_to_edit", "allow_numbers", "warn", "silence", "ban", "open_author"}


SANCTIONS = {"warn", "silence", "ban"}
# Sanctions that hold everywhere for a time, and so also where she works.
SHUTTING = {"silence", "ban"}


def can_look_after(user, target) -> bool:
    """Whether `user` moderates the place of `target`, an object that has a handler."""
    if not user.is_active or user.is_anonymous:
        return False
    return can_moderate_scope(user, handler_of(target).scope(target)) or _line_of(target).visible_to(user).exists()


def can_act(user, verb: str, target) -> bool:
    """Whether `user` may do `verb` to `target`. What was reported about one of the moderators is decided one unit above, and only from
    there is a moderator warned, silenced or banned; who holds any role is silenced or banned only by who `answers_for` her."""
    handler = handler_of(target)
    if not user.is_active or user.is_anonymous:
        return False
    scope, person = handler.scope(target), handler.person(target)
    if verb in JUDGING and person is not None and person.pk == user.pk:
        return False
    if verb == "open_author":
        return can_open_author(user, scope)
    # What is not offered would tell something about who asked anonymously; the service refuses these acts.
    named = None if handler.is_anonymous(target) else person
    if verb in SHUTTING and named is not None and not answers_for(user, named):
        return False
    if verb in SANCTIONS and named is not None and can_moderate_scope(named, scope):
        return user.is_superuser or holds(user, unit_above(named, scope), *MODERATORS)
    lines = _line_of(target)
    if verb in handler.settling and lines.exists():
        return lines.visible_to(user).exists()
    return can_moderate_scope(user, scope)


def answers_for(user, person) -> bool:
    """Whether `user` looks after every unit in which `person` holds a role – where she moderates herself, after the unit above it."""
    if user.is_superuser:
        return True
    held = Role.objects.filter(user=person).select_related("unit")
    return all(holds(user, _overseeing(role), *MODERATORS) for role in held)


def _overseeing(role: Role) -> Unit:
    """The unit from which who holds `role` is overseen."""
    return (role.unit.get_parent() if role.kind in MODERATORS else None) or role.unit


def unit_above(person, scope: Scope) -> int | None:
    """The unit above everything that `person` moderates on the way up from `scope`; the topmost when there is none above."""
    if scope.unit is None:
        return None
    roles = Role.objects.filter(user=person, kind__in=MODERATORS, unit__reach__unit=scope.unit, unit__reach__whole=True)
    highest = min((role.unit for role in roles.select_related("unit")), key=lambda unit: unit.depth, default=None)
    unit = highest or Unit.objects.get(pk=scope.unit)
    above = unit.get_parent()
    return above.pk if above else unit.pk


def can_undo(user, act: Act) -> bool:
    """Whether `user` may bring back what was before `act`: who looks after the place, but not the person whom it was done to.

    What a moderator did with something that she wrote herself – pinned it, moved it – she takes back herself.
    """
    if not user.is_active or user.is_anonymous:
        return False
    is_housekeeping = act.moderator_id == user.pk and act.verb not in JUDGING
    if act.person_id == user.pk and not is_housekeeping:
        return False
    appeals = _line_of(act)
    if appeals.exists():
        return appeals.visible_to(user).exists()
    if act.verb in SHUTTING and act.moderator_id != user.pk and act.person is not None and not answers_for(user, act.person):
        return False
    return user.is_superuser or can_moderate(user, unit=act.unit_id, place=act.place)


def _line_of(target):
    kind = ContentType.objects.get_for_model(target)
    return Hold.objects.open().filter(target_type=kind, target_id=target.pk)


def can_use_queue(user) -> bool:
    """Whether there is a queue for `user` at all."""
    return holds_anywhere(user, *MODERATORS) or bool(places_of(user))


def reads_private(user) -> bool:
    """Whether private reports may be sent to `user`: she is officer or moderator of some unit."""
    return user.is_active and user.is_authenticated and user.roles.filter(kind__in=READERS).exists()


def sanctions_of(user, now: datetime | None = None) -> list[Sanction]:
    """What holds against `user` now, without warnings. One query; the request's own user carries the answer along."""
    if user.is_anonymous:
        return []
    known = getattr(user, "_sanctions", None)
    if known is None:
        ends = Q(until__gt=now or timezone.now())
        known = list(Sanction.objects.filter(ends, person_id=user.pk, lifted_at=None).exclude(kind=Sanction.Kind.WARN))
    return known


def is_silenced(user) -> bool:
    """Whether `user` may not write for a time; who is banned may not either."""
    return bool(sanctions_of(user))


def is_banned(user) -> bool:
    """Whether `user` may not come in for a time."""
    return any(sanction.kind == Sanction.Kind.BAN for sanction in sanctions_of(user))


def trust(user) -> int:
    """The level of `user`, 0 (new) to 3. Who holds a role is trusted by whoever gave it."""
    if user.is_anonymous:
        return Standing.Level.NEW
    if user.is_superuser or _holds_role(user):
        return Standing.Level.TRUSTED
    return standing_level(user)


def standing_level(user) -> int:
    """The level that `user` earned by what she did; with `select_related("standing")` without a query."""
    try:
        return user.standing.level
    except Standing.DoesNotExist:
        return Standing.Level.NEW


def _holds_role(user) -> bool:
    if not hasattr(user, "_holds_role"):
        user._holds_role = user.roles.exists()
    return user._holds_role


@dataclass(frozen=True)
class Limits:
    """What one person may do: `threads` and `posts` in 24 hours; `links`, `pictures` and `mentions` in one post."""

    threads: int
    posts: int
    links: int
    pictures: int
    mentions: int


def limits(user) -> Limits:
    """The limits of `user` by her level, from `settings.TRUST_LIMITS`."""
    return limits_at(trust(user))


def limits_at(level: int) -> Limits:
    table: Mapping[int, Mapping[str, int]] = settings.TRUST_LIMITS
    return Limits(**table[level])
