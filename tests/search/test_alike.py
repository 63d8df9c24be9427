"""“Giống bài này” on the pages of articles, threads and models."""

import pytest
from django.core.cache import cache

from portal.search import alike as alike_module
from portal.search.alike import alike
from portal.search.engines.interface import EngineDown

pytestmark = pytest.mark.django_db
LODGINGS = "Tổ tự quản khu nhà trọ giữ sổ chuyển tổ cho nữ công nhân."


def titles(obj, **options):
    return [each.title for each in alike(obj, **options)]


@pytest.fixture
def three(index, publish):
    for number in range(12):
        publish(f"Hội nghị số {number}", sapo=f"Tổng kết công tác năm 20{number:02}.")
    return [publish(f"Nhà trọ {name}", sapo=LODGINGS) for name in ("một", "hai", "ba")]


def test_alike_articles_stand_under_the_article_and_only_once(three, client):
    html = client.get(three[0].get_url()).content.decode()
    assert 'id="giong-bai-nay"' in html
    assert "Giống bài này" in html
    for other in three[1:]:
        assert html.count(f'href="{other.get_url()}"') == 1


def test_alike_asks_the_engine_once_an_hour(three, django_assert_num_queries, monkeypatch):
    assert set(titles(three[0])) == {"Nhà trọ hai", "Nhà trọ ba"}
    monkeypatch.setattr(alike_module, "engine", None)
    with django_assert_num_queries(1):
        assert len(titles(three[0])) == 2


def test_alike_leaves_out_what_was_taken_down_or_stands_there_already(three, committed):
    assert titles(three[0], without=[("article", three[1].pk), ("thread", None)]) == ["Nhà trọ ba"]
    with committed():
        three[2].unpublish()
    assert titles(three[0]) == ["Nhà trọ hai"]
    assert titles(three[2]) == []


def test_alike_is_empty_while_no_engine_answers_and_soon_asked_again(three, monkeypatch):
    class Gone:
        def alike(self, *args, **options):
            raise EngineDown("gone")

    monkeypatch.setattr(alike_module, "engine", Gone)
    assert titles(three[0]) == []
    monkeypatch.undo()
    assert titles(three[0]) == []
    cache.clear()
    assert len(titles(three[0])) == 2
