"""Finds the units that content files name: "phường Phú Diễn, Hà Nội", "quận Bắc Từ Liêm, Hà Nội", "Phú Thọ", "Trung ương"."""

from datetime import date
from functools import cache

from django.utils import timezone

from portal.ui.folding import fold
from portal.units.models import Unit

NAMED_LEVELS = (Unit.Level.PROVINCE, Unit.Level.DISTRICT, Unit.Level.COMMUNE)


class UnknownPlace(Exception):
    """A content file names a unit that the tree does not hold, or does not name one alone."""


def key(text: str) -> str:
    """What two spellings of a name have in common: letters and digits, without marks."""
    return "".join(letter for letter in fold(text).lower() if letter.isalnum())


def find_unit(place: str, day: date | None = None) -> Unit:
    """The unit of that name, below one named after the comma; of several, the one that existed on `day` (today)."""
    name, *above = [key(part) for part in place.split(",")]
    if name == key("Trung ương"):
        return Unit.objects.get(level=Unit.Level.CENTRAL)
    found = [row for row in rows_named(name) if all(part in key(row.where) for part in above)]
    if not above:
        found = [row for row in found if row.level == Unit.Level.PROVINCE]
    alive = [row for row in found if existed(row, day or timezone.localdate())]
    if len(alive or found) != 1:
        raise UnknownPlace(f"{place}: {[str(row) for row in alive or found]}")
    return (alive or found)[0]


def existed(unit: Unit, day: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_until is None or day < unit.valid_until)


def rows_named(name: str) -> list[Unit]:
    """Units whose name, with or without its kind, has the key `name`."""
    by_key = keyed_units()
    return Unit.objects.filter(pk__in=by_key.get(name, ())) if name in by_key else []


@cache
def keyed_units() -> dict[str, set[int]]:
    """Every name of a province, former district or commune, with the units that bear it. Read once; `keyed_units.cache_clear()`."""
    by_key: dict[str, set[int]] = {}
    for pk, name, place_name in Unit.objects.filter(level__in=NAMED_LEVELS).values_list("pk", "name", "place_name"):
        by_key.setdefault(key(name), set()).add(pk)
        by_key.setdefault(key(place_name), set()).add(pk)
    return by_key
