"""What the beginning of a query may become: units and topics by name, then titles of what was published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AnonymousUser

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.finding import CONTENT, NAMES, clean
from portal.search.models import SearchDocument
from portal.search.query import parse

SHORTEST, LONGEST = 2, 100
OFFERED = 8


def suggest(text: str) -> list[dict[str, str]]:
    """At most OFFERED suggestions, each `text`, `url`, `kind` and `where`. Only what everybody may see.

    A query for the rows and one a kind.
    """
    query = parse(clean(text[: 2 * LONGEST])[:LONGEST])
    if sum(len(key) for key in query.words.folded) < SHORTEST:
        return []
    keys = [hit.key for family in (NAMES, CONTENT) for hit in engine().complete(query, Filters(), family=family, size=OFFERED // 2)]
    rows = SearchDocument.objects.filter(is_removed=False).defer("text").in_bulk(keys)
    visible = set(_visible(rows.values()))
    return [_suggestion(rows[key]) for key in keys if key in rows and (rows[key].kind, rows[key].object_id) in visible]


def _visible(rows: Iterable[SearchDocument]) -> Iterator[tuple[str, int]]:
    """Kind and id of what everybody may open, by the rule of its own page; one query a kind."""
    by_kind = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.object_id)
    for kind, pks in by_kind.items():
        allowed = registry.sources()[kind].visible_to(AnonymousUser()).filter(pk__in=pks)
        yield from ((kind, pk) for pk in allowed.order_by().values_list("pk", flat=True))


def _suggestion(row: SearchDocument) -> dict[str, str]:
    where = row.sapo if row.family == NAMES else ""
    return {"text": row.title, "url": row.url, "kind": str(registry.sources()[row.kind].label), "where": where}
