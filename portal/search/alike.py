"""“Giống bài này”: what reads like an article, a thread or a model, for the block on its page.

Which ones they are is the same for everybody, only of what everybody may read, and is kept for an hour; whether everybody may still open
each of them is asked each time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.functional import Promise

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters
from portal.search.entries import Levels, entry
from portal.search.models import SearchDocument
from portal.units.models import Unit

SHOWN = 5
# More are kept than shown: some may be hidden, or stand elsewhere on the page.
KEPT = 12
SECONDS = 3600
# While no engine answers it is not asked by every page.
SECONDS_GONE = 60


@dataclass(frozen=True)
class Alike:
    """One of them, as its search document has it: `kind` and `object_id` name the object, `label` is the kind for people."""

    kind: str
    object_id: int
    label: str | Promise
    title: str
    url: str
    unit: str
    date: datetime | None


def alike(obj: models.Model, *, without: Iterable[tuple[str, int]] = (), most: int = SHOWN) -> list[Alike]:
    """What is most like `obj`, the nearest first, but for `without`, kinds and ids of what stands on the page already; nothing for what is
    not to be found itself.

    One query where it is known which ones, of however many kinds they are; three more to find them out.
    """
    keys = _keys(obj)
    if not keys:
        return []
    rows, there, sources = {row.pk: row for row in _open_to_everybody(keys)}, set(without), registry.sources()
    found = [rows[key] for key in keys if key in rows and (rows[key].kind, rows[key].object_id) not in there]
    return [
        Alike(row.kind, row.object_id, sources[row.kind].label, row.title, row.url, _place(row), row.published_at) for row in found[:most]
    ]


def _open_to_everybody(keys: list[int]) -> models.QuerySet:
    """The rows of `keys` whose page a visitor may open, by the rule of that page, with name and place of their unit."""
    may_open = Q()
    for kind, source in registry.sources().items():
        if source.family == SearchDocument.Family.CONTENT:
            may_open |= Q(kind=kind) & Exists(source.visible_to(AnonymousUser()).filter(pk=OuterRef("object_id")))
    unit = Unit.objects.filter(pk=OuterRef("unit_id"))
    rows = SearchDocument.objects.filter(may_open, pk__in=keys, is_removed=False)
    return rows.only("kind", "object_id", "title", "url", "published_at").annotate(
        unit_name=Subquery(unit.values("name")), unit_where=Subquery(unit.values("where"))
    )


def _place(row: SearchDocument) -> str:
    """As `str(unit)` says it; empty without a unit."""
    return ", ".join(filter(None, (row.unit_name, row.unit_where)))


def _keys(obj: models.Model) -> list[int]:
    """The ids of the rows, from the cache where they were looked for within the hour."""
    place = place_of(obj)
    keys = cache.get(place)
    if keys is None:
        keys, seconds = _found(obj)
        cache.set(place, keys, seconds)
    return keys


def place_of(obj: models.Model) -> str:
    """Where in the cache the ids stand."""
    return f"alike:{obj._meta.label_lower}:{obj.pk}"


def _found(obj: models.Model) -> tuple[list[int], int]:
    kind = ContentType.objects.get_for_model(type(obj), for_concrete_model=True)
    row = SearchDocument.objects.filter(content_type=kind, object_id=obj.pk, is_removed=False).first()
    if row is None:
        return [], SECONDS_GONE
    try:
        return [hit.key for hit in engine().alike(entry(row, Levels()), Filters(), size=KEPT)], SECONDS
    except EngineDown:
        return [], SECONDS_GONE
