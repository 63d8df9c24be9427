"""“Giống bài này”: what reads like an article, a thread or a model, for the block on its page.

Which ones they are is the same for everybody, only of what everybody may read, and is kept for an hour; whether this person may open
each of them is asked each time.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters
from portal.search.entries import Levels, entry
from portal.search.models import SearchDocument

SHOWN = 5
# More are kept than shown: some may be hidden, or stand elsewhere on the page.
KEPT = 12
SECONDS = 3600
# While no engine answers it is not asked by every page.
SECONDS_GONE = 60


@dataclass(frozen=True)
class Alike:
    """One of them: `obj` is of the model of its source, with all that its `facts` read."""

    obj: models.Model
    title: str
    url: str
    kind: str
    label: str
    facts: registry.Facts


def alike(obj: models.Model, user, *, without: Iterable[tuple[str, int]] = (), most: int = SHOWN) -> list[Alike]:
    """What is most like `obj` and `user` may open, the nearest first, but for `without`, kinds and ids of what stands on the page
    already; nothing for what is not to be found itself.

    Five queries at most where it is known which ones: the rows, then one a kind; three more to find them out.
    """
    keys = _keys(obj)
    if not keys:
        return []
    rows = SearchDocument.objects.filter(is_removed=False).defer("text", "sapo", "keywords").in_bulk(keys)
    by_kind = defaultdict(list)
    for row in rows.values():
        by_kind[row.kind].append(row.object_id)
    sources = registry.sources()
    visible = {kind: sources[kind].visible_to(user).in_bulk(ids) for kind, ids in by_kind.items() if kind in sources}
    there = set(without)
    found = [(rows[key], visible.get(rows[key].kind, {}).get(rows[key].object_id)) for key in keys if key in rows]
    shown = [(row, each) for row, each in found if each is not None and (row.kind, row.object_id) not in there]
    return [_alike(row, each, sources[row.kind]) for row, each in shown[:most]]


def _alike(row: SearchDocument, obj: models.Model, source: registry.Source) -> Alike:
    return Alike(obj=obj, title=row.title, url=row.url, kind=row.kind, label=str(source.label), facts=source.facts(obj))


def _keys(obj: models.Model) -> list[int]:
    """The ids of the rows, from the cache where they were looked for within the hour."""
    place = f"alike:{obj._meta.label_lower}:{obj.pk}"
    keys = cache.get(place)
    if keys is None:
        keys, seconds = _found(obj)
        cache.set(place, keys, seconds)
    return keys


def _found(obj: models.Model) -> tuple[list[int], int]:
    kind = ContentType.objects.get_for_model(type(obj), for_concrete_model=True)
    row = SearchDocument.objects.filter(content_type=kind, object_id=obj.pk, is_removed=False).first()
    if row is None:
        return [], SECONDS_GONE
    try:
        return [hit.key for hit in engine().alike(entry(row, Levels()), Filters(), size=KEPT)], SECONDS
    except EngineDown:
        return [], SECONDS_GONE
