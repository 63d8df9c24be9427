"""The units of the data files, brought into the database in bulk: 14,000 units in seconds, and again without changing anything.

A row of the files is known by its slug. A unit is written only when its row is new or has changed since it was loaded
(`Unit.digest`), so that what the office renamed or dissolved since then stays. Nothing is ever deleted.
"""

import csv
import gzip
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from portal.ui.collation import collation_key
from portal.units.lineage import rebuild_lineage
from portal.units.models import Lineage, Succession, Unit, UnitName
from portal.units.services import rank_of, tell, where_of
from portal.units.spelling import name_key

DATA = Path(__file__).parent / "data"
REFORM = date(2025, 7, 1)
BATCH = 500
OFFICIAL = ["name", "place_name", "level", "code", "valid_from", "valid_until", "digest"]
TREE = ["path", "depth", "numchild", "where"]


@dataclass
class Summary:
    """What a load changed, in rows, and what there is now."""

    added: Counter = field(default_factory=Counter)
    changed: int = 0
    moved: int = 0
    names: int = 0
    successions: int = 0
    lineages: int = 0
    today: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.moved or self.names or self.successions or self.lineages)


def read_rows(name: str) -> Iterator[dict[str, str]]:
    content = (DATA / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    yield from csv.DictReader(text.splitlines())


@transaction.atomic
def load_units() -> Summary:
    """Bring units, names, successions and lineages up to the data files."""
    summary = Summary()
    units = {unit.slug: unit for unit in Unit.objects.all()}
    parents = _parents(units)
    written = _read_units(units, parents, summary)
    _place_in_tree(units, parents, summary)
    _write_units(units, written)
    summary.names = _write_names(units, written)
    summary.successions = _write_successions(units)
    lineages = rebuild_lineage()
    summary.lineages = len(lineages)
    summary.today, summary.before = _count(units.values())
    if not summary.is_empty:
        _count_rows()
    tell(lineages | {unit.pk for unit in written})
    return summary


def _count_rows() -> None:
    """Let PostgreSQL know how large the tables have become; until it finds out by itself it would read them whole for every row."""
    if connection.vendor == "postgresql":
        tables = ", ".join(model._meta.db_table for model in (Unit, UnitName, Succession, Lineage))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def _parents(units: dict[str, Unit]) -> dict[str, str]:
    """Slug → slug of the unit above, of the tree as it stands."""
    by_path = {unit.path: slug for slug, unit in units.items()}
    return {slug: by_path.get(unit.path[: -Unit.steplen], "") for slug, unit in units.items()}


def _read_units(units: dict[str, Unit], parents: dict[str, str], summary: Summary) -> list[Unit]:
    """Take over the rows that are new or have changed. The units to write."""
    written = []
    for row in read_rows("units.csv.gz"):
        digest = hashlib.blake2b("|".join(row.values()).encode(), digest_size=8).hexdigest()
        unit = units.get(row["slug"])
        if unit and unit.digest == digest:
            continue
        if unit is None:
            unit = units[row["slug"]] = Unit(slug=row["slug"])
            summary.added[row["level"]] += 1
        else:
            summary.changed += 1
        unit.name, unit.place_name, unit.level, unit.code = row["name"], row["place_name"], row["level"], row["code"]
        unit.valid_from, unit.valid_until, unit.digest = _day(row["valid_from"]), _day(row["valid_until"]), digest
        parents[row["slug"]] = row["parent"]
        written.append(unit)
    return written


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _place_in_tree(units: dict[str, Unit], parents: dict[str, str], summary: Summary) -> None:
    """Give every unit its place: materialised path, depth, number of children, `where`; siblings by the alphabet."""
    children = defaultdict(list)
    for slug, parent in parents.items():
        children[parent].append(slug)
    for siblings in children.values():
        siblings.sort(key=lambda slug: (collation_key(units[slug].place_name), not units[slug].is_current, slug))
    pending = [("", slug, number) for number, slug in enumerate(children[""], start=1)]
    while pending:
        parent, slug, number = pending.pop()
        above, unit = units.get(parent), units[slug]
        place = (
            Unit._get_path(above.path if above else "", above.depth + 1 if above else 1, number),
            len(children[slug]),
            where_of(above)[:250],
        )
        if place != (unit.path, unit.numchild, unit.where):
            unit.is_moved, summary.moved = True, summary.moved + bool(unit.pk)
            unit.path, unit.numchild, unit.where = place
            unit.depth = len(unit.path) // Unit.steplen
        pending += [(slug, child, position) for position, child in enumerate(children[slug], start=1)]


def _write_units(units: dict[str, Unit], written: list[Unit]) -> None:
    moved = [unit for unit in units.values() if unit.pk and getattr(unit, "is_moved", False)]
    right_paths = {unit.pk: unit.path for unit in moved}
    for unit in moved:  # Two units that change places would meet; so each first steps aside.
        unit.path = f"~{unit.pk}"
    Unit.objects.bulk_update(moved, ["path"], batch_size=BATCH)
    for unit in moved:
        unit.path = right_paths[unit.pk]
    Unit.objects.bulk_update(moved, TREE, batch_size=BATCH)
    Unit.objects.bulk_update([unit for unit in written if unit.pk], OFFICIAL, batch_size=BATCH)
    # Parents come before their children, so that a reader never meets a child without its parent.
    Unit.objects.bulk_create(sorted((unit for unit in written if not unit.pk), key=lambda unit: unit.path), batch_size=BATCH)


def _write_names(units: dict[str, Unit], written: list[Unit]) -> int:
    """The name of every unit that was written, and the names and spellings of the files. How many are new."""
    known = set(UnitName.objects.values_list("unit", "name"))
    own = (UnitName(unit=unit, name=unit.name, used_from=unit.valid_from, used_until=unit.valid_until) for unit in written)
    listed = (_listed_name(units[row["slug"]], row) for file in ("names.csv", "spellings.csv.gz") for row in read_rows(file))
    places = {(unit.pk, unit.name): unit.place_name for unit in written}
    fresh = {}
    for name in [*own, *listed]:
        if (name.unit_id, name.name) not in known:
            name.key = name_key(getattr(name, "place_name", "") or places[name.unit_id, name.name])[:160]
            name.rank = rank_of(name.unit)
            fresh.setdefault((name.unit_id, name.name), name)
    UnitName.objects.bulk_create(fresh.values(), batch_size=BATCH)
    for unit in written:
        if (unit.pk, unit.name) in known:
            unit.names.update(rank=rank_of(unit))
    return len(fresh)


def _listed_name(unit: Unit, row: dict[str, str]) -> UnitName:
    name = UnitName(unit=unit, name=row["name"], is_alias=row["kind"] == "spelling", source=row["source"])
    name.used_until, name.place_name = _day(row.get("used_until", "")), row["place_name"]
    return name


def _write_successions(units: dict[str, Unit]) -> int:
    """The successions of the files that are not there yet. How many."""
    known = set(Succession.objects.values_list("predecessor", "successor"))
    rows = (
        Succession(
            predecessor=units[row["predecessor"]],
            successor=units[row["successor"]],
            kind=row["kind"],
            effective_on=REFORM,
            source=row["source"],
        )
        for row in read_rows("successions.csv.gz")
    )
    fresh = (row for row in rows if (row.predecessor_id, row.successor_id) not in known)
    count = 0
    while batch := list(islice(fresh, BATCH)):
        count += len(Succession.objects.bulk_create(batch))
    return count


def _count(units: Iterable[Unit]) -> tuple[dict[str, int], dict[str, int]]:
    """Units by level: of today, and of the day before the reform."""
    today, before = Counter(), Counter()
    for unit in units:
        today[unit.level] += unit.is_current
        before[unit.level] += (not unit.valid_from or unit.valid_from < REFORM) and (not unit.valid_until or unit.valid_until >= REFORM)
    return dict(today), dict(before)
