"""Comparing rows and index, and mending what differs."""

import time
from dataclasses import dataclass, field

from portal.search import services
from portal.search.engines import engine
from portal.search.models import SearchDocument


@dataclass
class Difference:
    """Keys of rows that are not in the index (`missing`) or there in another state (`other`), and of documents without a row (`left`).
    Rows that are `waiting` to be fed are none of these.

    The index may even be ahead: when the database was restored from a backup.
    """

    rows: int = 0
    documents: int = 0
    waiting: int = 0
    missing: set[int] = field(default_factory=set)
    other: set[int] = field(default_factory=set)
    left: dict[int, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.other or self.left)


def compare() -> Difference:
    """What differs beyond what waits for being fed. Raises `EngineDown`. Tantivy knows no versions: there only keys are compared."""
    indexed = dict(engine().versions())
    rows = SearchDocument.objects.values_list("pk", "version", "is_due", "is_removed")
    found = Difference(documents=len(indexed))
    known = set()
    for pk, version, is_due, is_removed in rows.iterator(chunk_size=5_000):
        known.add(pk)
        found.rows += not is_removed
        found.waiting += is_due
        if is_due or is_removed:
            continue
        if pk not in indexed:
            found.missing.add(pk)
        elif (indexed[pk] or version) != version:
            found.other.add(pk)
    found.left = {key: version or 0 for key, version in indexed.items() if key not in known}
    return found


def mend(found: Difference) -> None:
    """Feed what is missing, other or waiting, drop what has no row. Raises `EngineDown`.

    As new versions: what the engine has seen or dropped under a later one would not be taken otherwise.
    """
    for batch in services.batches(sorted(found.missing | found.other)):
        SearchDocument.objects.filter(pk__in=batch).update(is_due=True, version=time.time_ns())
    # Looked at once more: a row may have been written since.
    for batch in services.batches(sorted(found.left)):
        there = set(SearchDocument.objects.filter(pk__in=batch).values_list("pk", flat=True))
        with engine().writing() as writer:
            writer.write([], {key: max(found.left[key], time.time_ns()) for key in batch if key not in there})
    services.feed()
