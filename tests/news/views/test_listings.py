from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Author, Programme, Section
from news.views import listings

NOW = timezone.now()


@pytest.fixture
def stories(write):
    """Three stories, the newest first."""
    return [write(f"Bài số {number}", published_at=NOW - timedelta(hours=number)) for number in range(1, 4)]


@pytest.fixture
def programme(db):
    return Programme.objects.create(name="Hỗ trợ phụ nữ khởi nghiệp", slug="khoi-nghiep", description="Giai đoạn 2026–2030")


def titles(response):
    return [story.title for story in response.context["stories"]]


def test_index_lists_newest_first(client, stories):
    response = client.get("/tin-tuc/")
    assert titles(response) == ["Bài số 1", "Bài số 2", "Bài số 3"]
    assert all(story.url in response.content.decode() for story in stories)


def test_stories_of_the_same_second_keep_their_order(client, write, monkeypatch):
    monkeypatch.setattr(listings, "PER_PAGE", 2)
    made = [write(f"Bài {number}", published_at=NOW) for number in range(5)]
    shown = [title for page in (1, 2, 3) for title in titles(client.get("/tin-tuc/", {"trang": page}))]
    assert shown == [story.title for story in reversed(made)]


@pytest.mark.parametrize("asked", ["0", "2", "-1", "01", "một", "", "9" * 30, "1.0"])
def test_pages_that_do_not_exist_answer_404(client, stories, asked):
    assert client.get("/tin-tuc/", {"trang": asked}).status_code == 404


def test_first_page_of_an_empty_listing_says_so(client, site):
    response = client.get("/tin-tuc/")
    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


def test_last_page_that_is_offered_leads_to_the_archive(client, stories, monkeypatch):
    monkeypatch.setattr(listings, "PER_PAGE", 1)
    monkeypatch.setattr(listings, "MAX_PAGES", 2)
    assert "/tin-tuc/luu-tru/" not in client.get("/tin-tuc/").content.decode().split('class="listing', 1)[1].split("<aside", 1)[0]
    assert "listing__older" in client.get("/tin-tuc/?trang=2").content.decode()
    assert client.get("/tin-tuc/?trang=3").status_code == 404


def test_section_lists_its_own_stories(client, write, stories):
    other = Section.objects.create(name="An sinh", slug="an-sinh")
    write("Trao quà", section=other, published_at=NOW)
    assert titles(client.get("/chuyen-muc/an-sinh/")) == ["Trao quà"]
    assert client.get("/chuyen-muc/khong-co/").status_code == 404


def test_programme_lists_its_own_stories(client, write, stories, programme):
    write("Ngày hội khởi nghiệp", programme=programme, published_at=NOW)
    assert titles(client.get("/de-an/khoi-nghiep/")) == ["Ngày hội khởi nghiệp"]
    assert "/de-an/khoi-nghiep/" in client.get("/de-an/").content.decode()
    assert client.get("/de-an/khong-co/").status_code == 404


def test_author_lists_her_stories(client, write, stories, federation):
    author = Author.objects.create(name="Hà Lan", slug="ha-lan", unit=federation.phu_dien)
    write("Bài của Hà Lan", author=author, published_at=NOW)
    response = client.get("/tac-gia/ha-lan/")
    assert titles(response) == ["Bài của Hà Lan"]
    assert "/don-vi/phu-dien/" in response.content.decode()
    assert client.get("/tac-gia/khong-co/").status_code == 404


def test_videos_and_galleries_list_stories_that_have_them(client, write, stories):
    from news.models import ArticlePage

    ArticlePage.objects.filter(pk=stories[0].pk).update(has_video=True)
    ArticlePage.objects.filter(pk=stories[1].pk).update(has_gallery=True)
    assert titles(client.get("/video/")) == ["Bài số 1"]
    assert titles(client.get("/anh/")) == ["Bài số 2"]


def test_events_list_what_comes_with_the_next_first(client, write):
    write("Đã qua", published_at=NOW, event_starts_at=NOW - timedelta(days=2))
    write("Cả tháng", published_at=NOW, event_starts_at=NOW - timedelta(days=20), event_ends_at=NOW + timedelta(days=10))
    write("Vừa xong", published_at=NOW, event_starts_at=NOW - timedelta(days=3), event_ends_at=NOW - timedelta(days=2))
    write("Từ hôm kia", published_at=NOW, event_starts_at=NOW - timedelta(days=2), event_ends_at=NOW + timedelta(hours=1))
    write("Tháng sau", published_at=NOW, event_starts_at=NOW + timedelta(days=30))
    write("Ngày mai", published_at=NOW, event_starts_at=NOW + timedelta(days=1))
    write("Chưa đăng", event_starts_at=NOW + timedelta(days=1))
    assert titles(client.get("/su-kien/")) == ["Từ hôm kia", "Ngày mai", "Tháng sau"]


def test_page_two_has_an_address_of_its_own_and_a_query_is_not_indexed(client, stories, monkeypatch):
    monkeypatch.setattr(listings, "PER_PAGE", 2)
    second = client.get("/tin-tuc/?trang=2").content.decode()
    assert '<link rel="canonical" href="http://testserver/tin-tuc/?trang=2">' in second
    assert "noindex" not in second
    filtered = client.get("/tin-tuc/?loai=khac").content.decode()
    assert '<link rel="canonical" href="http://testserver/tin-tuc/">' in filtered
    assert '<meta name="robots" content="noindex">' in filtered


@pytest.mark.parametrize("address", ["/tin-tuc/", "/chuyen-muc/tin-hoat-dong/", "/de-an/khoi-nghiep/", "/video/", "/anh/", "/su-kien/"])
def test_number_of_queries_does_not_grow(client, write, programme, address, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from news.models import ArticlePage

    def publish(count):
        for _number in range(count):
            story = write(programme=programme, published_at=NOW, event_starts_at=NOW + timedelta(days=1))
            ArticlePage.objects.filter(pk=story.pk).update(has_video=True, has_gallery=True)

    publish(2)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    publish(10)
    with django_assert_num_queries(len(few)):
        client.get(address)
    assert len(few) <= 6
