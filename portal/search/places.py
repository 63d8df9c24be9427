"""Units that a query names. They are offered, never assumed: the person decides."""

from dataclasses import dataclass

from portal.search.query import Query
from portal.units.lookup import look_up
from portal.units.models import Unit, UnitName
from portal.units.spelling import readings, split_kind, syllables

RANK = UnitName.Rank
OFFERED = 3
LONGEST_NAME = 7
MOST_WORDS = 24
MOST_NAMES = 200


def units_in(text: str, query: Query) -> list[Unit]:
    """Units that `text` is the name of, or else those named within it; each with its successors. At most OFFERED.

    One query where no unit is named at all, which is the rule.
    """
    words = syllables(text)[:MOST_WORDS] if query else []
    named = _named_within(words)
    if not named:
        return []
    exact = [unit for unit in look_up(text, limit=OFFERED) if _is_named(unit, words)]
    return exact or _chosen(named)


def _is_named(unit: Unit, words: list[str]) -> bool:
    """Whether all of the name was typed, not only its beginning."""
    key = "".join(split_kind(syllables(unit.found_by))[1])
    return any(way.key == key for end in range(1, len(words) + 1) for way in readings(words[:end]))


@dataclass(frozen=True)
class Named:
    """A name of a unit that stands in the words; `is_telling` where it can hardly be anything else."""

    unit: int
    name: str
    is_telling: bool


def _named_within(words: list[str]) -> list[Named]:
    """Names of units among the words; telling are those with their kind ("quận bắc từ liêm"), and provinces without it."""
    keys: dict[str, set[str]] = {}
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1):
            kind, rest = split_kind(words[start:end])
            if kind or end - start > 1 or len(words) == 1:
                keys.setdefault("".join(rest), set()).add(kind)
    if not keys:
        return []
    rows = UnitName.objects.filter(rank__in=RANK.values, key__in=keys).order_by("rank").values_list("unit", "name", "key", "rank")
    return [Named(unit, name, _fits(name, rank, keys[key])) for unit, name, key, rank in rows[:MOST_NAMES]]


def _fits(name: str, rank: int, kinds: set[str]) -> bool:
    kind = split_kind(syllables(name))[0]
    return kind in kinds - {""} or ("" in kinds and rank in (RANK.PROVINCE, RANK.FORMER_PROVINCE))


def _chosen(named: list[Named]) -> list[Unit]:
    """The units of the longest telling names, with their successors."""
    names = {each.unit: each.name for each in sorted(named, key=lambda each: -len(each.name)) if each.is_telling}
    best = list(names)[:OFFERED]
    units = Unit.objects.with_successors().in_bulk(best)
    return [units[pk] for pk in best]
