"""Units that a query names. They are offered, never assumed: the person decides."""

from portal.search.query import Query
from portal.units.lookup import look_up
from portal.units.models import Unit, UnitName
from portal.units.spelling import readings, split_kind, syllables

RANK = UnitName.Rank
OFFERED = 3
LONGEST_NAME = 7


def units_in(text: str, query: Query) -> list[Unit]:
    """Units that `text` is the name of, or else those named within it; each with its successors. At most OFFERED."""
    if not query:
        return []
    words = syllables(text)
    exact = [unit for unit in look_up(text, limit=OFFERED) if _is_named(unit, words)]
    return exact or _named_within(words)


def _is_named(unit: Unit, words: list[str]) -> bool:
    """Whether all of the name was typed, not only its beginning."""
    key = "".join(split_kind(syllables(unit.found_by))[1])
    return any(way.key == key for end in range(1, len(words) + 1) for way in readings(words[:end]))


def _named_within(words: list[str]) -> list[Unit]:
    """Units that stand in the words with their kind ("quận bắc từ liêm"), and provinces without it."""
    keys: dict[str, set[str]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1):
            kind, rest = split_kind(words[start:end])
            if kind or end - start > 1:
                keys.setdefault("".join(rest), set()).add(kind)
    rows = UnitName.objects.filter(rank__in=RANK.values, key__in=keys).order_by("rank").values_list("unit", "name", "key", "rank")[:200]
    fitting = [(unit, name) for unit, name, key, rank in rows if _fits(name, rank, keys[key])]
    chosen = dict(sorted(fitting, key=lambda found: -len(found[1]))[:OFFERED])
    units = Unit.objects.with_successors().in_bulk(list(chosen))
    for pk, unit in units.items():
        unit.found_by = chosen[pk]
    return [units[pk] for pk in chosen]


def _fits(name: str, rank: int, kinds: set[str]) -> bool:
    kind = split_kind(syllables(name))[0]
    return kind in kinds - {""} or ("" in kinds and rank in (RANK.PROVINCE, RANK.FORMER_PROVINCE))
