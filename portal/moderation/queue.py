"""The queue as moderators see it: lines with what they are about, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.handlers import Card, handler_of, handlers
from portal.moderation.models import Hold, Report, Sanction
from portal.moderation.models.acts import Verb
from portal.moderation.permissions import JUDGING, SANCTIONS, answers_for, can_act, can_open_author
from portal.units.models import Role

PAGE = 20
# The order of the buttons below a line; what else is possible stands on the page of the thing.
AT_HAND = (Verb.APPROVE, Verb.KEEP, Verb.ALLOW_NUMBERS, Verb.ASK_TO_EDIT, Verb.HIDE, Verb.SHOW)
MOST_COUNTED = 200


@dataclass
class Item:
    """One line with everything that its place in the queue shows."""

    line: Hold
    target: Any
    card: Card
    key: str
    verbs: list[Verb]
    is_anonymous: bool
    reports: list[Report] = field(default_factory=list)
    place_name: str = ""
    can_open: bool = False

    @property
    def person(self):
        """Whom moderators may see as the author."""
        return None if self.is_anonymous else self.line.person


@dataclass(frozen=True)
class Choice:
    """One value of a filter with how many lines it leaves."""

    value: str
    name: str
    count: int


def with_standing(lines):
    """Lines with the author's standing, whether she is silenced, and whether she holds a role."""
    running = Sanction.objects.filter(person=OuterRef("person"), lifted_at=None, until__gt=timezone.now())
    roles = Role.objects.filter(user=OuterRef("person"))
    return lines.select_related("person__standing", "unit").annotate(person_silenced=Exists(running), person_is_staff=Exists(roles))


def items(lines: list[Hold], user, names: dict[str, str]) -> list[Item]:
    """`lines` with their things; what is gone for good is left out. One or two queries for each model, one for the reports."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        by_type[line.target_type_id].append(line.target_id)
    found = {}
    for handler in handlers():
        kind = ContentType.objects.get_for_model(handler.model)
        if kind.pk in by_type:
            loaded = handler.load(by_type[kind.pk])
            handler.open_to(user, loaded.values())
            found |= {(kind.pk, pk): target for pk, target in loaded.items()}
    reports = defaultdict(list)
    reported = [line.pk for line in lines if line.kind == Hold.Kind.REPORTED or Hold.Why.REPORTED in line.reasons]
    for report in Report.objects.filter(hold__in=reported, settled_at=None).order_by("pk") if reported else ():
        reports[report.hold_id].append(report)
    there = [(line, found.get((line.target_type_id, line.target_id))) for line in lines]
    return [item(line, target, user, reports[line.pk], names) for line, target in there if target is not None]


def item(line: Hold, target: Any, user, reports: list[Report], names: dict[str, str]) -> Item:
    handler = handler_of(target)
    possible = handler.possible(target)
    return Item(
        line=line,
        target=target,
        card=handler.card(target),
        key=handler.key,
        verbs=[verb for verb in AT_HAND if verb in possible and not (verb == Verb.KEEP and Verb.APPROVE in possible)],
        is_anonymous=handler.is_anonymous(target),
        reports=reports,
        place_name=names.get(line.place, ""),
    )


def choices(user) -> tuple[int, dict[str, list[Choice]], dict[str, str]]:
    """How much waits in all, the filters with their counts, and the names of the places. Two queries."""
    rows = list(
        Hold.objects.open()
        .visible_to(user)
        .values("kind", "place", "unit", "unit__name", "unit__where")
        .annotate(total=Count("pk"))
        .order_by("-total")[:MOST_COUNTED]
    )
    kinds, places, units = defaultdict(int), defaultdict(int), defaultdict(int)
    names = {}
    for row in rows:
        kinds[row["kind"]] += row["total"]
        if row["place"]:
            places[row["place"]] += row["total"]
        if row["unit"]:
            units[str(row["unit"])] += row["total"]
            names[str(row["unit"])] = ", ".join(filter(None, (row["unit__name"], row["unit__where"])))
    words = dict(Hold.Kind.choices)
    named = {place: name for handler in handlers() for place, name in handler.names(places).items()} if places else {}
    offered = {
        "kind": [Choice(value, str(words[value]), kinds[value]) for value in words if kinds[value]],
        "place": [Choice(value, named.get(value, value), total) for value, total in places.items()],
        "unit": [Choice(value, names[value], total) for value, total in units.items()],
    }
    return sum(kinds.values()), offered, named


def narrowed(lines, kind: str, place: str, unit: str):
    """`lines` as the filters of the address ask; what is none of their values is passed over."""
    if kind in Hold.Kind.values:
        lines = lines.filter(kind=kind)
    if place:
        lines = lines.filter(place=place[:40])
    if unit.isascii() and unit.isdigit() and len(unit) < 18:
        lines = lines.filter(unit=int(unit))
    return lines


def left(user, kind: str = "", place: str = "", unit: str = "") -> int:
    """How many lines wait with these filters."""
    return narrowed(Hold.objects.open().visible_to(user), kind, place, unit).count()


def verbs_for(user, target: Any) -> list[Verb]:
    """What `user`, who looks after `target`, may do to it now, in the order of the handler."""
    handler = handler_of(target)
    possible, person = handler.possible(target), handler.person(target)
    is_hers = person is not None and person.pk == user.pk
    kind = ContentType.objects.get_for_model(target)
    lines = Hold.objects.open().filter(Q(target_type=kind, target_id=target.pk))
    waits, may_settle = lines.exists(), lines.visible_to(user).exists()
    found = []
    for verb in handler.verbs:
        if verb not in possible or (is_hers and verb in JUDGING) or (verb == Verb.KEEP and not may_settle):
            continue
        if waits and not may_settle and verb in handler.settling:
            continue
        if verb == Verb.OPEN_AUTHOR and not can_open_author(user, handler.scope(target)):
            continue
        if verb in SANCTIONS and not can_act(user, verb, target):
            continue
        found.append(Verb(verb))
    return found


def kept_from(user, target: Any) -> str:
    """Why `user`, who looks after `target`, can neither silence nor ban its author; empty where she can, or for another reason."""
    handler = handler_of(target)
    person = None if handler.is_anonymous(target) else handler.person(target)
    if person is None or person.pk == user.pk or Verb.BAN not in handler.possible(target) or answers_for(user, person):
        return ""
    return _(
        "%(name)s holds a role in a unit that you do not look after. Only who looks after all these units, or an administrator, can silence"
        " or ban this account; you can still hide what was written and report the account."
    ) % {"name": person}
