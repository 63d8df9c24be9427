"""What the beginning of a query may become: units and topics by name, phrases that titles have in common, then titles themselves.

A name that goes on as was typed stands before the phrases; one that has it somewhere ("phu n": Xã Phú Nghĩa) after them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.finding import CONTENT, NAMES, clean
from portal.search.models import SearchDocument
from portal.search.phrases import common
from portal.search.query import Query, parse
from portal.search.vietnamese import folded_tokens, pieces

SHORTEST, LONGEST = 2, 100
OFFERED = 8
NAMES_OFFERED, PHRASES_OFFERED = 4, 2
# The newest titles that begin so; phrases are what these have in common.
TITLES_READ = 60
FIELDS = ("title", "url", "kind", "object_id", "sapo", "family", "aliases")


def suggest(text: str) -> list[dict[str, str]]:
    """At most OFFERED suggestions, each `text`, `url`, `kind` and `where`. Only what everybody may see.

    A query for the rows and one a kind.
    """
    query = parse(clean(text[: 2 * LONGEST])[:LONGEST])
    if sum(len(key) for key in query.words.folded) < SHORTEST:
        return []
    sizes = {NAMES: NAMES_OFFERED, CONTENT: TITLES_READ}
    keys = [hit.key for family, size in sizes.items() for hit in engine().complete(query, Filters(), family=family, size=size)]
    rows = SearchDocument.objects.filter(is_removed=False).only(*FIELDS).in_bulk(keys)
    visible = set(_visible(rows.values()))
    shown = [rows[key] for key in keys if key in rows and (rows[key].kind, rows[key].object_id) in visible]
    as_typed = [row for row in shown if _is_spelled(row, query)]
    names, titles = ([row for row in as_typed if row.family == family] for family in (NAMES, CONTENT))
    taken = {folded_tokens(row.title) for row in names}
    phrases = common((row.title for row in titles), query.words.folded, PHRASES_OFFERED, without=taken)
    begun = [row for row in names if _goes_on(row.title, query.words.folded)]
    others = [row for row in names if row not in begun]
    shown = [*others, *titles, *(row for row in shown if row not in as_typed)]
    return [*map(_suggestion, begun), *map(_phrase, phrases), *map(_suggestion, shown)][:OFFERED]


def _goes_on(name: str, typed: tuple[str, ...]) -> bool:
    """Whether `name` begins with the folded keys `typed`, the last of which may be only begun."""
    keys = folded_tokens(name)[: len(typed)]
    return len(keys) == len(typed) and keys[:-1] == typed[:-1] and keys[-1].startswith(typed[-1])


def _is_spelled(row: SearchDocument, query: Query) -> bool:
    """Whether a name of it has the marks that were typed, as far as there are any; the last word may be only begun, its marks not yet."""
    words = query.words
    typed = {accented for accented, folded in zip(words.accented[:-1], words.folded, strict=False) if accented != folded}
    return not typed or any(typed <= {key.accented for key in pieces(name)} for name in (row.title, *row.aliases))


def _phrase(text: str) -> dict[str, str]:
    return {"text": text, "url": f"{reverse('search:search')}?{urlencode({'q': text})}", "kind": _("Search"), "where": ""}


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
