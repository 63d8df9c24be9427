"""Making the index anew, and the rows where they are missing. Readers keep the old index until the new one is whole."""

from collections.abc import Callable, Iterator

from django.contrib.contenttypes.models import ContentType

from portal.search import registry, services
from portal.search.engines import engine
from portal.search.entries import entries
from portal.search.models import SearchDocument

Tell = Callable[[str, int, int], None]


def match_rows(source: registry.Source, *, all_rows: bool, tell: Tell) -> int:
    """Write rows that are missing (every row with `all_rows`) and remove those whose object is not findable. Returns how many."""
    kind = ContentType.objects.get_for_model(source.model)
    rows = SearchDocument.objects.filter(content_type=kind)
    findable = set(source.findable().order_by().values_list("pk", flat=True))
    known = set(rows.filter(is_removed=False).values_list("object_id", flat=True))
    changed = 0
    for batch in services.batches(sorted(known - findable)):
        changed += services.remove_rows(rows.filter(object_id__in=batch))
    missing = sorted(findable if all_rows else findable - known)
    for done, batch in enumerate(services.batches(missing)):
        tell(str(source.label), done * services.BATCH, len(missing))
        changed += services.index_many(source.findable().filter(pk__in=batch), feeding=False)
    return changed


def rebuild(*, all_rows: bool = False, tell: Tell = lambda what, done, total: None) -> int:
    """Bring the rows in line with the objects, copy them into a new index, swap it in. Returns how many it holds.

    What changes meanwhile stays marked and is fed at the end, so that nothing is lost.
    """
    for source in registry.sources().values():
        match_rows(source, all_rows=all_rows, tell=tell)
    copied: list[SearchDocument] = []
    rows = SearchDocument.objects.filter(is_removed=False).order_by("pk")
    count = engine().rebuild(entries(_noted(rows, copied, rows.count(), tell)))
    for batch in services.batches(copied):
        services.settle(batch)
    services.feed()
    return count


def _noted(rows, copied: list[SearchDocument], total: int, tell: Tell) -> Iterator[SearchDocument]:
    """`rows`, remembering those that were due, in the version in which they were copied."""
    for done, row in enumerate(rows.iterator(chunk_size=services.BATCH)):
        if done % 5_000 == 0:
            tell("index", done, total)
        if row.is_due:
            copied.append(SearchDocument(pk=row.pk, version=row.version))
        yield row
