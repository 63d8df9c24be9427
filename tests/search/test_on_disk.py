"""What only Tantivy does: one writer at a time, under a lock."""

from threading import Event, Thread

import pytest

from portal.search.engines.interface import EngineBusy
from portal.search.engines.on_disk import TantivyEngine
from tests.search.factories import fill, keys, make_entry


@pytest.fixture
def engine(tmp_path):
    return TantivyEngine(tmp_path / "index")


def test_writing_waits_for_another_writer(engine):
    written = Event()

    def write_second():
        fill(engine, make_entry(2, "Hai"))
        written.set()

    with engine.writing() as writer:
        other = Thread(target=write_second)
        other.start()
        writer.write([make_entry(1, "Một")])
        assert not written.wait(0.05)
    other.join()
    assert keys(engine) == {1, 2}


def test_writing_gives_up_during_a_rebuild(engine):
    def entries():
        yield make_entry(1, "Một")
        with pytest.raises(EngineBusy), engine.writing():
            pass
        yield make_entry(2, "Hai")

    assert engine.rebuild(entries()) == 2
    assert keys(engine) == {1, 2}
