"""Keeping what can be found in step with what there is. Called in the transaction that changes an object.

`index`, `index_many` and `remove` write `SearchDocument` rows and mark them as due; `feed` hands due rows to the engine. Feeding
is queued on commit, so a change that is rolled back never reaches an engine, and one that an engine missed stays due.
"""

import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from portal.search import registry
from portal.search.engines.interface import Refused, Writer
from portal.search.entries import entries
from portal.search.models import Feeding, SearchDocument, title_key
from portal.units.models import Lineage, Unit

BATCH = 500
# What one row holds of a text: about 40 printed pages, so that a single object cannot fill the index.
MAX_TEXT = 100_000
WRITTEN = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in ("id", "content_type", "object_id")]


def index(obj: models.Model) -> bool:
    """Write the row of `obj`, or remove it where its source no longer offers it. Returns whether it can now be found."""
    source = registry.source_of(type(obj))
    if source is None:
        return False
    if index_many(source.findable().filter(pk=obj.pk)):
        return True
    remove(obj)
    return False


def index_many(objects: models.QuerySet | Iterable[models.Model], *, feeding: bool = True) -> int:
    """Write the rows of many objects of one model, 500 in a statement. Returns how many were written.

    A queryset must come from its source's `findable()`; of other iterables, the ids are looked up there. With
    `feeding=False` nothing is queued: the caller runs `feed` or `rebuild_search` when all is written.
    """
    written = 0
    for source, chunk in _chunks(objects):
        rows = _rows(source, chunk)
        SearchDocument.objects.bulk_create(rows, update_conflicts=True, unique_fields=["content_type", "object_id"], update_fields=WRITTEN)
        written += len(rows)
    if written and feeding:
        feed_on_commit()
    return written


def remove(obj: models.Model) -> bool:
    """Mark the row of `obj` as removed. Returns whether there was one that could be found."""
    kind = ContentType.objects.get_for_model(type(obj), for_concrete_model=True)
    return remove_rows(SearchDocument.objects.filter(content_type=kind, object_id=obj.pk)) > 0


def remove_rows(rows: models.QuerySet) -> int:
    """Mark `rows` as removed: they are not found from now on, and leave the table once the engine has dropped them."""
    emptied = {"title": "", "title_key": "", "sapo": "", "text": "", "keywords": "", "aliases": []}
    gone = rows.filter(is_removed=False).update(is_removed=True, is_due=True, version=time.time_ns(), **emptied)
    if gone:
        feed_on_commit()
    return gone


def relineage(unit_ids: Iterable[int]) -> int:
    """Write the lineage of everything that belongs to the units anew; call it when their lineage changed. Returns rows changed."""
    changed = 0
    for ids in batches(sorted(set(unit_ids))):
        lineage = _lineages(ids)
        rows = list(SearchDocument.objects.filter(unit_id__in=ids, is_removed=False).only("pk", "unit_id", "lineage"))
        stale = [row for row in rows if sorted(row.lineage) != lineage[row.unit_id]]
        for row in stale:
            row.lineage, row.is_due, row.version = lineage[row.unit_id], True, time.time_ns()
        SearchDocument.objects.bulk_update(stale, ["lineage", "is_due", "version"], batch_size=BATCH)
        changed += len(stale)
    if changed:
        feed_on_commit()
    return changed


@transaction.atomic
def units_changed(unit_ids: Iterable[int]) -> None:
    """A listener of UNIT_LISTENERS: name, place or lineage of the units changed."""
    ids = sorted(unit_ids)
    relineage(ids)
    for batch in batches(ids):
        index_many(registry.source_of(Unit).findable().filter(pk__in=batch))


@transaction.atomic
def documents_changed(ids: Iterable[int]) -> None:
    """A listener of DOCUMENT_LISTENERS: the documents were read, or what shows them changed. Who is not to be found any more is removed."""
    source = registry.sources()["document"]
    kind = ContentType.objects.get_for_model(source.model)
    for batch in batches(sorted(set(ids))):
        findable = source.findable().filter(pk__in=batch)
        index_many(findable)
        rows = SearchDocument.objects.filter(content_type=kind, object_id__in=batch)
        remove_rows(rows.exclude(object_id__in=findable.order_by().values_list("pk", flat=True)))


def feed_on_commit() -> None:
    """Queue a feeding for when the running transaction is through; one that finds nothing due costs a query."""
    from portal.search.tasks import enqueue_feed

    transaction.on_commit(enqueue_feed)


def feed() -> int:
    """Hand all due rows to the engine, in order of change. Returns how many it took; 0 when nothing was due.

    What the engine refuses stays due, and the others go on. If it fails, all that is left stays due; `Feeding` says why.
    """
    from portal.search.engines import engine

    if not SearchDocument.objects.filter(is_due=True).exists():
        return 0
    try:
        with engine().writing() as writer:
            fed, refused = _feed(writer)
    except Exception as error:
        Feeding.note(f"{type(error).__name__}: {error}")
        raise
    Feeding.note(refused)
    return fed


def _feed(writer: Writer) -> tuple[int, str]:
    """Returns how many rows were taken, and what was said of the last that were refused."""
    fed, refused, last, pk = 0, "", -1, 0
    rows = SearchDocument.objects.filter(is_due=True).order_by("version", "pk")
    # Many rows that were changed by one statement have one version.
    while due := list(rows.filter(version__gte=last).exclude(version=last, pk__lte=pk)[:BATCH]):
        taken, last, pk = due, due[-1].version, due[-1].pk
        try:
            writer.write(entries(row for row in due if not row.is_removed), removed={row.pk: row.version for row in due if row.is_removed})
        except Refused as error:
            taken, refused = [row for row in due if row.pk not in error.reasons], f"Refused: {error}"
        settle(taken)
        fed += len(taken)
    return fed, refused


def settle(fed: list[SearchDocument]) -> None:
    """Clear the marks of rows that are still as they were fed; rows changed meanwhile stay due."""
    versions = {row.pk: row.version for row in fed}
    with transaction.atomic():
        now = SearchDocument.objects.select_for_update().filter(pk__in=versions).values_list("pk", "version", "is_removed")
        same = [(pk, gone) for pk, version, gone in now if version == versions[pk]]
        SearchDocument.objects.filter(pk__in=[pk for pk, gone in same if not gone]).update(is_due=False)
        SearchDocument.objects.filter(pk__in=[pk for pk, gone in same if gone]).delete()


def batches(items: Iterable) -> Iterator[list]:
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch


def _chunks(objects: models.QuerySet | Iterable[models.Model]) -> Iterator[tuple[registry.Source, list[models.Model]]]:
    """Findable objects with their source, in batches that were fetched as the source wants them."""
    if isinstance(objects, models.QuerySet):
        source = registry.source_of(objects.model)
        for batch in batches(objects.iterator(chunk_size=BATCH)) if source else ():
            yield source, batch
        return
    for batch in batches(objects):
        source = registry.source_of(type(batch[0]))
        if source:
            yield source, list(source.findable().filter(pk__in=[obj.pk for obj in batch]))


def _lineages(unit_ids: Iterable[int]) -> dict[int, list[int]]:
    """The ids that each unit counts as part of, sorted; the unit itself where it has no lineage yet."""
    lineage = defaultdict(set, {unit: {unit} for unit in unit_ids})
    for unit, ancestor in Lineage.objects.filter(unit__in=list(lineage)).values_list("unit", "ancestor"):
        lineage[unit].add(ancestor)
    return {unit: sorted(ancestors) for unit, ancestors in lineage.items()}


def _plain(text: str, limit: int) -> str:
    """NFC without what a database or a page cannot hold, at most `limit` long."""
    return unicodedata.normalize("NFC", text.replace("\0", "")).encode("utf-8", "ignore").decode("utf-8")[:limit]


def _rows(source: registry.Source, objects: list[models.Model]) -> list[SearchDocument]:
    """Unsaved rows of `objects`."""
    kind = ContentType.objects.get_for_model(source.model)
    documents = list(zip((obj.pk for obj in objects), source.documents(objects), strict=True))
    lineage = _lineages({document.unit_id for _, document in documents if document.unit_id})
    return [
        SearchDocument(
            content_type_id=kind.pk,
            object_id=pk,
            family=source.family,
            kind=source.kind,
            subkind=document.subkind,
            url=document.url,
            title=_plain(document.title, 300),
            title_key=title_key(_plain(document.title, 300), *(_plain(alias, 300) for alias in dict.fromkeys(document.aliases))),
            aliases=[_plain(alias, 300) for alias in dict.fromkeys(document.aliases)],
            sapo=_plain(document.sapo, 2000),
            text=_plain(document.text, MAX_TEXT),
            keywords=_plain(document.keywords, 2000),
            unit_id=document.unit_id,
            lineage=lineage.get(document.unit_id, []),
            topics=list(document.topics),
            section_id=document.section_id,
            programme_id=document.programme_id,
            published_at=document.published_at,
            audience=document.audience,
            weight=document.weight,
        )
        for pk, document in documents
    ]
