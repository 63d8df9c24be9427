"""What is on disk of one version of the index: reading it, writing to it."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import tantivy

from portal.search.engines.interface import Entry
from portal.search.engines.scheme import FAMILIES
from portal.search.engines.tantivy_queries import SCHEMA, document


class OtherScheme(Exception):
    """Another release of the portal made this, with other fields."""


def opened(path: Path) -> tantivy.Index:
    """One family of one version."""
    index = tantivy.Index.open(str(path))
    if index.schema != SCHEMA:
        raise OtherScheme(path)
    return index


class Reader:
    """One family of one version; reads anew when its list of segments has changed."""

    def __init__(self, path: Path):
        self.path = path
        self.index = opened(path)
        self.index.config_reader("manual")
        self.seen = None

    def searcher(self) -> tantivy.Searcher:
        state = os.stat(self.path / "meta.json")
        mark = (state.st_mtime_ns, state.st_ino)
        if mark != self.seen:
            self.index.reload()
            self.seen = mark
        return self.index.searcher()


class Writer:
    """Writes to both families of one version. Contract in `interface.Writer`."""

    def __init__(self, version: Path, heap: int, threads: int):
        self.version, self.heap, self.threads = version, heap, threads
        self.writers: dict[str, tantivy.IndexWriter] = {}

    def write(self, entries: Iterable[Entry], removed: Mapping[int, int] | None = None) -> None:
        batch, removed = list(entries), list(removed or ())
        for family in FAMILIES:
            keys = [entry.key for entry in batch if entry.family == family] + removed
            if keys:
                # By query: deleting by term does not find unsigned numbers in this release.
                self._of(family).delete_documents_by_query(tantivy.Query.term_set_query(SCHEMA, "key", keys))
        self.add(batch)

    def add(self, entries: Iterable[Entry]) -> int:
        """Write entries that are not there yet, and commit. Returns how many."""
        count = 0
        for entry in entries:
            self._of(entry.family).add_document(document(entry))
            count += 1
        for writer in self.writers.values():
            writer.commit()
        return count

    def close(self) -> None:
        """Let segments merge: without waiting, many small saves would leave as many segments."""
        for writer in self.writers.values():
            writer.wait_merging_threads()
        self.writers = {}

    def _of(self, family: str) -> tantivy.IndexWriter:
        if family not in self.writers:
            index = tantivy.Index(SCHEMA, str(self.version / family))
            self.writers[family] = index.writer(self.heap, self.threads)
        return self.writers[family]
