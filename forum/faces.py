"""How people look beside their words: name, initials or photo, and what they are in the Union as one quiet line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.members.models import User
from portal.units.models import Role

# The role that says most about a person stands in her line.
WEIGHT = {
    Role.Kind.OFFICER: 0,
    Role.Kind.ADMINISTRATOR: 1,
    Role.Kind.MODERATOR: 2,
    Role.Kind.EDITOR: 3,
    Role.Kind.COMMUNICATOR: 4,
}
TINTS = 4


@dataclass(frozen=True)
class Face:
    """What a screen shows of a person; `url` is empty for who is not to be found. `tint` chooses the colour of the circle."""

    name: str
    initials: str = ""
    line: str = ""
    url: str = ""
    photo: str = ""
    tint: int = 0


def face_of(person: User | None, line: str = "") -> Face:
    """The face of `person`; None is somebody who wrote anonymously."""
    if person is None:
        return Face(name=_("Anonymous member"), initials="?")
    if person.closed_at:
        return Face(name=person.display_name, initials="–")
    return Face(
        name=person.display_name,
        initials=person.initials or "–",
        line=line,
        url=person.get_absolute_url(),
        photo=person.photo.url if person.photo else "",
        tint=person.pk % TINTS,
    )


def lines_of(people: Iterable[User]) -> dict[int, str]:
    """Role and unit of each account, else the unit that she counts as her own. One query, where the memberships were fetched with them."""
    by_id = {person.pk: person for person in people}
    if not by_id:
        return {}
    own = {pk: getattr(person, "membership", None) for pk, person in by_id.items()}
    lines = {pk: membership.unit.title for pk, membership in own.items() if membership and membership.unit}
    best: dict[int, Role] = {}
    for role in Role.objects.filter(user__in=by_id).select_related("unit"):
        held = best.get(role.user_id)
        if held is None or _rank(role) < _rank(held):
            best[role.user_id] = role
    return lines | {user: _("%(role)s, %(unit)s") % {"role": _word(role), "unit": role.unit.title} for user, role in best.items()}


def _rank(role: Role) -> tuple[int, int]:
    return WEIGHT[role.kind], role.unit.depth


def _word(role: Role) -> str:
    word = role.get_kind_display()
    return word[:1].upper() + word[1:]
