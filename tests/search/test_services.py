from datetime import UTC, datetime

import pytest
from django.db import transaction

from news.models import ArticlePage
from portal.search import services
from portal.search.models import SearchDocument
from portal.search.rebuilding import rebuild
from portal.search.registry import source_of
from portal.topics.models import Topic
from portal.units.models import Unit
from portal.units.services import add_unit, dissolve, rename
from tests.search.factories import ask, found, keys

pytestmark = pytest.mark.django_db


def rows(**lookup):
    return SearchDocument.objects.filter(is_removed=False, **lookup)


def index_equals_rows(index) -> bool:
    return keys(index) == set(rows().values_list("pk", flat=True)) and not SearchDocument.objects.filter(is_due=True).exists()


def test_publish_makes_an_article_findable(index, publish):
    article = publish("Tập huấn trồng nấm")
    row = rows(kind="article").get()
    assert (row.object_id, row.title, row.unit_id) == (article.pk, "Tập huấn trồng nấm", article.unit_id)
    assert found(index, "trong nam") == [row.pk]
    assert index_equals_rows(index)


def test_draft_is_not_findable(index, publish):
    publish("Bản thảo", published_at=None)
    assert not rows(kind="article").exists()


def test_unpublish_removes_it(index, publish, committed):
    article = publish("Tập huấn trồng nấm")
    with committed():
        article.unpublish()
    assert found(index, "trong nam") == []
    assert not SearchDocument.objects.filter(kind="article").exists()
    assert index_equals_rows(index)


def test_delete_removes_it(index, publish, committed):
    article = publish("Tập huấn trồng nấm")
    with committed():
        article.delete()
    assert found(index, "trong nam") == []
    assert index_equals_rows(index)


def test_delete_of_the_month_removes_its_articles(index, publish, committed):
    article = publish("Tập huấn trồng nấm")
    with committed():
        article.get_parent().specific.delete()
    assert index_equals_rows(index)
    assert not rows(kind="article").exists()


def test_publish_again_replaces_it(index, publish, committed):
    article = publish("Tập huấn trồng nấm")
    article.title = "Tập huấn nuôi ong"
    with committed():
        article.save_revision().publish()
    assert found(index, "nuoi ong") == [rows(kind="article").get().pk]
    assert ask(index, "trồng nấm").total == 0
    assert index_equals_rows(index)


def test_rolled_back_change_is_not_findable(index, publish, committed):
    article = publish("Tập huấn trồng nấm")
    with committed(), transaction.atomic():
        article.unpublish()
        transaction.set_rollback(True)
    assert len(found(index, "trong nam")) == 1
    assert index_equals_rows(index)


def test_index_of_what_cannot_be_found_does_nothing(index, django_user_model):
    assert services.index(django_user_model(username="x")) is False


def test_index_many_takes_objects_and_querysets(index, publish):
    publish("Một"), publish("Hai")
    assert services.index_many(source_of(ArticlePage).findable()) == 2
    assert services.index_many(list(ArticlePage.objects.all())) == 2
    assert services.index_many([]) == 0
    assert rows(kind="article").count() == 2


@pytest.mark.parametrize("size", [2, 9])
def test_index_many_asks_the_same_for_any_number(index, publish, django_assert_max_num_queries, size):
    for number in range(size):
        publish(f"Bài {number}")
    with django_assert_max_num_queries(10):
        services.index_many(source_of(ArticlePage).findable(), feeding=False)


def test_feed_hands_over_in_order_of_change(index, publish):
    publish("Một"), publish("Hai")
    SearchDocument.objects.update(is_due=True)
    assert services.feed() == SearchDocument.objects.count()
    assert services.feed() == 0


def test_feed_takes_all_rows_that_were_changed_by_one_statement(index, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    Topic.objects.bulk_create(Topic(name=f"Chủ đề {number}", slug=f"chu-de-{number}") for number in range(7))
    services.index_many(source_of(Topic).findable(), feeding=False)
    SearchDocument.objects.update(version=1, is_due=True)
    assert services.feed() == 7
    assert not SearchDocument.objects.filter(is_due=True).exists()


def test_row_changed_while_it_is_fed_stays_due(index, publish):
    publish("Một")
    row = rows(kind="article").get()
    SearchDocument.objects.filter(pk=row.pk).update(version=row.version + 1, is_due=True)
    services.settle([row])
    assert SearchDocument.objects.filter(is_due=True).get() == row


def test_failing_engine_loses_nothing(index, publish, committed, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(index, "writing", broken)
        publish("Tập huấn trồng nấm")
    assert SearchDocument.objects.get(kind="article").is_due
    services.feed()
    assert len(found(index, "trong nam")) == 1
    assert index_equals_rows(index)


def test_text_is_cleaned_of_what_a_row_cannot_hold(index, publish):
    publish("Nấm\u200b rơm", sapo="A" * 590)
    row = rows(kind="article").get()
    assert "\0" not in row.text
    assert len(row.title) <= 300


def test_lineage_of_a_row_is_that_of_its_unit(index, publish, unit_tree):
    publish("Cam Cao Phong", unit=unit_tree.hoa_binh, published_at=datetime(2023, 3, 8, tzinfo=UTC))
    assert {unit_tree.hoa_binh.pk, unit_tree.phu_tho.pk} <= set(rows(kind="article").get().lineage)


def test_dissolve_writes_the_lineage_of_stories_anew(index, publish, unit_tree, committed):
    publish("Hội thi nấu ăn", unit=unit_tree.quang_son, published_at=datetime(2026, 3, 8, tzinfo=UTC))
    with committed():
        dissolve(unit=unit_tree.quang_son, on=datetime(2026, 10, 1).date(), successors=[unit_tree.sai_gon])
    assert unit_tree.sai_gon.pk in rows(kind="article").get().lineage
    assert index_equals_rows(index)


def test_new_and_renamed_units_are_findable(index, unit_tree, committed):
    with committed():
        unit = add_unit(parent=unit_tree.phu_tho, name="Xã Tam Nông", place_name="Tam Nông", level=Unit.Level.COMMUNE)
    with committed():
        rename(unit=unit, name="Xã Hiền Quan", place_name="Hiền Quan")
    key = rows(kind="unit", object_id=unit.pk).get().pk
    assert found(index, "hien quan", family="names")[0] == key
    assert found(index, "tam nong", family="names")[0] == key


def test_topics_are_findable_by_their_synonyms(index, committed):
    with committed():
        topic = Topic.objects.create(name="Bình đẳng giới", synonyms="BĐG\nnam nữ bình quyền")
    assert found(index, "nam nu binh quyen", family="names") == [rows(object_id=topic.pk, kind="topic").get().pk]
    with committed():
        topic.delete()
    assert index_equals_rows(index)


def test_rebuild_writes_missing_rows_and_drops_others(index, publish, unit_tree):
    publish("Một"), publish("Hai")
    gone = rows(kind="article").first()
    SearchDocument.objects.filter(pk=gone.pk).delete()
    ArticlePage.objects.exclude(pk=gone.object_id).update(live=False)
    rebuild()
    assert rows(kind="article").get().object_id == gone.object_id
    assert rows(kind="unit").count() == Unit.objects.count()
    assert index_equals_rows(index)


def test_rebuild_of_all_rows_takes_what_changed_behind_its_back(index, publish):
    article = publish("Một")
    ArticlePage.objects.filter(pk=article.pk).update(title="Nuôi ong lấy mật")
    rebuild()
    assert ask(index, "nuôi ong").total == 0
    rebuild(all_rows=True)
    assert ask(index, "nuôi ong").total == 1
