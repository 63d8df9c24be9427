"""Tantivy, in this process, on disk: one writer under a file lock, any number of readers. The index is disposable.

<directory>/current          the name of the version that answers
<directory>/writer.lock      held by whoever writes
<directory>/<version>/content, names    one index a family, so that 14,000 names do not bend the statistics of texts
"""

import fcntl
import logging
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

import tantivy

from portal.search import ranking
from portal.search.engines.interface import EngineBusy, EngineDown, Entry, Filters, Hit, Results
from portal.search.engines.likeness import near_enough, telling_terms
from portal.search.engines.passing_over import Listed, best
from portal.search.engines.scheme import FAMILIES, Asked
from portal.search.engines.tantivy_files import OtherScheme, Reader, Writer, opened
from portal.search.engines.tantivy_queries import SCHEMA, TantivyDialect
from portal.search.query import Query
from portal.search.spelling import corrected
from portal.search.unmarked import with_likely_marks

# A feeding waits this long for another one; during a rebuild it does not wait, because the rebuild ends with a feeding.
PATIENCE = 5.0
# Tantivy wants 15 MB for a thread; more makes fewer, larger segments, which only a rebuild needs.
FEED_HEAP, REBUILD_HEAP = 15_000_000, 200_000_000
DIALECT = TantivyDialect()
logger = logging.getLogger(__name__)


class TantivyEngine:
    """Contract in `portal.search.engines.interface.Engine`."""

    name = "tantivy"

    def __init__(self, directory: str | Path, rebuild_threads: int | None = None):
        """`rebuild_threads`: as many as there are processors. With one, what has the same score stands in the order it was given."""
        self.directory = Path(directory)
        self.rebuild_threads = rebuild_threads or os.cpu_count() or 1
        self._readers: dict[str, Reader] = {}
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
        suggests: bool = True,
    ) -> Results:
        searcher = self._searcher(family)
        spread = partial(frequencies, searcher)
        if family == "content" and sort != "date":
            query = with_likely_marks(query, spread)
        asked = Asked(DIALECT, query, filters)
        offset = (page - 1) * size
        total, counts = _counted(searcher, asked, list(facets))
        if offset >= ranking.MAX_LISTED:
            return Results(total=total, facets=counts)
        # A text that has only some of the words may help, a name that has only some of them is another name.
        nearest = ranking.SOME_WORDS_LISTED if family == "content" else 0
        if sort == "date" or not query:
            found = _listed(searcher, asked.strict(), size, offset, order_by_field="published")
        elif family == "names":
            # Names have weights: a province before the many communes of the same name.
            found = _listed(searcher, asked.ranked(), size, offset, weight_by_field="weight")
        else:
            found = best(asked, _Looking(searcher, asked), offset, offset + size, total, nearest)
        listed = min(max(total, min(found.count, nearest)), ranking.MAX_LISTED)
        meant = corrected(query, spread) if suggests and not total else ""
        return Results(found.hits[: max(0, listed - offset)], total, listed, counts, suggestions=[meant] if meant else [])

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
        terms = telling_terms(entry, partial(frequencies, searcher), searcher.num_docs)
        if not terms:
            return []
        found = searcher.search(Asked(DIALECT, Query(), filters).alike(terms), size + 1, count=False)
        return near_enough(_hits(searcher, found), entry.key, size)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        with self._lock():
            writer = Writer(self._version(), FEED_HEAP, threads=1)
            try:
                yield writer
            finally:
                writer.close()

    def rebuild(self, entries: Iterable[Entry]) -> int:
        with self._lock(rebuilding=True):
            # Who searches meanwhile and finds nothing that can be read would wait for this lock, which ends in `EngineBusy`.
            with suppress(ValueError):  # What is broken is made anew below.
                self._version()
            version = self._new_version()
            writer = Writer(self.directory / version, REBUILD_HEAP, threads=self.rebuild_threads)
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
        self._searcher(FAMILIES[0])
        version = self._version()
        size = sum(file.stat().st_size for file in version.rglob("*") if file.is_file())
        return f"{self.directory}: version {version.name}, {size / 1e6:.1f} MB"

    def _version(self) -> Path:
        """The directory of the version that answers; an empty one is made where there is none that this release can read."""
        pointer = self.directory / "current"
        try:
            opened(self.directory / pointer.read_text() / FAMILIES[0])
        except OtherScheme as other:
            logger.error("%s is of another release, and nothing of it can be found: run manage.py rebuild_search.", other)
            self._point_to(self._new_version())
        except FileNotFoundError:
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
        broken: object = "of another release"
        for _ in range(4):
            try:
                with self._guard:
                    version = self._answering()
                    reader = self._readers.get(family)
                    if reader is None or reader.path.parent != version:
                        reader = self._readers[family] = Reader(version / family)
                    return reader.searcher()
            except OtherScheme:
                with self._lock():
                    self._version()
            except (OSError, ValueError) as error:
                broken = repr(error)
                time.sleep(0.01)
        # A file that is lost or half written: titles answer until `rebuild_search` has made it anew.
        raise EngineDown(f"{self.directory}: {broken}"[:500])

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
                    raise EngineBusy("it is being written to")
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


def frequencies(searcher: tantivy.Searcher, field: str, keys: Iterable[str]) -> dict[str, int]:
    return {key: searcher.doc_freq(field, key) for key in keys}


@dataclass
class _Looking:
    """Contract in `passing_over.Looking`."""

    searcher: tantivy.Searcher
    asked: Asked
    candidates = 64

    def side_by_side(self) -> Listed:
        # Only terms alone are passed over in blocks: who may read what is asked when they are looked at.
        return Listed(_hits(self.searcher, self.searcher.search(self.asked.bound(), self.candidates, count=False)))

    def look(self, queries: list[tantivy.Query], first: int, last: int) -> list[Listed]:
        return [_listed(self.searcher, query, last - first, first) for query in queries]


def _listed(searcher: tantivy.Searcher, query: tantivy.Query, size: int, offset: int, **order: str) -> Listed:
    found = searcher.search(query, size, offset=offset, **order)
    return Listed(_hits(searcher, found), found.count)


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
