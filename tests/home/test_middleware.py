import pytest
from django.utils import timezone

PAGES = ["/", "/tin-tuc/", "/tin-tuc/luu-tru/", "/chu-de/", "/tin-tuc/rss/", "/sitemap.xml"]


@pytest.mark.parametrize("address", PAGES)
def test_public_page_may_be_kept_and_is_not_sent_again_unchanged(client, write, address):
    write(published_at=timezone.now())
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=0, s-maxage=10"
    assert "Cookie" in first["Vary"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_page_that_changed_is_sent_again(client, write):
    first = client.get("/")
    write(published_at=timezone.now())
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_page_of_a_signed_in_person_is_hers_alone(client, newsroom):
    client.force_login(newsroom.member)
    assert client.get("/")["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/khong-co/", "/quan-tri/"])
def test_errors_and_the_newsroom_are_not_kept(client, site, address):
    assert "public" not in client.get(address).get("Cache-Control", "")
