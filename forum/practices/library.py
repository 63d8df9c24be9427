"""Finding models: words by the search engine, everything else by the catalogue."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from forum.practices import catalogue, fit
from forum.practices.models import Adoption, Practice
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.models import SearchDocument
from portal.search.query import parse
from portal.ui.folding import fold
from portal.ui.typed import clean_line, slug_of
from portal.units.models import Unit

PAGE = 20
# Who asks in words looks at the first pages; beyond, filters narrow better.
MOST_RANKED = 1_000
LONGEST_QUERY = 300


@dataclass(frozen=True)
class Found:
    """One page of models in order, the total, and of each facet its values with counts."""

    practices: list[Practice]
    total: int
    counts: dict[str, dict]
    page: int
    pages: int


def find(text: str = "", *, filters: Mapping[str, Iterable] | None = None, sort: str = "", page: int = 1, size: int = PAGE) -> Found:
    """Published models that meet `filters` (facet of `catalogue.FACETS` or "unit" → values; one facet's values are alternatives).

    `sort` is "adopted", "new" or "documented"; otherwise by relevance where there are words, else the newest. Six queries, two more
    where there are words.
    """
    text = text[:LONGEST_QUERY].strip()
    ranked = ranked_by(text) if text else None
    held, page = catalogue.current(), max(1, page)
    listing = held.listing(filters or {}, sort=sort, start=(page - 1) * size, size=size, ranked=ranked)
    return Found(in_order(listing.ids), listing.total, listing.counts, page, max(1, -(-listing.total // size)))


def ranked_by(text: str, most: int = MOST_RANKED) -> list[int]:
    """Ids of models by relevance: one query."""
    answer = engine().search(parse(text), Filters(kind="practice"), size=most)
    rows = SearchDocument.objects.filter(pk__in=[hit.key for hit in answer.hits], is_removed=False)
    known = dict(rows.values_list("pk", "object_id"))
    return [known[hit.key] for hit in answer.hits if hit.key in known]


def in_order(ids: list[int]) -> list[Practice]:
    """Listed models of these ids, as cards need them, in this order: three queries."""
    found = Practice.objects.listed().filter(pk__in=ids).for_cards().in_bulk()
    return [found[pk] for pk in ids if pk in found]


def similar(name: str, one_line: str = "", *, without: int | None = None, most: int = 5) -> list[Practice]:
    """Models that say nearly the same, the nearest first, shown before somebody shares a new one. None before a few words were typed.

    The engine finds whatever shares a word; `likeness` keeps what shares pairs of words with the name.
    """
    typed = f"{clean_line(name[:LONGEST_QUERY])} {clean_line(one_line[:LONGEST_QUERY])}".strip()[:LONGEST_QUERY]
    if len(typed) < LEAST_TYPED or not parse(typed):
        return []
    found = [practice for practice in in_order(ranked_by(typed, MOST_WEIGHED)) if practice.pk != without]
    said = [(practice, f"{practice.name} {practice.one_line}") for practice in found]
    weighed = [(max(likeness(name, practice.name), likeness(typed, words)), practice) for practice, words in said]
    near = [(weight, practice) for weight, practice in weighed if weight >= ALIKE]
    return [practice for _weight, practice in sorted(near, key=lambda pair: -pair[0])[:most]]


WORD = re.compile(r"\w+")
LEAST_TYPED, MOST_WEIGHED = 6, 20
# Measured on the names of the demo: those of two models that only share "câu lạc bộ phụ nữ" stay below.
ALIKE = 0.5


def likeness(one: str, other: str) -> float:
    """Which part of the pairs of neighbouring syllables of `one` stands in `other` too, without accents; 1 for the same name."""
    first, second = (WORD.findall(fold(clean_line(text))) for text in (one, other))
    if first == second:
        return 1.0
    pairs = set(pairwise(first))
    return len(pairs & set(pairwise(second))) / len(pairs) if len(pairs) > 1 else 0.0


def same_name(name: str, unit: Unit, user, *, without: int | None = None) -> Practice | None:
    """A model of `unit` that `user` may see and that is called the same, accents and capitals aside."""
    slug, folded = slug_of(name, 80), fold(clean_line(name))
    near = Practice.objects.visible_to(user).filter(unit=unit).exclude(pk=without).exclude(stage="archived")
    return next((practice for practice in near.filter(slug__startswith=slug)[:50] if fold(practice.name) == folded), None) if slug else None


def fitting(place: fit.Place, *, unit: Unit | None = None, most: int = 20) -> list[tuple[Practice, fit.Fit]]:
    """The models that fit `place` best, best first. Those that `unit` began or runs already are left out."""
    without = set()
    if unit is not None:
        without = set(Adoption.objects.counted_for(unit).going_on().values_list("practice", flat=True))
        without |= set(Practice.objects.filter(unit=unit).values_list("pk", flat=True))
    candidates = [entry for entry in catalogue.current().entries if entry.pk not in without]
    ranked = {each.pk: each for each in fit.rank(place, candidates, most)}
    return [(practice, ranked[practice.pk]) for practice in in_order(list(ranked))]
