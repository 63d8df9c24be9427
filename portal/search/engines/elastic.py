"""Elasticsearch, through `elasticsearch.dsl`: where there are many machines. An index a family, asked by an alias for reading.

Everybody writes: what arrives carries the version of its row, and Elasticsearch keeps the newest, so there is nothing to lock.
How it is written and made anew stands in `portal.search.engines.elastic_writing`.
"""

import logging
import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar
from zlib import crc32

from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.dsl import MultiSearch, Search
from elasticsearch.dsl.query import Query as DslQuery

from portal.search import ranking
from portal.search.engines.elastic_calls import Calls
from portal.search.engines.elastic_mapping import Names
from portal.search.engines.elastic_queries import ElasticDialect, weighed
from portal.search.engines.elastic_writing import ElasticWriter, Rebuilding, prepare
from portal.search.engines.interface import EngineDown, Entry, Filters, Hit, Results
from portal.search.engines.likeness import near_enough, telling_terms
from portal.search.engines.passing_over import Listed, best
from portal.search.engines.scheme import FAMILIES, NUMBERS, PLACES, SPREADS, Asked
from portal.search.query import Query
from portal.search.spelling import corrected
from portal.search.unmarked import with_likely_marks

T = TypeVar("T")
DIALECT = ElasticDialect()
# Between the swap of a rebuild and the end of the old index a question may have begun on the one and end on the other.
SWAPPED = (0.0, 0.05, 0.2)
# Keys of one step through everything.
STEP = 5_000
logger = logging.getLogger(__name__)


class ElasticsearchEngine:
    """Contract in `portal.search.engines.interface.Engine`."""

    name = "elasticsearch"

    def __init__(self, client: Elasticsearch, prefix: str, slow: float = math.inf):
        """All indexes and aliases of this engine begin with `prefix`. What answers a reader later than after `slow` seconds is left."""
        self.client, self.names, self.calls = client, Names(prefix), Calls(slow=slow)
        self._fields: set[tuple[str, str]] = set()

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
        frequencies = partial(self._frequencies, family)
        if family == "content" and sort != "date":
            query = with_likely_marks(query, frequencies)
        asked, offset = Asked(DIALECT, query, filters), (page - 1) * size
        total, counts = self._counted(asked, family, list(facets))
        if offset >= ranking.MAX_LISTED:
            return Results(total=total, facets=counts)
        # A text that has only some of the words may help, a name that has only some of them is another name.
        nearest = ranking.SOME_WORDS_LISTED if family == "content" else 0
        looking = _Looking(self, family, asked)
        if sort == "date" or not query:
            (found,) = looking.ask(
                [Search().query(asked.strict()).sort("-published", "key")[offset : min(offset + size, ranking.MAX_LISTED)]]
            )
        elif family == "names":
            # Names have weights: a province before the many communes of the same name.
            (found,) = looking.look([weighed(asked.ranked())], offset, offset + size)
        else:
            found = best(asked, looking, offset, offset + size, total, nearest)
        listed = min(max(total, min(found.count, nearest)), ranking.MAX_LISTED)
        meant = corrected(query, frequencies) if suggests and not total else ""
        return Results(found.hits[: max(0, listed - offset)], total, listed, counts, suggestions=[meant] if meant else [])

    def _counted(self, asked: Asked, family: str, facets: list[str]) -> tuple[int, dict[str, list[tuple[int | str, int]]]]:
        """The number of strict matches, and the values of each facet as if that facet itself did not narrow; in one request."""
        groups = _groups(asked.filters, facets)
        answers = self._ask(family, asked.query, [_counting(asked, each, names) for each, names in groups.items()])
        counts = dict(pair for names, answer in zip(groups.values(), answers, strict=True) for pair in _counts(answer, names))
        return answers[0]["hits"]["total"]["value"], {name: counts[name] for name in facets}

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        if not query:
            return []
        # Among names the heavier comes first, among titles the newer.
        order = "-weight" if family == "names" else "-published"
        search = Search().query(Asked(DIALECT, query, filters).begun()).sort(order, "key")[:size].extra(track_total_hits=False)
        return _hits(self._ask(family, query, [search])[0]["hits"])

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        total = self._ask("content", Query(), [Search().extra(size=0, track_total_hits=True)])[0]["hits"]["total"]["value"]
        terms = telling_terms(entry, partial(self._frequencies, "content"), total)
        if not terms:
            return []
        search = Search().query(Asked(DIALECT, Query(), filters).alike(terms)).sort("_score", "key")[: size + 1]
        return near_enough(_hits(self._ask("content", Query(), [search.extra(track_total_hits=False)])[0]["hits"]), entry.key, size)

    @contextmanager
    def writing(self) -> Iterator[ElasticWriter]:
        yield ElasticWriter(self.client, self.names, self.calls)

    def rebuild(self, entries: Iterable[Entry]) -> int:
        return Rebuilding(self.client, self.names, self.calls).run(entries)

    def versions(self) -> Iterator[tuple[int, int | None]]:
        for family in FAMILIES:
            yield from self._walk(family)

    def documents(self) -> dict[str, int]:
        answers = {family: self._ask(family, Query(), [Search().extra(size=0, track_total_hits=True)])[0] for family in FAMILIES}
        return {family: answer["hits"]["total"]["value"] for family, answer in answers.items()}

    def state(self) -> str:
        health = self._reading(lambda: self.client.cluster.health(index=f"{self.names.prefix}-*", expand_wildcards="open"))
        hosts = ", ".join(f"{node.base_url}" for node in self.client.transport.node_pool.all())
        return f"{hosts}: {health['status']}, {health['number_of_nodes']} nodes, indexes {self.names.prefix}-*"

    def forget(self) -> None:
        """Drop all indexes of this engine, for one that was made to measure or to test."""
        found = list(self.calls.once(lambda: self.client.indices.get(index=f"{self.names.prefix}-*", allow_no_indices=True)))
        if found:
            self.calls.once(lambda: self.client.indices.delete(index=found))

    def _walk(self, family: str) -> Iterator[tuple[int, int]]:
        """A family at one point in time, from each step's last key to the next: page numbers end at 10,000."""
        name = self.names.read(family)
        point = self._reading(lambda: self.client.open_point_in_time(index=name, keep_alive="1m"))["id"]
        step = Search().sort("key").extra(pit={"id": point, "keep_alive": "1m"}, version=True, size=STEP, track_total_hits=False)
        while hits := self._reading(partial(self.client.search, **step.to_dict()))["hits"]["hits"]:
            yield from ((int(hit["_id"]), hit["_version"]) for hit in hits)
            step = step.extra(search_after=hits[-1]["sort"])
        self.client.close_point_in_time(id=point)

    def _ask(self, family: str, query: Query, searches: list[Search]) -> list[dict]:
        """All in one request. The same question goes to the same copy, so that its pages follow each other without gap or double."""
        asked = MultiSearch(index=self.names.read(family))
        for search in searches:
            # Half of an answer must not look like a whole one.
            same = f"q{crc32(' '.join(query.words.folded).encode())}"
            asked = asked.add(search.params(preference=same, allow_partial_search_results=False))
        return self._reading(lambda: self._answers(asked, family), self.calls.promptly)

    def _answers(self, asked: MultiSearch, family: str) -> list[dict]:
        response = self.client.msearch(index=self.names.read(family), searches=asked.to_dict())
        for answer in response["responses"]:
            if error := answer.get("error"):
                status = answer["status"]
                kind = NotFoundError if status == 404 else ApiError
                raise kind(str(error.get("type")), meta=replace(response.meta, status=status), body=answer)
        return response["responses"]

    def _reading(self, call: Callable[[], T], trying: Callable[[Callable[[], T]], T] | None = None) -> T:
        """What `call` answers. One that is refused – an index that was closed or made by hand – is not there for the reader either."""
        try:
            for wait in SWAPPED:
                time.sleep(wait)
                try:
                    return (trying or self.calls.once)(call)
                except NotFoundError:
                    prepare(self.client, self.names, self.calls)
        except ApiError as error:
            logger.exception("Elasticsearch refuses a question")
            raise EngineDown(f"{type(error).__name__}: {error}"[:500]) from error
        raise EngineDown("the index was not there")

    def _frequencies(self, family: str, field: str, keys: Iterable[str]) -> dict[str, int]:
        """In how many documents each key stands: the statistics of a text that is made of the keys and is stored nowhere."""
        text = " ".join(keys)
        if field in SPREADS and not self._has(family, field):
            return {}
        answer = self._reading(
            lambda: self.client.termvectors(
                index=self.names.read(family),
                doc={field: text},
                fields=[field],
                term_statistics=True,
                field_statistics=False,
                positions=False,
                offsets=False,
                payloads=False,
            ),
            self.calls.promptly,
        )
        terms = answer["term_vectors"].get(field, {"terms": {}})["terms"]
        return {key: facts.get("doc_freq", 0) for key, facts in terms.items()}

    def _has(self, family: str, field: str) -> bool:
        """Whether the index has `field`. One of an older release may not, and answers until it is made again; then it stays so."""
        if (family, field) not in self._fields:
            answer = self._reading(lambda: self.client.indices.get_field_mapping(index=self.names.read(family), fields=field))
            if any(index["mappings"] for index in answer.values()):
                self._fields.add((family, field))
        return (family, field) in self._fields


@dataclass
class _Looking:
    """Contract in `passing_over.Looking`."""

    engine: ElasticsearchEngine
    family: str
    asked: Asked
    candidates = 24

    def side_by_side(self) -> Listed:
        # Lucene passes over three times as much where nothing narrows. What the person may read is counted beside it, and only so far.
        bound = self.asked.bound()
        best, readable = self.ask([Search().query(bound)[: self.candidates], Search().query(self.asked.within(bound))[:0]])
        return Listed(best.hits, readable.count)

    def look(self, queries: list[DslQuery], first: int, last: int) -> list[Listed]:
        # What is equal stands in the order of keys.
        return self.ask([Search().query(query).sort("_score", "key")[first : min(last, ranking.MAX_LISTED)] for query in queries])

    def ask(self, searches: list[Search]) -> list[Listed]:
        cut = [search.extra(track_total_hits=ranking.SOME_WORDS_LISTED) for search in searches]
        answers = [answer["hits"] for answer in self.engine._ask(self.family, self.asked.query, cut)]
        return [Listed(_hits(answer), answer["total"]["value"]) for answer in answers]


def _groups(filters: Filters, facets: Iterable[str]) -> dict[Filters, list[str]]:
    """Facets by the filters that they are counted with: a facet does not narrow itself. The first are those of the total."""
    groups: dict[Filters, list[str]] = {filters: []}
    for name in facets:
        groups.setdefault(filters.lacking(name), []).append(name)
    return groups


def _counting(asked: Asked, filters: Filters, names: list[str]) -> Search:
    search = Search().query(asked.strict(filters)).extra(size=0, track_total_hits=True)
    for name in names:
        search.aggs.bucket(name, "terms", field=name, size=ranking.FACET_SIZE)
    return search


def _counts(answer: dict, names: list[str]) -> Iterator[tuple[str, list[tuple[int | str, int]]]]:
    for name in names:
        value = int if name in (*NUMBERS, *PLACES) else str
        yield name, [(value(bucket["key"]), bucket["doc_count"]) for bucket in answer["aggregations"][name]["buckets"]]


def _hits(found: dict) -> list[Hit]:
    return [Hit(int(hit["_id"]), float(hit["_score"] or 0)) for hit in found["hits"]]
