import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from news.models import Programme
from portal.topics.models import Topic
from tests.pages.factories import stored_image

NOW = timezone.now()
AT = datetime(2024, 4, 25, 5, 42, tzinfo=UTC)


def text_of(client, article):
    response = client.get(article.url)
    assert response.status_code == 200
    return response.content.decode()


def test_article_shows_what_it_is_made_of(client, write, federation):
    article = write(
        kicker="Hội LHPN phường Phú Diễn:",
        source_mark="PNTĐ",
        byline="Hà Lan",
        published_at=AT,
        programme=Programme.objects.create(name="Đề án 938", slug="de-an-938"),
        topics=[Topic.objects.create(name="Chi hội", slug="chi-hoi")],
        body=[("paragraph", "<p>Mười ý kiến đã được nêu.</p>")],
    )
    text = text_of(client, article)
    assert article.url == "/tin-tuc/2024/04/toa-dam-ve-to-chuc-hoi-co-so/"
    for part in (
        "Hội LHPN phường Phú Diễn:",
        "Tọa đàm về tổ chức Hội cơ sở",
        "(PNTĐ)",
        "Sáng 6/10, tại phường.",
        "Hà Lan",
        "Thứ năm, 25/04/2024 - 12:42",
        "Mười ý kiến đã được nêu.",
        "/don-vi/phu-dien/",
        "/chuyen-muc/tin-hoat-dong/",
        "/de-an/de-an-938/",
        "/chu-de/chi-hoi/",
        "button-share.zalo.me/share_external?d=",
        "facebook.com/sharer",
    ):
        assert part in text


def test_event_facts_stand_beside_with_the_calendar_file(client, write):
    article = write(published_at=AT, kind="toa-dam", event_starts_at=AT, event_ends_at=AT + timedelta(hours=3), event_place="Nhà văn hoá")
    text = text_of(client, article)
    assert "Nhà văn hoá" in text
    assert f"{article.url}su-kien.ics" in text
    assert "su-kien.ics" not in text_of(client, write("Tin thường", published_at=AT))


def test_nobodys_opinion_is_not_printed(client, write):
    assert 'class="talk no-print"' in text_of(client, write(published_at=AT))


def test_stories_to_read_on_are_named_once(client, write, monkeypatch):
    monkeypatch.setattr("news.views.articles.alike", lambda *args, **options: [])
    topic = Topic.objects.create(name="Chi hội", slug="chi-hoi")
    others = [
        write(f"Bài {number}", published_at=AT - timedelta(days=number), topics=[topic] if number % 3 == 0 else [])
        for number in range(1, 16)
    ]
    response = client.get(write(published_at=AT, topics=[topic]).url)
    shown = {name: [story.title for story in response.context[name]] for name in ("related", "same_section", "already_posted", "same_unit")}
    assert shown["related"] == ["Bài 3", "Bài 6", "Bài 9", "Bài 12"]
    assert shown["same_section"] == ["Bài 1", "Bài 2", "Bài 4"]
    assert shown["already_posted"] == ["Bài 5", "Bài 7", "Bài 8", "Bài 10"]
    every = [title for titles in shown.values() for title in titles]
    assert len(every) == len(set(every)) <= len(others)


def test_wrong_month_or_slug_answers_404(client, write):
    write(published_at=AT)
    assert client.get("/tin-tuc/2024/05/toa-dam-ve-to-chuc-hoi-co-so/").status_code == 404
    assert client.get("/tin-tuc/2024/04/khong-co/").status_code == 404


def test_head_describes_the_article_to_machines(client, write):
    article = write('Mô hình "3 giúp" </script><b>', published_at=AT, event_starts_at=AT, byline="Hà Lan", kind="toa-dam")
    text = text_of(client, article)
    data = {item["@type"]: item for item in map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', text))}
    assert data["NewsArticle"]["headline"] == 'Mô hình "3 giúp" </script><b>'
    assert data["NewsArticle"]["datePublished"] == "2024-04-25T12:42:00+07:00"
    assert data["NewsArticle"]["author"] == {"@type": "Person", "name": "Hà Lan"}
    assert data["Event"]["startDate"] == "2024-04-25T12:42:00+07:00"
    assert data["Event"]["location"]["name"]
    assert [step["position"] for step in data["BreadcrumbList"]["itemListElement"]] == [1, 2, 3, 4]
    assert f'<link rel="canonical" href="http://testserver{article.url}">' in text
    assert '<meta property="og:type" content="article">' in text


READERS = ("visitor", "member", "stranger", "neighbour", "writer", "editor", "province", "chief", "superuser")
COLLEAGUES = {"writer", "editor", "province", "chief", "superuser"}


@pytest.fixture(params=["draft", "planned", "expired"])
def unpublished(request, write):
    """An article that is not yet, or no longer, for everybody."""
    if request.param == "expired":
        article = write(published_at=AT)
        article.unpublish()
        article.expired = True
        article.save(update_fields=["expired"])
        return article
    article = write()
    if request.param == "planned":
        article.go_live_at = NOW + timedelta(days=1)
        article.save_revision().publish()
    return article


@pytest.mark.parametrize("reader", READERS)
def test_unpublished_article_is_there_only_for_those_who_work_on_it(client, newsroom, unpublished, reader):
    if reader != "visitor":
        client.force_login(getattr(newsroom, reader))
    unpublished.refresh_from_db()
    response = client.get(unpublished.url)
    assert response.status_code == (200 if reader in COLLEAGUES else 404)
    if reader in COLLEAGUES:
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response.content.decode()
    for listing in ("/", "/tin-tuc/", "/chuyen-muc/tin-hoat-dong/", "/tin-tuc/rss/", "/tin-tuc/2024/04/25/", "/sitemap-tin-moi.xml"):
        assert unpublished.title not in client.get(listing).content.decode()


@pytest.mark.parametrize("reader", READERS)
def test_published_article_is_there_for_all_and_edited_by_some(client, newsroom, write, reader):
    article = write(published_at=AT)
    if reader != "visitor":
        client.force_login(getattr(newsroom, reader))
    response = client.get(article.url)
    assert response.status_code == 200
    assert bool(response.context["edit_url"]) == (reader in COLLEAGUES)
    assert "wagtail-userbar" not in response.content.decode()


def test_number_of_queries_does_not_depend_on_photos_topics_or_neighbours(client, write, reads_alike, django_assert_num_queries):
    def make(photos, topics):
        body = [("photo", {"image": stored_image(), "caption": f"Ảnh {number}"}) for number in range(photos)]
        found = [Topic.objects.get_or_create(name=f"Chủ đề {number}", slug=f"chu-de-{number}")[0] for number in range(topics)]
        return write(f"{photos} ảnh", published_at=AT, body=body, topics=found, cover=stored_image())

    few, many = make(1, 1), make(40, 8)
    reads_alike(few, many)
    reads_alike(many, few, write("Bài giống", published_at=AT))
    client.get(few.url)
    client.get(many.url)
    with django_assert_num_queries(QUERIES):
        client.get(few.url)
    for number in range(8):
        write(f"Bài {number}", published_at=AT - timedelta(days=number))
    with django_assert_num_queries(QUERIES):
        client.get(many.url)


QUERIES = 17
