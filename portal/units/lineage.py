"""What a unit counts as part of: the closure that listings, roles and search stand on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from portal.units.models import Lineage, Succession, Unit

BATCH = 5000


def lineage(unit: Unit | int) -> list[int]:
    """Ids of all units that `unit` counts as part of, itself included: its ancestors, and those of what succeeded it."""
    return list(Lineage.objects.filter(unit=unit).order_by("ancestor").values_list("ancestor", flat=True))


def lineages(units: Iterable[int]) -> dict[int, list[int]]:
    """`lineage` of many units (ids) in one query."""
    found = defaultdict(list)
    rows = Lineage.objects.filter(unit__in=list(units)).order_by("ancestor").values_list("unit", "ancestor")
    for unit, ancestor in rows:
        found[unit].append(ancestor)
    return dict(found)


class Closure:
    """The rule of the closure, over plain ids; kept apart from rows so that it can be read and tested alone.

    `parents` maps a unit to the one above it (None for the root), `successions` a unit to its (successor, whole) pairs.
    From a unit one may go to its parent and to what succeeded it. After a step up, only whole successions are followed: a
    ward that went to one new ward must not be found in the six others that took parts of its district. What is
    reached through a partial succession is not `whole`.
    """

    def __init__(self, parents: Mapping[int, int | None], successions: Mapping[int, list[tuple[int, bool]]]):
        self.parents = parents
        self.successions = successions
        self._known: dict[int, dict[int, bool]] = {}

    def of(self, unit: int) -> dict[int, bool]:
        """Ancestor → whether the whole of `unit` belongs to it."""
        if unit in self._known:
            return self._known[unit]
        # A first answer stands while the rest is found, so that a circle of successions ends.
        reached = self._known[unit] = {unit: True}
        parent = self.parents.get(unit)
        if parent is not None:
            reached.update({ancestor: True for ancestor, whole in self.of(parent).items() if whole})
        for successor, whole in self.successions.get(unit, ()):
            for ancestor, reached_whole in self.of(successor).items():
                reached[ancestor] = reached.get(ancestor, False) or (whole and reached_whole)
        return reached


def parents_of(paths: Iterable[tuple[int, str]]) -> dict[int, int | None]:
    """Unit → parent, from pairs of id and materialised path."""
    by_path = {path: pk for pk, path in paths}
    return {pk: by_path.get(path[: -Unit.steplen]) for path, pk in by_path.items()}


def _closure() -> Closure:
    successions = defaultdict(list)
    rows = Succession.objects.filter(effective_on__lte=timezone.localdate()).order_by("pk")
    for predecessor, successor, kind in rows.values_list("predecessor", "successor", "kind"):
        successions[predecessor].append((successor, kind == Succession.Kind.WHOLE))
    return Closure(parents_of(Unit.objects.values_list("pk", "path")), successions)


@transaction.atomic
def rebuild_lineage(units: Iterable[int] | None = None) -> set[int]:
    """Bring the closure of `units` (ids; all when None) up to date. Returns the units whose lineage changed."""
    closure = _closure()
    wanted = set(closure.parents if units is None else units)
    rows = Lineage.objects.all() if units is None else Lineage.objects.filter(unit__in=wanted)
    known = {(unit, ancestor): (pk, whole) for pk, unit, ancestor, whole in rows.values_list("pk", "unit", "ancestor", "whole")}
    right = {(unit, ancestor): whole for unit in wanted for ancestor, whole in closure.of(unit).items()}
    stale = [pk for pair, (pk, whole) in known.items() if right.get(pair) != whole]
    fresh = [pair for pair, whole in right.items() if pair not in known or known[pair][1] != whole]
    changed = {unit for unit, _ in fresh} | {unit for (unit, ancestor), (_, whole) in known.items() if right.get((unit, ancestor)) != whole}
    for start in range(0, len(stale), 500):
        Lineage.objects.filter(pk__in=stale[start : start + 500]).delete()
    Lineage.objects.bulk_create(
        (Lineage(unit_id=unit, ancestor_id=ancestor, whole=right[unit, ancestor]) for unit, ancestor in fresh), batch_size=BATCH
    )
    return changed
