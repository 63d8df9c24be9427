from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from defusedxml import ElementTree
from django.utils import timezone

from news import feeds
from news.models import Section
from portal.topics import services as topics
from portal.topics.models import Topic

NOW = timezone.now()
AT = datetime(2024, 4, 25, 5, 42, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def stories(write, federation):
    topic = Topic.objects.create(name="Gia đình", slug="gia-dinh")
    other = Section.objects.create(name="An sinh", slug="an-sinh")
    return [
        write("Ở phường <b> & xã", kicker="Hội LHPN phường:", published_at=AT, topics=[topic], byline="Hà Lan"),
        write("Ở Phú Thọ", published_at=AT - timedelta(days=1), unit=federation.viet_tri, section=other),
        write("Bản nháp"),
    ]


def rss_titles(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return [title.text for title in ElementTree.fromstring(response.content).findall("channel/item/title")]


BOTH = ["Hội LHPN phường: Ở phường <b> & xã", "Ở Phú Thọ"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/tin-tuc/rss/", BOTH),
        ("/chuyen-muc/an-sinh/rss/", ["Ở Phú Thọ"]),
        ("/don-vi/phu-tho/rss/", ["Ở Phú Thọ"]),
        ("/don-vi/trung-uong/rss/", BOTH),
        ("/chu-de/gia-dinh/rss/", BOTH[:1]),
    ],
)
def test_feed_holds_the_public_stories_of_its_part(client, stories, address, expected):
    assert rss_titles(client, address) == expected


def test_feed_of_a_topic_goes_on_at_its_former_addresses(client, stories):
    topic, into = Topic.objects.get(slug="gia-dinh"), topics.add(name="Hạnh phúc")
    topics.revise(topic=topic, name="Gia đình Việt")
    topics.merge(topic=topic, into=into)
    for address in ("gia-dinh", "gia-dinh-viet", into.slug):
        assert rss_titles(client, f"/chu-de/{address}/rss/") == BOTH[:1], address
        assert [item["title"] for item in client.get(f"/api/v2/articles/?topic={address}").json()["items"]] == ["Ở phường <b> & xã"]
    assert client.get("/chu-de/khong-co/rss/").status_code == 404


def test_rss_item_tells_what_readers_need(client, stories):
    channel = ElementTree.fromstring(client.get("/tin-tuc/rss/").content).find("channel")
    item = channel.find("item")
    assert channel.find("language").text == "vi"
    assert channel.find("link").text == "http://testserver/tin-tuc/"
    assert item.find("link").text.endswith(stories[0].url)
    assert item.find("guid").text.endswith(stories[0].url)
    assert item.find("description").text == stories[0].sapo
    assert parsedate_to_datetime(item.find("pubDate").text) == AT
    assert item.find("category").text == "Tin hoạt động"


def test_atom_entry_tells_what_readers_need(client, stories):
    response = client.get("/tin-tuc/atom/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    entry = root.find(f"{ATOM}entry")
    for name in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{name}").text
        assert entry.find(f"{ATOM}{name}").text
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Hà Lan"
    assert datetime.fromisoformat(entry.find(f"{ATOM}published").text) == AT
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/tin-tuc/atom/"


@pytest.mark.parametrize("address", ["/chuyen-muc/khong/rss/", "/don-vi/khong/atom/", "/chu-de/khong/rss/"])
def test_feed_of_what_is_not_there_answers_404(client, site, address):
    assert client.get(address).status_code == 404


def test_feed_is_bounded_and_its_queries_are_fixed(client, stories, write, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(feeds, "LENGTH", 3)
    for number in range(6):
        write(published_at=NOW - timedelta(hours=number))
    client.get("/tin-tuc/rss/")
    with django_assert_num_queries(1):
        assert len(rss_titles(client, "/tin-tuc/rss/")) == 3


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feed_stands_whatever_signs_a_name_has(client, stories, kind):
    Section.objects.update(name="Tin\x01vắn]]><x>")
    feed = client.get(f"/tin-tuc/{kind}/")
    assert "Tinvắn]]&gt;&lt;x&gt;" in feed.content.decode()
    ElementTree.fromstring(feed.content)
