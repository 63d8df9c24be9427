"""Writing to Elasticsearch, and making an index anew while others read and write.

Every document carries the version of its row: what is older than what stands there is left out, so writers need not know of each
other. While an index is made, everything is written to it as well as to the one in use; at the end the aliases change over in one step.
"""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from portal.search.engines.elastic_calls import GONE, MERGE_TIMEOUT, WRITE_TIMEOUT, Calls
from portal.search.engines.elastic_mapping import Names, mapping, settings, settings_in_use
from portal.search.engines.elastic_queries import document
from portal.search.engines.interface import EngineBusy, EngineDown, Entry, Refused
from portal.search.engines.scheme import FAMILIES

T = TypeVar("T")
# One request: the server takes 100 MB, and a text has at most 100,000 characters, three times.
MOST_OPERATIONS, MOST_CHARACTERS = 500, 4_000_000
# Requests under way while an index is made: the next is prepared while the server works at these.
UNDER_WAY = 3
# A rebuild may begin or end between asking where to write and writing; twice in a row it does not.
MOVES = 3
CONFLICT, MISSING = 409, 404
logger = logging.getLogger(__name__)

# Family, key, version and what stands there: None to drop it.
Operation = tuple[str, int, int, dict | None]


def prepare(client: Elasticsearch, names: Names, calls: Calls, *, to_be_filled: bool = False) -> None:
    """Make empty indexes where there are none, and say so where nothing is about to fill them. Two that do so at once make one: the
    name is fixed."""
    for family in FAMILIES:
        if calls.once(partial(_prepare, client, names, family)) and not to_be_filled:
            logger.error("%s was not there and is empty now: run manage.py search_check.", names.read(family))


def _prepare(client: Elasticsearch, names: Names, family: str) -> bool:
    """Whether an index was made."""
    if client.indices.exists_alias(name=names.read(family)):
        return False
    try:
        client.indices.create(
            index=names.version(family, 0),
            settings=settings() | settings_in_use(),
            mappings=mapping().to_dict(),
            aliases={names.read(family): {}, names.write(family): {}},
        )
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
        return False
    return True


class ElasticWriter:
    """Contract in `portal.search.engines.interface.Writer`."""

    def __init__(self, client: Elasticsearch, names: Names, calls: Calls):
        self.client, self.names, self.calls = client.options(request_timeout=WRITE_TIMEOUT), names, calls

    def write(self, entries: Iterable[Entry], removed: Mapping[int, int] | None = None) -> None:
        operations: list[Operation] = [(entry.family, entry.key, entry.version, document(entry)) for entry in entries]
        # Of what is gone nobody knows the family any more.
        operations += [(family, key, version, None) for key, version in (removed or {}).items() for family in FAMILIES]
        if not operations:
            return
        for _ in range(MOVES):
            moved, refused = self._send(operations)
            if not moved:
                break
            prepare(self.client, self.names, self.calls)
        else:
            raise EngineDown("the index was taken away again and again")
        if refused:
            raise Refused(refused)

    def _send(self, operations: list[Operation]) -> tuple[bool, dict[int, str]]:
        """Whether an alias was gone meanwhile, and what was refused."""
        aliases = self._aliases()
        moved, refused = False, {}
        for chunk in chunks(operations):
            addressed = [(alias, operation) for operation in chunk for alias in aliases[operation[0]]]
            for (_, operation), result in zip(addressed, bulk(self.client, self.calls.patiently, addressed), strict=True):
                if is_moved(result):
                    moved = True
                elif not is_done(result):
                    refused[operation[1]] = str(result.get("error", {}).get("reason"))[:300]
        return moved, refused

    def _aliases(self) -> dict[str, list[str]]:
        """Where each family is written to."""
        building = self.calls.patiently(self._building)
        return {
            family: [self.names.write(family), *([self.names.building(family)] if self.names.building(family) in building else [])]
            for family in FAMILIES
        }

    def _building(self) -> set[str]:
        try:
            found = self.client.indices.get_alias(name=",".join(map(self.names.building, FAMILIES)))
        except NotFoundError:
            return set()
        return {alias for index in found.values() for alias in index["aliases"]}


class Rebuilding:
    """One making of the indexes. Whoever begins another one takes its place; this one then ends with `EngineBusy`."""

    def __init__(self, client: Elasticsearch, names: Names, calls: Calls):
        self.client, self.names, self.calls = client.options(request_timeout=WRITE_TIMEOUT), names, calls
        stamp = time.time_ns()
        self.indexes = {family: names.version(family, stamp) for family in FAMILIES}

    def run(self, entries: Iterable[Entry]) -> int:
        prepare(self.client, self.names, self.calls, to_be_filled=True)
        try:
            self._begin()
            count = self._fill(entries)
            self._end()
        except BaseException:
            # Where that fails as well, the next rebuild drops it.
            with suppress(EngineDown):
                self.calls.once(partial(self._delete, list(self.indexes.values())))
            raise
        return count

    def _begin(self) -> None:
        for index in self.indexes.values():
            self._do(lambda index=index: self.client.indices.create(index=index, settings=settings(), mappings=mapping().to_dict()))
        actions = [{"add": {"index": index, "alias": self.names.building(family)}} for family, index in self.indexes.items()]
        # What an interrupted one left behind, or another one is about to make.
        others = {index for family in FAMILIES for index in self._under(self.names.building(family))}
        self._do(lambda: self.client.indices.update_aliases(actions=[*({"remove_index": {"index": other}} for other in others), *actions]))

    def _fill(self, entries: Iterable[Entry]) -> int:
        """Analysing is this thread's work; sending is left to others, so that the server has something to do meanwhile."""
        operations = ((entry.family, entry.key, entry.version, document(entry)) for entry in entries)
        count, under_way = 0, deque[Future]()
        with ThreadPoolExecutor(UNDER_WAY) as pool:
            for chunk in chunks(operations):
                if len(under_way) == UNDER_WAY:
                    self._check(under_way.popleft().result())
                addressed = [(self.names.building(operation[0]), operation) for operation in chunk]
                under_way.append(pool.submit(bulk, self.client, self.calls.stubbornly, addressed, refresh=False))
                count += len(chunk)
            for future in under_way:
                self._check(future.result())
        return count

    def _check(self, results: list[dict]) -> None:
        for result in results:
            if is_moved(result):
                raise EngineBusy("another rebuild has begun")
            if not is_done(result):
                raise Refused({int(result["_id"]): str(result.get("error", {}).get("reason"))[:300]})

    def _end(self) -> None:
        new = list(self.indexes.values())
        self._do(lambda: self.client.indices.put_settings(index=new, settings=settings_in_use()))
        self._do(lambda: self.client.indices.refresh(index=new))
        # Every question asks every piece: a million documents in the 25 that writing left took 1.6 GB for 0.65, and twice as long.
        merging = self.client.options(request_timeout=MERGE_TIMEOUT)
        self._do(lambda: merging.indices.forcemerge(index=new, max_num_segments=1))
        # With a second node: until its copy is there, or a minute; one node has none to wait for.
        patient = self.client.options(request_timeout=90)
        self._do(lambda: patient.cluster.health(index=new, wait_for_no_initializing_shards=True, timeout="60s"))
        # Of one that lost an alias by hand, too: two under one alias could not be written to.
        old = {family: [*{*self._under(self.names.read(family)), *self._under(self.names.write(family))}] for family in FAMILIES}
        actions = []
        for family, index in self.indexes.items():
            read, write, building = self.names.read(family), self.names.write(family), self.names.building(family)
            actions.append({"remove": {"index": index, "alias": building, "must_exist": True}})
            actions += [{"remove": {"index": other, "aliases": [read, write]}} for other in old[family]]
            actions.append({"add": {"index": index, "aliases": [read, write]}})
        try:
            self._do(lambda: self.client.indices.update_aliases(actions=actions))
        except NotFoundError as error:
            raise EngineBusy("another rebuild has begun") from error
        self._do(partial(self._delete, [other for others in old.values() for other in others]))

    def _under(self, alias: str) -> list[str]:
        try:
            return list(self._do(lambda: self.client.indices.get_alias(name=alias)))
        except NotFoundError:
            return []

    def _delete(self, indexes: list[str]) -> None:
        if indexes:
            self.client.indices.delete(index=indexes, ignore_unavailable=True)

    def _do(self, call: Callable[[], T]) -> T:
        return self.calls.stubbornly(call)


def chunks(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    """Operations in their order, as many at once as a request should hold."""
    chunk: list[Operation] = []
    size = 0
    for operation in operations:
        chunk.append(operation)
        size += 3 * len(str(operation[3]["folded"])) if operation[3] else 0
        if len(chunk) == MOST_OPERATIONS or size > MOST_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def bulk(client: Elasticsearch, trying: Callable, addressed: list[tuple[str, Operation]], *, refresh: bool = True) -> list[dict]:
    """Send operations, each to its alias, `trying` again as often as that does. The result of each, in order.

    What was taken can be found when this returns, unless it is not to `refresh`.
    """
    lines = []
    for alias, (_, key, version, fields) in addressed:
        head = {"_index": alias, "_id": str(key), "version": version, "version_type": "external_gte"}
        lines += [{"delete": head}] if fields is None else [{"index": head}, fields]

    def send() -> list[dict]:
        # Only aliases: an index of this name would be made with whatever fields arrive.
        response = client.bulk(operations=lines, require_alias=True, refresh=refresh, timeout="10s")
        results = [next(iter(item.values())) for item in response["items"]]
        for result in results:
            if result["status"] in GONE:
                # Overloaded, or a full disk: the server is there all the same, and readers go on asking it.
                raise EngineDown(f"{result['status']}: {result['error']['reason']}"[:500])
        return results

    return trying(send)


def is_done(result: dict) -> bool:
    """Taken, or older than what stands there, or dropped where nothing was."""
    return result["status"] < 300 or result["status"] == CONFLICT or (result["status"] == MISSING and "error" not in result)


def is_moved(result: dict) -> bool:
    """Whether the alias that it was sent to is gone."""
    return result["status"] == MISSING and "error" in result
