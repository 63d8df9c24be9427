"""Indexes that somebody closed, took away or made read-only, and a disk that is full: readers have an answer, and nothing is lost."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import QueryDict

from portal.search.checking import compare
from portal.search.engines import standing_in
from portal.search.finding import Found, find
from portal.search.models import Feeding, SearchDocument
from portal.topics.models import Topic
from tests.search.factories import keys
from tests.search.outages import has_node

pytestmark = [
    pytest.mark.skipif(not has_node, reason="needs ELASTICSEARCH_URL"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
BLOCKS = ["index.blocks.read_only_allow_delete", "index.blocks.write"]


def topics() -> Found:
    return find(QueryDict("q=chu de&loai=chu-de"), AnonymousUser())


def set_all(engine, name: str, value) -> None:
    engine.client.indices.put_settings(index=f"{engine.names.prefix}-*", settings={name: value})


def waiting() -> int:
    return SearchDocument.objects.filter(is_due=True).count()


@pytest.mark.parametrize("block", BLOCKS)
def test_full_disk_keeps_no_reader_from_the_index(own_engine, block, capsys):
    Topic.objects.create(name="Chủ đề một")
    set_all(own_engine, block, True)
    for number in range(4):
        Topic.objects.create(name=f"Chủ đề {number}")
        found = topics()
        assert (found.only_titles, found.total, waiting()) == (False, 1, number + 1)
    assert "blocked by" in Feeding.objects.get().error
    set_all(own_engine, block, None)
    call_command("search_check")
    assert "4 waiting" in capsys.readouterr().out
    assert topics().total == 5
    assert waiting() == 0


def test_what_could_not_be_written_is_fed_with_a_later_question(own_engine, monkeypatch):
    topics()
    set_all(own_engine, BLOCKS[0], True)
    Topic.objects.create(name="Chủ đề một")
    set_all(own_engine, BLOCKS[0], None)
    monkeypatch.setattr(standing_in, "AFTER_FAILURE", 0)
    topics()
    assert waiting() == 0
    assert topics().total == 1


def test_closed_index_is_as_one_that_is_gone(own_engine, capsys):
    Topic.objects.create(name="Chủ đề một")
    own_engine.client.indices.close(index=own_engine.names.read("names"))
    found = topics()
    assert (found.only_titles, found.total) == (True, 1)
    with pytest.raises(SystemExit):
        call_command("search_status")
    assert "cannot be had" in capsys.readouterr().out
    own_engine.client.indices.open(index=own_engine.names.read("names"))
    assert not topics().only_titles


@pytest.mark.parametrize("lost", ["read", "write"])
def test_rebuild_puts_aliases_in_order_that_were_taken_away(own_engine, lost):
    Topic.objects.create(name="Chủ đề một")
    for _ in range(2):
        alias = getattr(own_engine.names, lost)("names")
        own_engine.client.indices.delete_alias(index="_all", name=alias)
        topics()
        call_command("rebuild_search", verbosity=0)
    Topic.objects.create(name="Chủ đề hai")
    assert waiting() == 0
    assert topics().total == 2
    assert compare().is_whole
    assert keys(own_engine) == set(SearchDocument.objects.values_list("pk", flat=True))
    assert len(own_engine.client.indices.get(index=f"{own_engine.names.prefix}-*")) == 2
