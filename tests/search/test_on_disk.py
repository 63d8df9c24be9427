"""What only Tantivy does: one writer at a time, under a lock; an index that another release made."""

from threading import Event, Thread

import pytest
import tantivy
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import QueryDict

from portal.search.engines import engine as engine_of_the_site
from portal.search.engines.interface import EngineBusy
from portal.search.engines.on_disk import TantivyEngine
from portal.search.engines.scheme import FAMILIES
from portal.search.finding import find
from portal.topics.models import Topic
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


def test_index_of_another_release_is_put_aside(engine, caplog):
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    other = builder.build()
    for family in FAMILIES:
        (engine.directory / "old" / family).mkdir(parents=True)
        tantivy.Index(other, str(engine.directory / "old" / family))
    (engine.directory / "current").write_text("old")
    assert keys(engine) == set()
    assert "rebuild_search" in caplog.text
    fill(engine, make_entry(1, "Một"))
    assert keys(engine) == {1}


def of_another_release(engine) -> None:
    other = tantivy.SchemaBuilder().build()
    (engine.directory / "old" / FAMILIES[0]).mkdir(parents=True)
    tantivy.Index(other, str(engine.directory / "old" / FAMILIES[0]))
    (engine.directory / "current").write_text("old")


def test_writing_puts_an_index_of_another_release_aside(engine):
    of_another_release(engine)
    fill(engine, make_entry(1, "Một"))
    assert keys(engine) == {1}


@pytest.mark.parametrize("before", [of_another_release, lambda engine: None], ids=["another release", "nothing"])
def test_searching_during_a_rebuild_finds_nothing_where_nothing_can_be_read(engine, before):
    before(engine)

    def entries():
        assert keys(engine) == set()
        yield make_entry(1, "Một")

    assert engine.rebuild(entries()) == 1
    assert keys(engine) == {1}


def lose_a_file(version) -> None:
    next((version / "names").glob("*.term")).unlink()


def half_write(version) -> None:
    (version / "names" / "meta.json").write_text("{")


def lose_all(version) -> None:
    (version.parent / "current").write_text("")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("harm", [lose_a_file, half_write, lose_all])
def test_titles_answer_while_files_are_broken(settings, tmp_path, client, capsys, harm):
    settings.SEARCH_INDEX_DIR = tmp_path
    engine_of_the_site.cache_clear()
    try:
        Topic.objects.create(name="Nuôi ong")
        harm(tmp_path / (tmp_path / "current").read_text())
        engine_of_the_site.cache_clear()
        found = find(QueryDict("q=nuoi ong&loai=chu-de"), AnonymousUser())
        assert (found.only_titles, found.total) == (True, 1)
        assert client.get("/tim-kiem/goi-y/", {"q": "nuoi"}).json()["suggestions"][0]["text"] == "Nuôi ong"
        with pytest.raises(SystemExit):
            call_command("search_status")
        assert "cannot be had" in capsys.readouterr().out
        Topic.objects.create(name="Nuôi ong mật")
        call_command("rebuild_search", verbosity=0)
        found = find(QueryDict("q=nuoi ong&loai=chu-de"), AnonymousUser())
        assert (found.only_titles, found.total) == (False, 2)
    finally:
        engine_of_the_site.cache_clear()
