"""Feeding and rebuilding."""

from threading import Event, Thread

import pytest

from tests.search.factories import ask, fill, found, keys, make_entry


def test_write_takes_the_place_of_what_was_there(engine):
    fill(engine, make_entry(1, "Một"), make_entry(2, "Hai"))
    fill(engine, make_entry(1, "Ba"))
    assert found(engine, "một") == []
    assert found(engine, "ba") == [1]
    assert keys(engine) == {1, 2}


def test_write_drops_what_is_removed(engine):
    fill(engine, make_entry(1, "Một"), make_entry(2, "Hai"), make_entry(3, "Ba", family="names"))
    fill(engine, removed=[1, 3, 99])
    assert keys(engine) == {2}


def test_write_is_visible_to_a_reader_that_was_there_before(engine):
    assert found(engine, "một") == []
    fill(engine, make_entry(1, "Một"))
    assert found(engine, "một") == [1]


def test_many_small_writes_stay_quick_to_read(engine):
    for number in range(30):
        fill(engine, make_entry(number, f"Bài {number}"))
    assert ask(engine, "bài", size=50).total == 30


def test_writers_side_by_side_lose_nothing(another):
    def write(first):
        engine = another()
        for number in range(first, first + 8):
            fill(engine, make_entry(number, f"Bài {number}"))

    writers = [Thread(target=write, args=[first]) for first in (0, 8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert keys(another()) == set(range(16))


def test_rebuild_replaces_everything(engine):
    fill(engine, make_entry(1, "Một"), make_entry(2, "Hai", family="names"))
    assert engine.rebuild([make_entry(3, "Ba")]) == 1
    assert keys(engine) == {3}
    fill(engine, make_entry(4, "Bốn"))
    assert keys(engine) == {3, 4}


def test_rebuild_that_fails_leaves_the_old_index(engine):
    fill(engine, make_entry(1, "Một"))

    def broken():
        yield make_entry(2, "Hai")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        engine.rebuild(broken())
    assert found(engine, "một") == [1]
    assert engine.rebuild([make_entry(3, "Ba")]) == 1
    assert keys(engine) == {3}


def test_rebuild_lets_others_read_all_the_while(engine):
    fill(engine, *(make_entry(n, f"Phụ nữ {n}") for n in range(50)))
    seen, failures, stop = set(), [], Event()

    def read():
        while not stop.is_set():
            try:
                seen.add(ask(engine, "phụ nữ").total)
            except Exception as error:
                failures.append(error)

    readers = [Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for size in (60, 70, 80):
        engine.rebuild(make_entry(n, f"Phụ nữ {n}") for n in range(size))
    stop.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert seen <= {50, 60, 70, 80}
    assert ask(engine, "phụ nữ").total == 80


def test_another_process_sees_what_was_written(another):
    """Two objects on one place are what two processes are: nothing is shared but the files or the server."""
    engine, other = another(), another()
    fill(engine, make_entry(1, "Một"))
    assert found(other, "một") == [1]
    engine.rebuild([make_entry(2, "Hai")])
    assert found(other, "hai") == [2]
    fill(other, make_entry(3, "Ba"))
    assert keys(engine) == {2, 3}
