"""Finding units by whatever people call them. Candidates only, best first: a person confirms, nothing here decides."""

import re
from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.ui.collation import collation_key
from portal.ui.folding import fold
from portal.units.models import Lineage, Unit, UnitName
from portal.units.spelling import Reading, accents, kind_of, name_key, readings, syllables

LONGEST_TEXT = 160
MOST_SYLLABLES = 12
# Rows that are read to rank from; an exact name of which there are more (Chi hội 1) needs its place to be told apart.
MOST_EXACT = 200
MOST_PLACES = 400
SEPARATORS = re.compile(r"[,;()|\n]+")

RANK = UnitName.Rank
PLACES = (RANK.PROVINCE, RANK.FORMER_PROVINCE, RANK.DISTRICT, RANK.COMMUNE, RANK.FORMER_COMMUNE)
# Prefixes are read rank by rank, so that one letter costs as much as a whole word however many units there are.
PREFIX_STEPS = (
    (RANK.CENTRAL, RANK.PROVINCE, RANK.FORMER_PROVINCE),
    (RANK.COMMUNE,),
    (RANK.DISTRICT,),
    (RANK.FORMER_COMMUNE,),
    (RANK.BRANCH, RANK.GROUP, RANK.FORMER_OTHER),
)
AFTER_LETTERS = "zzzz"  # Higher than any continuation of a key, in every collation of a database.


def look_up(text: str, *, limit: int = 10, scope: QuerySet[Unit] | None = None, is_whole: bool = False) -> list[Unit]:
    """Units whose name, former name or other spelling is `text` or begins with it, at most `limit`; with `is_whole` only those that it is.

    `text` may name the kind in full or short ("Q.1", "tp hcm"), the body ("Hội LHPN phường …") and the places above, after
    commas or not ("phú diễn, bắc từ liêm", "tan lap phu tho"). Accents, case, tone placement, apostrophes and signs that
    cannot be seen make no difference, except that among equals what is spelled as typed comes first. Order: exact names
    before beginnings, the kind that was named before others, then level, and what exists before what was dissolved.
    `scope` leaves only its units. Each unit carries `found_by`, the name that matched. A few indexed queries at any size.
    """
    parts = [words[:MOST_SYLLABLES] for words in map(syllables, SEPARATORS.split(text[:LONGEST_TEXT])) if words]
    if not parts:
        return []
    names, ways = _in_scope(scope), readings(parts[0])
    typed = SEPARATORS.split(text[:LONGEST_TEXT].strip(" ,;()|\n"))[0]
    within = _places(parts[1:])
    found = _exact(_below(names, within), ways, typed)
    if not found and len(parts) == 1:
        found = _exact_before_its_place(names, parts[0], typed)
    if len(found) < limit and not is_whole:
        found += _beginnings(_below(names, within), ways, typed, limit)
    return _units(found, limit)


class _Match:
    """A name that fits one reading, and how well."""

    def __init__(self, name: UnitName, reading: Reading, typed: str):
        self.name = name
        wrong_kind = bool(reading.kind) and kind_of(name.name) != reading.kind
        # A prefix is compared as far as it goes; of an exact name the kind is left aside, as people leave it out.
        wrong_accents = fold(typed) != typed.lower() and not accents(name.name).endswith(accents(_place(typed, reading)))
        alphabet = (collation_key(name.unit.place_name), name.unit.path)
        self.order = (name.key != reading.key, wrong_kind, wrong_accents, name.rank, name.is_alias, *alphabet)


def _place(typed: str, reading: Reading) -> str:
    """The end of `typed` that gave the key of `reading`."""
    words = typed.split()
    for start in range(len(words) - 1, -1, -1):
        place = " ".join(words[start:])
        if name_key(place) == reading.key:
            return place
    return typed


def _in_scope(scope: QuerySet[Unit] | None) -> QuerySet[UnitName]:
    names = UnitName.objects.select_related("unit")
    return names if scope is None else names.filter(Exists(scope.order_by().filter(pk=OuterRef("unit"))))


def _exact(names: QuerySet[UnitName], ways: list[Reading], typed: str) -> list[_Match]:
    """Names that are one of the readings `ways`, best first."""
    by_key = {way.key: way for way in reversed(ways)}
    rows = names.filter(rank__in=RANK.values, key__in=by_key).order_by("rank", "key")[:MOST_EXACT]
    return sorted((_Match(name, by_key[name.key], typed) for name in rows), key=lambda match: match.order)


def _beginnings(names: QuerySet[UnitName], ways: list[Reading], typed: str, limit: int) -> list[_Match]:
    """Names that begin with one of the readings `ways`, best first, until there are `limit`."""
    keys = [way.key for way in ways]
    beginnings, found = Q(), []
    for key in keys:
        beginnings |= Q(key__gt=key, key__lt=key + AFTER_LETTERS)
    for ranks in PREFIX_STEPS:
        if len(found) >= limit:
            break
        rows = names.filter(beginnings, rank__in=ranks).exclude(key__in=keys).order_by("key")[:limit]
        found += [_Match(name, next(way for way in ways if name.key.startswith(way.key)), typed) for name in rows]
    return sorted(found, key=lambda match: match.order)


def _below(names: QuerySet[UnitName], within: list[set[int]]) -> QuerySet[UnitName]:
    """Names of units that count as part of one unit of each set."""
    for places in within:
        names = names.filter(Exists(Lineage.objects.filter(unit=OuterRef("unit"), ancestor__in=places).exclude(unit__in=places)))
    return names


def _exact_before_its_place(names: QuerySet[UnitName], words: list[str], typed: str) -> list[_Match]:
    """Names that are a beginning of `words` when all that follows names places above: "quận 1 tp hcm"."""
    known = _known_places([words[start:end] for start in range(1, len(words)) for end in range(start + 1, len(words) + 1)])
    found = []
    for end in range(len(words) - 1, 0, -1):
        places = _as_places(words[end:], known)
        if places:
            found += _exact(_below(names, places), readings(words[:end]), " ".join(typed.split()[:end]))
    return sorted(found, key=lambda match: match.order)


def _as_places(words: list[str], known: dict[str, set[int]]) -> list[set[int]]:
    """`words` cut into names of places, the longest first; nothing when they are not only that."""
    if not words:
        return []
    for end in range(len(words), 0, -1):
        here = set().union(*(known.get(way.key, ()) for way in readings(words[:end])))
        if not here:
            # To cut the rest of twelve words as well would be two thousand ways.
            continue
        rest = _as_places(words[end:], known)
        if rest or end == len(words):
            return [here, *rest]
    return []


def _places(parts: list[list[str]]) -> list[set[int]]:
    """For each part the units that it may name; a part that names none is passed over."""
    known = _known_places(parts)
    return [here for words in parts if (here := set().union(*(known.get(way.key, ()) for way in readings(words))))]


def _known_places(parts: list[list[str]]) -> dict[str, set[int]]:
    """Key → ids of provinces, districts and communes with that name, for every reading of `parts`."""
    keys = {way.key for words in parts for way in readings(words)}
    known = defaultdict(set)
    if keys:
        rows = UnitName.objects.filter(rank__in=PLACES, key__in=keys).order_by("rank")
        for key, unit in rows.values_list("key", "unit")[:MOST_PLACES]:
            known[key].add(unit)
    return known


def _units(found: list[_Match], limit: int) -> list[Unit]:
    best: dict[int, UnitName] = {}
    for match in found:
        best.setdefault(match.name.unit_id, match.name)
    chosen = list(best.values())[:limit]
    units = Unit.objects.with_successors().in_bulk([name.unit_id for name in chosen])
    for name in chosen:
        units[name.unit_id].found_by = name.name
    return [units[name.unit_id] for name in chosen]
