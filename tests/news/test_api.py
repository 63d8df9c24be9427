from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from news import api
from news.models import ArticlePage, Section
from portal.topics.models import Topic
from tests.pages.factories import stored_image

NOW = timezone.now()
AT = datetime(2024, 4, 25, 5, 42, tzinfo=UTC)


@pytest.fixture
def topic(db):
    return Topic.objects.create(name="Gia đình", slug="gia-dinh")


@pytest.fixture
def article(write, topic):
    return write(
        "Tọa đàm",
        kicker="Hội LHPN:",
        published_at=AT,
        topics=[topic],
        kind="toa-dam",
        event_starts_at=AT,
        cover=stored_image(),
        body=[("paragraph", "<p>Mười ý kiến.</p>")],
    )


def titles(client, query=""):
    response = client.get(f"/api/v2/articles/{query}")
    assert response.status_code == 200
    return [item["title"] for item in response.json()["items"]]


def test_article_has_unit_section_topics_and_body(client, article, federation):
    data = client.get(f"/api/v2/articles/{article.pk}/").json()
    assert data["unit"] == {
        "id": federation.phu_dien.pk,
        "name": "Hội LHPN phường Phú Diễn",
        "where": "Thành phố Hà Nội",
        "level": "commune",
        "url": "http://testserver/don-vi/phu-dien/",
    }
    assert data["section"]["name"] == "Tin hoạt động"
    assert [topic["name"] for topic in data["topics"]] == ["Gia đình"]
    assert data["body"][0]["type"] == "paragraph"
    assert "Mười ý kiến." in str(data["body"][0]["value"])
    assert data["event"]["starts_at"].startswith("2024-04-25T")
    assert data["cover"]["id"] == article.cover_id
    assert data["meta"]["html_url"].endswith(article.url)
    assert data["programme"] is None


@pytest.mark.parametrize("user", [None, "writer", "superuser"])
def test_drafts_and_what_was_withdrawn_do_not_exist(client, write, article, newsroom, user):
    if user:
        client.force_login(getattr(newsroom, user))
    draft = write("Bản nháp", cover=stored_image("Chỉ trong bản nháp"))
    withdrawn = write("Đã gỡ", published_at=AT)
    withdrawn.unpublish()
    assert titles(client) == ["Tọa đàm"]
    for hidden in (draft, withdrawn):
        assert client.get(f"/api/v2/articles/{hidden.pk}/").status_code == 404
    assert client.get(f"/api/v2/images/{draft.cover_id}/").status_code == 404
    assert [item["id"] for item in client.get("/api/v2/images/").json()["items"]] == [article.cover_id]


def test_listing_is_narrowed_by_unit_section_topic_kind_and_month(client, article, write, federation):
    other = Section.objects.create(name="An sinh", slug="an-sinh")
    write("Ở Phú Thọ", published_at=NOW, unit=federation.viet_tri, section=other)
    assert titles(client) == ["Ở Phú Thọ", "Tọa đàm"]
    assert titles(client, "?unit=phu-tho") == ["Ở Phú Thọ"]
    assert titles(client, "?section=an-sinh") == ["Ở Phú Thọ"]
    assert titles(client, "?topic=gia-dinh") == ["Tọa đàm"]
    assert titles(client, "?kind=toa-dam&month=2024-04") == ["Tọa đàm"]
    assert titles(client, "?month=2024-05") == []


@pytest.mark.parametrize(
    "query",
    ["?unit=khong", "?month=2024-13", "?month=x", "?owner=1", "?live=false", "?limit=1000", "?offset=-1", "?offset=x", "?fields=owner"],
)
def test_wrong_questions_are_refused(client, article, query):
    response = client.get(f"/api/v2/articles/{query}")
    assert response.status_code == 400
    assert response.json()["message"]


def test_distance_and_count_are_bounded(client, article, write, monkeypatch):
    monkeypatch.setattr(api, "DEEPEST", 2)
    for number in range(3):
        write(published_at=AT + timedelta(hours=number))
    assert client.get("/api/v2/articles/").json()["meta"]["total_count"] == 2
    assert client.get("/api/v2/articles/?offset=2").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, article, newsroom, method):
    client.force_login(newsroom.superuser)
    assert getattr(client, method)(f"/api/v2/articles/{article.pk}/").status_code == 405
    assert ArticlePage.objects.filter(pk=article.pk).exists()


def test_number_of_queries_does_not_grow(client, article, write, topic, django_assert_num_queries):
    client.get("/api/v2/articles/")
    with django_assert_num_queries(5):
        client.get("/api/v2/articles/")
    for _number in range(6):
        write(published_at=AT, topics=[topic], cover=stored_image())
    with django_assert_num_queries(5):
        client.get("/api/v2/articles/")


@pytest.mark.parametrize("kind", ["articles", "images"])
@pytest.mark.parametrize("number", ["x", "%00", "1.5", "9" * 40, "-1"])
def test_find_by_what_is_no_number_is_refused(client, site, kind, number):
    assert client.get(f"/api/v2/{kind}/find/?id={number}").status_code == 400
    assert client.get(f"/api/v2/{kind}/{'9' * 40}/").status_code == 404
