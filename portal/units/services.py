"""Writes of units and roles. The caller has asked for permission.

What stands above units and keeps a copy of lineages (search) is told through `settings.UNIT_LISTENERS`: dotted paths of
functions that take the set of ids of the units whose name, place or lineage changed; called when the transaction is through.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.ui.collation import collation_key
from portal.ui.folding import fold
from portal.units.lineage import rebuild_lineage
from portal.units.models import Lineage, Membership, Role, Succession, Unit, UnitName
from portal.units.spelling import in_text, name_key


class UnitError(Exception):
    """What was asked of the tree cannot be; its text is for the person who asked."""


def rank_of(unit: Unit) -> UnitName.Rank:
    """Where `unit` stands among units of the same name."""
    rank, level = UnitName.Rank, Unit.Level
    current = {
        level.CENTRAL: rank.CENTRAL,
        level.PROVINCE: rank.PROVINCE,
        level.DISTRICT: rank.DISTRICT,
        level.COMMUNE: rank.COMMUNE,
        level.BRANCH: rank.BRANCH,
        level.GROUP: rank.GROUP,
    }
    former = {level.PROVINCE: rank.FORMER_PROVINCE, level.DISTRICT: rank.DISTRICT, level.COMMUNE: rank.FORMER_COMMUNE}
    return current[unit.level] if unit.is_current else former.get(unit.level, rank.FORMER_OTHER)


def where_of(parent: Unit | None) -> str:
    """The `where` of the units straight below `parent`; the centre is not named."""
    if parent is None or parent.level == Unit.Level.CENTRAL:
        return ""
    return f"{in_text(parent.name)}, {parent.where}".removesuffix(", ")


def free_slug(name: str, parent: Unit | None) -> str:
    """An address that no unit has: of the name and the place above it, with a number if it must be."""
    near = "" if parent is None or parent.level == Unit.Level.CENTRAL else parent.place_name
    base = slugify(fold(f"{name} {parent.name if near.isdigit() else near}"))[:150] or "don-vi"
    slug, number = base, 1
    while Unit.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


@transaction.atomic
def add_unit(*, parent: Unit | None, name: str, place_name: str, level: str, slug: str = "", **fields) -> Unit:
    """A new unit below `parent`, at its place in the alphabet. `fields` are those of `Unit`."""
    parent = Unit.objects.get(pk=parent.pk) if parent else None  # Its path may have moved since the caller read it.
    slug = slug or free_slug(name, parent)
    unit = Unit(name=name, place_name=place_name, level=level, where=where_of(parent)[:250], slug=slug, **fields)
    siblings = parent.get_children() if parent else Unit.objects.filter(depth=1)
    key = collation_key(place_name)
    following = next((pk for pk, other in siblings.values_list("pk", "place_name") if collation_key(other) > key), None)
    if following:
        Unit.objects.get(pk=following).add_sibling("left", instance=unit)
    elif parent:
        parent.add_child(instance=unit)
    else:
        Unit.add_root(instance=unit)
    add_name(unit=unit, name=name, place_name=place_name, used_from=unit.valid_from)
    above = Lineage.objects.filter(unit=parent, whole=True).values_list("ancestor", flat=True) if parent else ()
    Lineage.objects.bulk_create(Lineage(unit=unit, ancestor_id=ancestor) for ancestor in [unit.pk, *above])
    tell({unit.pk})
    return unit


def add_name(*, unit: Unit, name: str, place_name: str, **fields) -> bool:
    """Let `unit` be found by `name`; `place_name` is the part without its kind. Whether it is new."""
    defaults = {"key": name_key(place_name)[:160], "rank": rank_of(unit), **fields}
    return UnitName.objects.get_or_create(unit=unit, name=name, defaults=defaults)[1]


@transaction.atomic
def rename(*, unit: Unit, name: str, place_name: str, on: date | None = None, source: str = "", by=None) -> bool:
    """Give `unit` another name from the day `on` (today when None); the old one keeps finding it. Whether anything changed."""
    if (unit.name, unit.place_name) == (name, place_name):
        return False
    on = on or timezone.localdate()
    log(instance=unit, action="units.rename", user=by, data={"old": unit.name, "new": name}, content_changed=True)
    unit.names.filter(name=unit.name).update(used_until=on)
    unit.name, unit.place_name = name, place_name
    unit.save(update_fields=["name", "place_name"])
    if not add_name(unit=unit, name=name, place_name=place_name, used_from=on, source=source):
        unit.names.filter(name=name).update(used_from=on, used_until=None, is_alias=False, source=source)
    tell({unit.pk} | _refresh_where(unit))
    return True


def _refresh_where(unit: Unit) -> set[int]:
    """Write the places of all units below `unit` again. Their ids."""
    above = {unit.path: unit}
    below = list(unit.get_descendants().order_by("path"))
    for each in below:
        each.where = where_of(above[each.path[: -Unit.steplen]])[:250]
        above[each.path] = each
    Unit.objects.bulk_update(below, ["where"], batch_size=500)
    return {each.pk for each in below}


@transaction.atomic
def dissolve(*, unit: Unit, on: date, successors: Sequence[Unit] = (), kind: str = "", source: str = "", by=None) -> set[int]:
    """End `unit` on `on` (the first day on which it no longer exists) and hand it to `successors`.

    `kind` is whole for one successor and part for several unless it is given. Returns the ids of the units whose lineage
    changed: the unit, what is below it, and what had become part of it. Raises `UnitError` for what cannot be.
    """
    _check_succession(unit, on, successors)
    kind = kind or (Succession.Kind.WHOLE if len(successors) == 1 else Succession.Kind.PART)
    unit.valid_until = on
    unit.save(update_fields=["valid_until"])
    unit.names.update(rank=rank_of(unit))
    unit.names.filter(name=unit.name).update(used_until=on)
    for successor in successors:
        Succession.objects.get_or_create(
            predecessor=unit, successor=successor, defaults={"kind": kind, "effective_on": on, "source": source}
        )
    log(instance=unit, action="units.dissolve", user=by, data={"successors": [str(each) for each in successors]}, content_changed=True)
    touched = set(Unit.objects.within(unit).values_list("pk", flat=True))
    changed = rebuild_lineage(touched)
    tell(changed | {unit.pk})
    return changed


def _check_succession(unit: Unit, on: date, successors: Sequence[Unit]) -> None:
    if not unit.is_current:
        raise UnitError(_("%(unit)s was dissolved already.") % {"unit": unit.name})
    if on > timezone.localdate():
        raise UnitError(_("The day of dissolution lies in the future; record it when it has come."))
    if unit.valid_from and on <= unit.valid_from:
        raise UnitError(_("A unit cannot end before it began (%(day)s).") % {"day": f"{unit.valid_from:%d/%m/%Y}"})
    for successor in successors:
        if not successor.is_current:
            raise UnitError(_("%(unit)s no longer exists and cannot take over another unit.") % {"unit": successor.name})
        if Lineage.objects.filter(unit=successor, ancestor=unit).exists():
            raise UnitError(_("%(unit)s belongs to the unit that ends and cannot take it over.") % {"unit": successor.name})


@transaction.atomic
def grant(*, user, unit: Unit, kind: str, by=None) -> bool:
    """Let `user` hold the role `kind` in `unit` and everything below it. Whether she did not hold it yet."""
    _role, is_new = Role.objects.get_or_create(user=user, unit=unit, kind=kind, defaults={"granted_by": by})
    if is_new:
        log(instance=unit, action="units.grant", user=by, data=_of_role(user, kind), content_changed=False)
    return is_new


@transaction.atomic
def revoke(*, user, unit: Unit, kind: str, by=None) -> bool:
    """Take the role `kind` in `unit` from `user`; what she holds above it stays. Whether she held it."""
    count, _rows = Role.objects.filter(user=user, unit=unit, kind=kind).delete()
    if count:
        log(instance=unit, action="units.revoke", user=by, data=_of_role(user, kind), content_changed=False)
    return bool(count)


def _of_role(user, kind: str) -> dict[str, str | int]:
    """What the record of a unit keeps of a role; `account` finds the name again on the day on which its owner leaves."""
    return {"person": str(user), "account": user.pk, "role": kind}


@transaction.atomic
def belong(*, user, unit: Unit | None) -> bool:
    """Let `unit` be the one that `user` counts as her own; None when she does not know. Whether that is new."""
    membership, is_new = Membership.objects.get_or_create(user=user, defaults={"unit": unit})
    if is_new or membership.unit_id == (unit.pk if unit else None):
        return is_new
    membership.unit = unit
    membership.save(update_fields=["unit", "since"])
    return True


def tell(units: Iterable[int]) -> None:
    """Tell the listeners of `settings.UNIT_LISTENERS`, when the transaction is through, that these units (ids) changed."""
    for path in settings.UNIT_LISTENERS:
        transaction.on_commit(lambda path=path, units=frozenset(units): import_string(path)(units))
