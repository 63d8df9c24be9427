"""Tantivy, in this process, on disk: one writer under a file lock, any number of readers. The index is disposable.

<directory>/current          the name of the version that answers
<directory>/writer.lock      held by whoever writes
<directory>/<version>/content, names    one index a family, so that 14,000 names do not bend the statistics of texts
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import tantivy

from portal.search import ranking
from portal.search.engines.interface import EngineBusy, Entry, Filters, Hit, Results
from portal.search.engines.likeness import near_enough, telling_terms
from portal.search.engines.scheme import FAMILIES, Asked
from portal.search.engines.tantivy_queries import SCHEMA, TantivyDialect, document
from portal.search.query import Query
from portal.search.spelling import corrected

# A feeding waits this long for another one; during a rebuild it does not wait, because the rebuild ends with a feeding.
PATIENCE = 5.0
# Tantivy wants 15 MB for a thread; more makes fewer, larger segments, which only a rebuild needs.
FEED_HEAP, REBUILD_HEAP = 15_000_000, 200_000_000
DIALECT = TantivyDialect()


class TantivyEngine:
    """Contract in `portal.search.engines.interface.Engine`."""

    name = "tantivy"

    def __init__(self, directory: str | Path, rebuild_threads: int | None = None):
        """`rebuild_threads`: as many as there are processors. With one, what has the same score stands in the order it was given."""
        self.directory = Path(directory)
        self.rebuild_threads = rebuild_threads or os.cpu_count() or 1
        self._readers: dict[str, _Reader] = {}
        self._guard = Lock()

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        family: str = "content",
        sort: str = "relevance",
        page: int = 1,
        size: int = 10,
        facets: Iterable[str] = (),
    ) -> Results:
        asked, searcher = Asked(DIALECT, query, filters), self._searcher(family)
        offset = (page - 1) * size
        total, counts = _counted(searcher, asked, list(facets))
        if offset >= ranking.MAX_LISTED:
            return Results(total=total, facets=counts)
        if sort == "date" or not query:
            found = searcher.search(asked.strict(), size, offset=offset, order_by_field="published")
        else:
            # Names have weights: a province before the many communes of the same name.
            weight = "weight" if family == "names" else None
            found = searcher.search(asked.ranked(), size, offset=offset, weight_by_field=weight)
        hits = _hits(searcher, found)
        # A text that has only some of the words may help, a name that has only some of them is another name.
        nearest = ranking.SOME_WORDS_LISTED if family == "content" else 0
        listed = min(max(total, min(found.count, nearest)), ranking.MAX_LISTED)
        meant = "" if total else corrected(query, lambda field, keys: {key: searcher.doc_freq(field, key) for key in keys})
        return Results(hits[: max(0, listed - offset)], total, listed, counts, suggestions=[meant] if meant else [])

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        if not query:
            return []
        # Among names the heavier comes first, among titles the newer.
        order = "weight" if family == "names" else "published"
        searcher = self._searcher(family)
        found = searcher.search(Asked(DIALECT, query, filters).begun(), size, count=False, order_by_field=order)
        return _hits(searcher, found)

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        searcher = self._searcher("content")
        terms = telling_terms(entry, lambda field, keys: {key: searcher.doc_freq(field, key) for key in keys}, searcher.num_docs)
        if not terms:
            return []
        found = searcher.search(Asked(DIALECT, Query(), filters).alike(terms), size + 1, count=False)
        return near_enough(_hits(searcher, found), entry.key, size)

    @contextmanager
    def writing(self) -> Iterator["_Writer"]:
        with self._lock():
            writer = _Writer(self._version(), FEED_HEAP, threads=1)
            try:
                yield writer
            finally:
                writer.close()

    def rebuild(self, entries: Iterable[Entry]) -> int:
        with self._lock(rebuilding=True):
            version = self._new_version()
            writer = _Writer(self.directory / version, REBUILD_HEAP, threads=self.rebuild_threads)
            try:
                count = writer.add(entries)
            except BaseException:
                writer.close()
                shutil.rmtree(self.directory / version, ignore_errors=True)
                raise
            writer.close()
            self._point_to(version)
            for old in self.directory.iterdir():
                if old.is_dir() and old.name != version:
                    shutil.rmtree(old, ignore_errors=True)
        return count

    def versions(self) -> Iterator[tuple[int, int | None]]:
        for family in FAMILIES:
            searcher = self._searcher(family)
            if searcher.num_docs:
                found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False)
                yield from ((key, None) for key in searcher.fast_field_values("key", [address for _, address in found.hits]))

    def documents(self) -> dict[str, int]:
        return {family: self._searcher(family).num_docs for family in FAMILIES}

    def state(self) -> str:
        size = sum(file.stat().st_size for file in self._version().rglob("*") if file.is_file())
        return f"{self.directory}: version {self._version().name}, {size / 1e6:.1f} MB"

    def _version(self) -> Path:
        """The directory of the version that answers; an empty one is made where there is none."""
        pointer = self.directory / "current"
        if not pointer.exists():
            self._point_to(self._new_version())
        return self.directory / pointer.read_text()

    def _new_version(self) -> str:
        version = f"{time.time_ns():x}"
        for family in FAMILIES:
            path = self.directory / version / family
            path.mkdir(parents=True)
            tantivy.Index(SCHEMA, str(path))
        return version

    def _point_to(self, version: str) -> None:
        """Swap in one step: a reader sees the old name or the new one."""
        fresh = self.directory / f"current.{version}"
        fresh.write_text(version)
        fresh.replace(self.directory / "current")

    def _searcher(self, family: str) -> tantivy.Searcher:
        """What is in the index at this moment. A rebuild may take the version away between two steps: then once more."""
        for _ in range(3):
            try:
                with self._guard:
                    version = self._answering()
                    reader = self._readers.get(family)
                    if reader is None or reader.path.parent != version:
                        reader = self._readers[family] = _Reader(version / family)
                    return reader.searcher()
            except (FileNotFoundError, ValueError):
                time.sleep(0.01)
        return _Reader(self._answering() / family).searcher()

    def _answering(self) -> Path:
        try:
            return self.directory / (self.directory / "current").read_text()
        except FileNotFoundError:
            with self._lock():
                return self._version()

    @contextmanager
    def _lock(self, *, rebuilding: bool = False) -> Iterator[None]:
        self.directory.mkdir(parents=True, exist_ok=True)
        with open(self.directory / "writer.lock", "a+") as file:
            until = time.monotonic() + PATIENCE * (12 if rebuilding else 1)
            while not _locked(file):
                file.seek(0)
                if time.monotonic() > until or (file.read() == "rebuilding" and not rebuilding):
                    raise EngineBusy
                time.sleep(0.01)
            try:
                _note(file, "rebuilding" if rebuilding else "feeding")
                yield
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)


def _locked(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(file, text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()


class _Reader:
    """One family of one version; reads anew when its list of segments has changed."""

    def __init__(self, path: Path):
        self.path = path
        self.index = tantivy.Index.open(str(path))
        self.index.config_reader("manual")
        self.seen = None

    def searcher(self) -> tantivy.Searcher:
        state = os.stat(self.path / "meta.json")
        mark = (state.st_mtime_ns, state.st_ino)
        if mark != self.seen:
            self.index.reload()
            self.seen = mark
        return self.index.searcher()


class _Writer:
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


def _hits(searcher: tantivy.Searcher, found: tantivy.SearchResult) -> list[Hit]:
    keys = searcher.fast_field_values("key", [address for _, address in found.hits])
    return [Hit(key, float(score)) for key, (score, _) in zip(keys, found.hits, strict=True)]


def _counted(searcher: tantivy.Searcher, asked: Asked, facets: list[str]) -> tuple[int, dict[str, list[tuple[int | str, int]]]]:
    """The number of strict matches, and the values of each facet as if that facet itself did not narrow."""
    wanted: dict[Filters, list[str]] = {asked.filters: []}
    for name in facets:
        wanted.setdefault(asked.filters.lacking(name), []).append(name)
    total, counts = 0, {}
    for filters, names in wanted.items():
        sums = {name: {"terms": {"field": name, "size": ranking.FACET_SIZE}} for name in names}
        if filters == asked.filters:
            sums["total"] = {"value_count": {"field": "key"}}
        found = searcher.aggregate(asked.strict(filters), sums)
        total = int(found.pop("total", {"value": total})["value"])
        counts |= {name: [(bucket["key"], bucket["doc_count"]) for bucket in found[name]["buckets"]] for name in found}
    return total, {name: counts[name] for name in facets}
