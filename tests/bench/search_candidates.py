"""What `make bench-search` compares: both engines of the portal, and what they would have to beat."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.search.engines.interface import FACETS, Entry, Filters
from portal.search.query import parse
from portal.search.spelling import is_only_decoded, leaning

ROOT = Path(__file__).resolve().parent.parent.parent
DEPTH = 10


class Portal:
    """An engine of the portal. `every`: which share of the queries is asked; `most`: documents that it is measured with."""

    every, most = 1, 10_000_000

    def __init__(self, engine, size):
        self.engine, self.size, self.name = engine, size, engine.name

    def build(self, entries: Iterable[Entry]) -> None:
        self.engine.rebuild(entries)

    def ask(self, text: str) -> list[int]:
        """What the page lists: where nothing has every word, what comes nearest to what was typed or meant."""
        query = parse(text)
        found = self.engine.search(query, Filters(), size=DEPTH)
        if found.suggestions and found.hits:
            found = self.engine.search(leaning(query, found.suggestions[0]), Filters(), size=DEPTH)
        return self._keys(found)

    def ask_as_meant(self, text: str) -> list[int]:
        """The list behind "Did you mean" where that is offered and has something, else the list itself."""
        found = self.engine.search(parse(text), Filters(), size=DEPTH)
        for meant in found.suggestions:
            instead = self.engine.search(parse(meant), Filters(), size=DEPTH)
            if instead.total or is_only_decoded(parse(text), meant):
                return self._keys(instead)
        return self.ask(text)

    def ask_with_facets(self, text: str) -> None:
        self.engine.search(parse(text), Filters(), size=DEPTH, facets=FACETS)

    def complete(self, text: str) -> None:
        self.engine.complete(parse(text), Filters(), family="content", size=8)

    def save(self, entry: Entry) -> None:
        with self.engine.writing() as writer:
            writer.write([entry])

    def _keys(self, results) -> list[int]:
        return [hit.key for hit in results.hits]


class PlainElastic:
    """Elasticsearch as it comes: title and text in one field, the default analysis, `match`."""

    name, every, most = "ES default", 1, 100_000

    def __init__(self, client, index: str):
        self.client, self.index = client, index
        fields = {"text": {"type": "text"}}
        self.client.indices.create(
            index=index,
            mappings={"properties": fields, "_source": {"enabled": False}},
            settings={"number_of_shards": 1, "refresh_interval": "-1"},
        )

    def build(self, entries: Iterable[Entry]) -> None:
        from elasticsearch.helpers import bulk

        bulk(self.client, ({"_index": self.index, "_id": entry.key, "text": f"{entry.title}\n{entry.text}"} for entry in entries))
        self.client.indices.refresh(index=self.index)
        self.client.indices.forcemerge(index=self.index, max_num_segments=1)

    def ask(self, text: str) -> list[int]:
        found = self.client.search(index=self.index, query={"match": {"text": text}}, size=DEPTH, source=False)
        return [int(hit["_id"]) for hit in found["hits"]["hits"]]

    def save(self, entry: Entry) -> None:
        self.client.index(index=self.index, id=str(entry.key), document={"text": f"{entry.title}\n{entry.text}"}, refresh=True)

    def size(self) -> int:
        return self.client.indices.stats(index=self.index, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"]


class Database:
    """modelsearch's backend of the database (SQLite) as it comes, in a process of its own because it is another Django.

    It takes a large part of a second for a query at 10,000 documents and ten times that at 100,000, so that it is asked every fourth query
    only, then every sixteenth, and no more documents.
    """

    name, every, most = "modelsearch", 4, 100_000

    def __init__(self, folder: Path):
        self.path = folder / "stories.sqlite3"
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.bench.stories.settings", "STORIES_DATABASE": str(self.path)}
        command = [sys.executable, "-m", "tests.bench.stories.answering"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def build(self, entries: Iterable[Entry]) -> None:
        count = 0
        for entry in entries:
            self._tell({"add": [entry.key, entry.title, entry.text]})
            count += 1
        self.every = 4 if count <= 10_000 else 16
        self._call({"built": True})

    def ask(self, text: str) -> list[int]:
        return self._call({"ask": text})

    def save(self, entry: Entry) -> None:
        self._call({"save": [entry.key, entry.title, entry.text]})

    def size(self) -> int:
        return self.path.stat().st_size

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def _tell(self, what: dict) -> None:
        self.process.stdin.write(json.dumps(what) + "\n")

    def _call(self, what: dict):
        self._tell(what)
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def tantivy(folder: Path) -> Iterator[Portal]:
    from portal.search.engines.on_disk import TantivyEngine

    directory = folder / "tantivy"
    yield Portal(TantivyEngine(directory), lambda: sum(file.stat().st_size for file in directory.rglob("*") if file.is_file()))


@contextmanager
def elastic(folder: Path) -> Iterator[Portal]:
    from portal.search.engines import elasticsearch

    engine = elasticsearch(f"bench-{time.time_ns():x}")

    def size() -> int:
        stats = engine.client.indices.stats(index=f"{engine.names.prefix}-*", metric="store")
        return stats["_all"]["primaries"]["store"]["size_in_bytes"]

    try:
        yield Portal(engine, size)
    finally:
        engine.forget()


@contextmanager
def plain_elastic(folder: Path) -> Iterator[PlainElastic]:
    from portal.search.engines import elasticsearch

    client = elasticsearch("bench").client.options(request_timeout=300)
    index = f"bench-plain-{time.time_ns():x}"
    try:
        yield PlainElastic(client, index)
    finally:
        client.indices.delete(index=index, ignore_unavailable=True)


@contextmanager
def database(folder: Path) -> Iterator[Database]:
    candidate = Database(folder)
    try:
        yield candidate
    finally:
        candidate.close()
