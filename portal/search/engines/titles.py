"""Search in the titles of the rows themselves: a little, and always there. For the time in which an engine cannot be had."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from portal.search.engines.interface import Entry, Filters, Hit, Results
from portal.search.models import SearchDocument
from portal.search.query import Query
from portal.search.vietnamese import beginnings, folded_tokens

# The newest of a family are looked through, so that an engine that fails does not take the database along.
LOOKED_THROUGH = 100_000
MOST_FOUND = 200
MOST_WORDS = 12


class TitleEngine:
    """The reading half of `portal.search.engines.interface.Engine`. Rows know of every change, so `filters.without` is not asked."""

    name = "titles"

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        family: str = "content",
        sort: str = "relevance",
        page: int = 1,
        size: int = 10,
        facets: Iterable[str] = (),
        suggests: bool = True,
    ) -> Results:
        rows = _narrowed(family, filters)
        for slot in islice(query.slots, MOST_WORDS):
            rows = rows.filter(_any_of(" ".join(way) for way in slot.ways))
        for phrase in query.phrases:
            rows = rows.filter(_any_of([" ".join(phrase.folded)]))
        for phrase in query.excluded:
            rows = rows.exclude(_any_of([" ".join(phrase.folded)]))
        found = list(rows.order_by("-published_at", "-weight", "pk").values_list("pk", "title")[:MOST_FOUND])
        if sort != "date" and query:
            found.sort(key=lambda row: _rank(row[1], query))
        offset = (page - 1) * size
        hits = [Hit(key, 0.0) for key, _ in found[offset : offset + size]]
        return Results(hits, len(found), len(found), {name: [] for name in facets}, only_titles=True)

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        if not query:
            return []
        begun = Q()
        for keys in beginnings(query.words.folded[:MOST_WORDS]):
            begun |= Q(title_key__contains=f" {' '.join(keys)}")
        order = ("-weight", "pk") if family == SearchDocument.Family.NAMES else ("-published_at", "pk")
        return [Hit(key, 0.0) for key in _narrowed(family, filters).filter(begun).order_by(*order).values_list("pk", flat=True)[:size]]

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        """Titles say too little of what a text is like."""
        return []


def _any_of(runs: Iterable[str]) -> Q:
    """Titles that hold one of the runs of whole words."""
    found = Q()
    for run in runs:
        found |= Q(title_key__contains=f" {run} ")
    return found


def _rank(title: str, query: Query) -> int:
    """The title itself, then a title that holds the words in a row; else as they came, newest first."""
    words = " ".join(folded_tokens(title))
    typed = " ".join(query.words.folded)
    if words == typed:
        return 0
    return 1 if f" {typed} " in f" {words} " else 2


def _narrowed(family: str, filters: Filters) -> QuerySet:
    everything = SearchDocument.objects.filter(family=family, is_removed=False)
    newest = everything.order_by("-published_at").values("pk")[:LOOKED_THROUGH]
    rows = everything.filter(pk__in=newest, audience__in=filters.audiences)
    narrowing = {"kind": filters.kind, "subkind": filters.subkind, "section_id": filters.section, "programme_id": filters.programme}
    rows = rows.filter(**{name: value for name, value in narrowing.items() if value is not None})
    if filters.year is not None:
        rows = rows.filter(published_at__year=filters.year)
    bounds = {"published_at__gte": filters.since, "published_at__lt": filters.until}
    rows = rows.filter(**{name: datetime.fromtimestamp(value, UTC) for name, value in bounds.items() if value is not None})
    for field, values in (("topics", [filters.topic]), ("lineage", [filters.unit]), ("lineage", filters.units)):
        if wanted := [value for value in values if value is not None]:
            rows = _holding(rows, field, wanted)
    return rows


def _holding(rows: QuerySet, field: str, values: Iterable[int]) -> QuerySet:
    """Rows whose list of ids has one of `values`. As text, which every database can look through."""
    pattern = rf"[\[ ]({'|'.join(str(int(value)) for value in values)})[,\]]"
    return rows.annotate(**{f"{field}_text": Cast(field, TextField())}).filter(**{f"{field}_text__regex": pattern})
