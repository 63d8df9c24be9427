"""Three nodes, of which one is killed while rows are written and people search. Run by `make test-cluster`."""

from threading import Event, Thread

import pytest

from portal.search.engines.elastic import ElasticsearchEngine
from portal.search.engines.elastic_calls import connect
from portal.search.engines.interface import EngineDown
from tests.search.factories import ask, fill, found, keys, make_entry
from tests.search.outages import make_cluster

pytestmark = pytest.mark.cluster
WRITES, EACH = 300, 4
KILLED_AT = 120


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    cluster = make_cluster(tmp_path_factory.mktemp("cluster"), nodes=3)
    cluster.start()
    yield cluster
    cluster.stop()


def make_engine(cluster, prefix: str) -> ElasticsearchEngine:
    return ElasticsearchEngine(connect(cluster.urls, timeout=5), prefix)


def holder_of_the_first_copy(cluster, engine) -> int:
    """The node that writes first: whose death hurts most."""
    client = connect(cluster.urls, timeout=90)
    client.cluster.health(index=f"{engine.names.prefix}-*", wait_for_status="green", timeout="60s")
    shards = client.cat.shards(index=engine.names.read("content"), format="json")
    return next(int(shard["node"].removeprefix("node-")) for shard in shards if shard["prirep"] == "p")


def write(engine, number: int) -> int:
    """Write until it is taken, as the feeder does. Returns how often it was not."""
    failures = 0
    entries = [make_entry(number * EACH + at, f"Phụ nữ {number} {at}", version=number + 1) for at in range(EACH)]
    while True:
        try:
            fill(engine, *entries)
            return failures
        except EngineDown:
            failures += 1
            Event().wait(0.5)


def test_node_killed_during_writes_loses_nothing_that_was_taken(cluster):
    engine = make_engine(cluster, "giet")
    fill(engine, make_entry(10**6, "Một bài"))
    victim = holder_of_the_first_copy(cluster, engine)
    wrong, stop = [], Event()

    def read():
        reader = make_engine(cluster, "giet")
        while not stop.is_set():
            try:
                if found(reader, "một bài")[:1] != [10**6]:
                    wrong.append("not found")
            except EngineDown:
                stop.wait(0.1)

    reading = Thread(target=read)
    reading.start()
    for number in range(WRITES):
        if number == KILLED_AT:
            cluster.kill(victim)
        write(engine, number)
    stop.set()
    reading.join()
    assert wrong == []
    assert keys(engine) == {10**6, *range(WRITES * EACH)}
    assert ask(engine, "phụ nữ").total == WRITES * EACH
    cluster.start_node(victim)
    cluster.wait(through=victim)
    holder_of_the_first_copy(cluster, engine)
    assert keys(make_engine(cluster, "giet")) == {10**6, *range(WRITES * EACH)}


def test_rebuild_goes_on_without_one_node(cluster):
    engine = make_engine(cluster, "xay")
    fill(engine, *(make_entry(number, f"Phụ nữ {number}", version=1) for number in range(50)))
    victim = (holder_of_the_first_copy(cluster, engine) + 1) % 3

    def entries():
        for number in range(2_000):
            if number == 1_200:
                cluster.kill(victim)
            yield make_entry(number, f"Phụ nữ {number}", "mô hình nhà trọ " * 50, version=1)

    assert engine.rebuild(entries()) == 2_000
    assert ask(engine, "phụ nữ").total == 2_000
    cluster.start_node(victim)
    cluster.wait(through=victim)
