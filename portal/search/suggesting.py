"""What the beginning of a query may become: units and topics by name, then titles of what was published."""

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.finding import CONTENT, NAMES, clean
from portal.search.models import SearchDocument
from portal.search.query import parse

SHORTEST, LONGEST = 2, 100
OFFERED = 8


def suggest(text: str) -> list[dict[str, str]]:
    """At most OFFERED suggestions, each `text`, `url`, `kind` and `where`. Only what everybody may see; one query for the rows."""
    query = parse(clean(text[: 2 * LONGEST])[:LONGEST])
    if sum(len(key) for key in query.words.folded) < SHORTEST:
        return []
    keys = [hit.key for family in (NAMES, CONTENT) for hit in engine().complete(query, Filters(), family=family, size=OFFERED // 2)]
    rows = SearchDocument.objects.filter(is_removed=False).defer("text").in_bulk(keys)
    labels = {kind: str(source.label) for kind, source in registry.sources().items()}
    return [_suggestion(rows[key], labels) for key in keys if key in rows]


def _suggestion(row: SearchDocument, labels: dict[str, str]) -> dict[str, str]:
    where = row.sapo if row.family == NAMES else ""
    return {"text": row.title, "url": row.url, "kind": labels[row.kind], "where": where}
