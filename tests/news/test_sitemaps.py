from datetime import UTC, datetime, timedelta

import pytest
from defusedxml import ElementTree
from django.utils import timezone

from news import sitemaps
from portal.topics.models import Topic
from portal.units.models import Unit
from tests.units.factories import make_unit

AT = datetime(2024, 4, 25, 5, 42, tzinfo=UTC)
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9"}


def addresses(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return [found.text for found in ElementTree.fromstring(response.content).findall(".//s:loc", NS)]


def unit_file(unit):
    return f"/sitemap-don-vi-{unit.pk // sitemaps.UNITS_A_FILE + 1}.xml"


@pytest.fixture
def stories(write):
    return [write("Cũ & mới", published_at=AT), write("Hôm nay", published_at=timezone.now()), write("Bản nháp")]


def test_index_names_files_that_all_exist(client, stories):
    found = addresses(client, "/sitemap.xml")
    assert "http://testserver/sitemap-2024-04.xml" in found
    for address in found:
        assert addresses(client, address.removeprefix("http://testserver"))


def test_month_names_its_public_stories(client, stories):
    assert [address.split("/", 3)[3] for address in addresses(client, "/sitemap-2024-04.xml")] == [stories[0].url[1:]]
    changed = ElementTree.fromstring(client.get("/sitemap-2024-04.xml").content).find(".//s:lastmod", NS).text
    assert datetime.fromisoformat(changed)


@pytest.mark.parametrize("path", ["/sitemap-2024-13.xml", "/sitemap-2020-01.xml", "/sitemap-don-vi-0.xml", "/sitemap-don-vi-9999.xml"])
def test_file_that_is_not_there_answers_404(client, stories, path):
    assert client.get(path).status_code == 404


def test_pages_and_units_are_named(client, stories):
    Topic.objects.create(name="Gia đình", slug="gia-dinh")
    pages = addresses(client, "/sitemap-trang.xml")
    for path in ("/", "/tin-tuc/", "/chuyen-muc/tin-hoat-dong/", "/chu-de/gia-dinh/", "/dien-dan/", "/mo-hinh/"):
        assert f"http://testserver{path}" in pages
    assert "http://testserver/don-vi/phu-dien/" in addresses(client, unit_file(Unit.objects.get(slug="phu-dien")))


def test_range_without_a_unit_is_not_named(client, stories):
    parent = Unit.objects.get(slug="phu-dien")
    far = make_unit(parent, "Chi hội Tổ dân phố số 7", Unit.Level.BRANCH, id=7 * sitemaps.UNITS_A_FILE)
    named = [address.removeprefix("http://testserver") for address in addresses(client, "/sitemap.xml")]
    assert unit_file(far) == "/sitemap-don-vi-8.xml" in named
    assert "/sitemap-don-vi-6.xml" not in named


def test_news_file_holds_two_days(client, stories, write):
    write("Ba ngày trước", published_at=timezone.now() - timedelta(days=3))
    root = ElementTree.fromstring(client.get("/sitemap-tin-moi.xml").content)
    assert [title.text for title in root.findall(".//news:title", NS)] == ["Hôm nay"]
    assert root.find(".//news:language", NS).text == "vi"
    assert datetime.fromisoformat(root.find(".//news:publication_date", NS).text)


def test_number_of_queries_is_fixed(client, stories, write, django_assert_num_queries):
    client.get("/sitemap-2024-04.xml")
    for number in range(5):
        write(published_at=AT + timedelta(minutes=number))
    with django_assert_num_queries(1):
        client.get("/sitemap-2024-04.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap.xml")


def test_month_file_is_bounded(client, stories, write, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 2)
    for number in range(3):
        write(published_at=AT + timedelta(minutes=number))
    assert len(addresses(client, "/sitemap-2024-04.xml")) == 2


def test_robots_names_the_maps_and_keeps_search_results_out(client, site):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /quan-tri/" in text
    assert "Disallow: /tim-kiem/" in text


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "0000-00", "2026-13"])
def test_month_that_cannot_be_has_no_map(client, db, month):
    assert client.get(f"/sitemap-{month}.xml").status_code == 404
