"""Reading articles for models: from the search document of an article to proposals for its editors.

What an article says is read from its `SearchDocument`, which news writes: the library knows nothing of how an article is made.
"""

from collections.abc import Iterable, Iterator

from forum.practices import mining, services
from forum.practices.models import Found, Practice
from portal.search.models import SearchDocument
from portal.units.lookup import look_up

# Names that are looked for without a head word before them; the newest, and none so short that it stands everywhere.
MOST_KNOWN = 2_000
SHORTEST_KNOWN = 8


def text_of(row: SearchDocument) -> str:
    """What the miner reads; offsets of `Found` count in it."""
    return "\n".join(part for part in (row.title, row.sapo, row.text) if part)


def articles() -> Iterator[SearchDocument]:
    """The documents of all articles, the oldest first, a few hundred in memory at a time."""
    rows = SearchDocument.objects.filter(kind="article", is_removed=False).order_by("pk")
    return rows.only("pk", "object_id", "unit_id", "title", "sapo", "text").iterator(chunk_size=200)


def articles_about(practice: Practice, most: int = 8) -> list[SearchDocument]:
    """The articles that speak of `practice` as editors agreed, the newest first: one query."""
    ids = Found.objects.agreed().filter(practice=practice).values("article")
    rows = SearchDocument.objects.filter(kind="article", object_id__in=ids, is_removed=False)
    return list(rows.only("title", "url", "published_at", "object_id").order_by("-published_at", "-pk")[:most])


def known_names() -> list[str]:
    names = Practice.objects.listed().values_list("name", flat=True)[:MOST_KNOWN]
    return [name for name in names if len(name) >= SHORTEST_KNOWN and " " in name]


def read_article(row: SearchDocument, *, known: Iterable[str] = (), units: dict[str, int | None] | None = None) -> int:
    """Propose what the article names. `units` remembers which unit a text meant. Returns how many proposals are new."""
    text = text_of(row)
    mentions = mining.find(text, known)
    if not mentions and not Found.objects.waiting().filter(article=row.object_id).exists():
        return 0
    units = {} if units is None else units
    return services.propose(
        article_id=row.object_id, unit_id=row.unit_id, mentions=[_proposal(mention, row.unit_id, units) for mention in mentions]
    )


def _proposal(mention: mining.Mention, unit_id: int | None, units: dict[str, int | None]) -> dict:
    named = mention.unit.text if mention.unit else ""
    return {
        "name": mention.name,
        "start": mention.start,
        "end": mention.end,
        "sentence": " ".join(mention.sentence.text.split()),
        "reason": mention.reason,
        "confidence": mention.confidence,
        "unit": _unit_of(named, units) or unit_id,
        "unit_text": named,
        "audience": mention.audience,
        "figures": [{"value": _number(figure.value), "measure": figure.noun, "text": figure.text} for figure in mention.figures],
    }


def _unit_of(text: str, units: dict[str, int | None]) -> int | None:
    """The unit that `text` can only mean; where there are several the editor decides."""
    if not text:
        return None
    if text not in units:
        found = look_up(text, limit=2)
        units[text] = found[0].pk if len(found) == 1 else None
    return units[text]


def _number(value: float) -> str:
    """As `numbers.parse` reads it back: 60000000, "78,85"."""
    return str(int(value)) if value == int(value) else f"{value:.2f}".replace(".", ",")
