"""A node that goes away in the middle of a thousand saves, and comes back: nothing lost, nothing doubled, nobody told an error."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.http import QueryDict

from portal.search import services
from portal.search.checking import compare, mend
from portal.search.engines import engine
from portal.search.finding import find
from portal.search.models import Feeding, SearchDocument
from portal.topics.models import Topic
from tests.search.elastic import make_engine
from tests.search.factories import found, keys
from tests.search.outages import has_node, make_cluster, use_elasticsearch

pytestmark = [
    pytest.mark.skipif(not has_node, reason="needs ELASTICSEARCH_URL, where nodes can be started"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
SAVES = 1_000
# Saves of one transaction, hence of one feeding.
TOGETHER = 10
STOPPED_AT, STARTED_AT = 300, 800


@pytest.fixture
def node(tmp_path, settings):
    """A node of this test alone, which the site asks."""
    cluster = make_cluster(tmp_path / "node")
    cluster.start()
    use_elasticsearch(settings, cluster.url(0))
    yield cluster
    engine.cache_clear()
    cluster.stop()


def save(number: int) -> None:
    """Of six saves four make a topic, one renames an earlier one, one deletes."""
    if number % 6 == 4:
        topic = Topic.objects.order_by("pk")[number // 12]
        topic.name = f"Đổi tên {number}"
        topic.save()
    elif number % 6 == 5:
        Topic.objects.order_by("-pk")[number % 3].delete()
    else:
        Topic.objects.create(name=f"Chủ đề {number}")


def rows_of_topics() -> int:
    return SearchDocument.objects.filter(kind="topic", is_removed=False).count()


def test_node_that_stops_amid_a_thousand_saves_loses_nothing(node, capsys):
    for first in range(0, SAVES, TOGETHER):
        if first == STOPPED_AT:
            node.kill(0)
        if first == STARTED_AT:
            node.start_node(0)
            node.wait()
        with transaction.atomic():
            for number in range(first, first + TOGETHER):
                save(number)
        if first == (STOPPED_AT + STARTED_AT) // 2:
            answer = find(QueryDict("q=chu de&loai=chu-de"), AnonymousUser())
            assert answer.only_titles
            assert answer.results
            with pytest.raises(SystemExit):
                call_command("search_status")
            assert "cannot be had" in capsys.readouterr().out
    # Whoever searches next closes the circuit, and with it comes the feeding.
    for _ in range(100):
        if (
            not find(QueryDict("q=chu de&loai=chu-de"), AnonymousUser()).only_titles
            and not SearchDocument.objects.filter(is_due=True).exists()
        ):
            break
        time.sleep(0.3)
    assert rows_of_topics() == Topic.objects.count() > 400
    assert not SearchDocument.objects.filter(is_due=True).exists()
    difference = compare()
    assert difference.is_whole
    assert difference.rows == difference.documents
    assert "EngineDown" in Feeding.objects.get().error
    call_command("search_status")
    assert f"names {rows_of_topics()} of {rows_of_topics()} rows" in capsys.readouterr().out


def test_check_mends_what_differs(own_engine, settings, capsys):
    topics = [Topic.objects.create(name=f"Chủ đề {number}") for number in range(6)]
    assert compare().is_whole
    pks = dict(SearchDocument.objects.filter(kind="topic").values_list("object_id", "pk"))
    lost, stale, extra = (pks[topic.pk] for topic in topics[:3])
    behind = make_engine(settings.ELASTICSEARCH_INDEX)
    with behind.writing() as writer:
        writer.write([], {lost: time.time_ns()})
    SearchDocument.objects.filter(pk=stale).update(title="Nuôi ong", version=time.time_ns(), is_due=False)
    SearchDocument.objects.filter(pk=extra).delete()
    difference = compare()
    assert (difference.missing, difference.other, set(difference.left)) == ({lost}, {stale}, {extra})
    with pytest.raises(SystemExit):
        call_command("search_check", dry_run=True)
    assert "1 missing, 1 in another state, 1 without a row" in capsys.readouterr().out
    call_command("search_check")
    assert "Mended" in capsys.readouterr().out
    assert compare().is_whole
    assert keys(own_engine) == set(SearchDocument.objects.values_list("pk", flat=True))
    assert found(own_engine, "nuôi ong", family="names") == [stale]


def test_check_follows_a_database_that_was_set_back(own_engine):
    """The index is ahead of rows that come from a backup."""
    Topic.objects.create(name="Nuôi ong")
    row = SearchDocument.objects.get(kind="topic")
    SearchDocument.objects.filter(pk=row.pk).update(title="Nuôi gà", version=row.version - 1)
    assert compare().other == {row.pk}
    mend(compare())
    assert compare().is_whole
    assert found(own_engine, "nuôi gà", family="names") == [row.pk]
    assert services.feed() == 0
