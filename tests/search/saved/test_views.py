"""Saving, changing and deleting searches, and the feed of a search."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from portal.notifications.services import end_mails
from portal.search.saved import personal, services
from portal.search.saved.models import SavedSearch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]
NEW = "/tim-kiem/da-luu/moi/"
HOSTILE = ["<script>alert(1)</script>", "a\0b", "‮đảo", "' OR 1=1 --", "x" * 5_000, "{{ user }}", "%s%(x)s"]


@pytest.fixture
def signed_in(client, sen):
    client.force_login(sen)
    return client


def test_result_page_leads_to_saving_also_for_visitors(client, publish):
    publish("Trồng nấm rơm")
    html = client.get("/tim-kiem/", {"q": "nấm rơm", "trang": "1", "xep": "ngay"}).content.decode()
    assert f'href="{NEW}?q=n%E1%BA%A5m+r%C6%A1m"' in html
    assert 'href="/tim-kiem/rss/?q=n%E1%BA%A5m+r%C6%A1m"' in html
    assert 'type="application/rss+xml"' in html
    answer = client.get(f"{NEW}?q=nấm")
    assert (answer.status_code, "/tai-khoan/" in answer["Location"]) == (302, True)
    assert NEW not in client.get("/tim-kiem/").content.decode()


def test_search_is_saved_with_its_filters_renamed_and_deleted(signed_in, sen):
    html = signed_in.get(f"{NEW}?q=nấm&nam=2026&xep=ngay&la=x").content.decode()
    assert 'value="nấm · 2026"' in html
    answer = signed_in.post(f"{NEW}?q=nấm&nam=2026&xep=ngay&la=x", {"name": "Nấm", "rhythm": "daily"}, follow=True)
    assert "Đã lưu “Nấm”." in answer.content.decode()
    search = SavedSearch.objects.get()
    assert (search.user, QueryDict(search.address).dict(), search.rhythm) == (sen, {"q": "nấm", "nam": "2026"}, "daily")
    signed_in.post(f"{NEW}?nam=2026&q=nấm", {"name": "Nấm lại", "rhythm": "off"})
    assert SavedSearch.objects.get().name == "Nấm lại"
    signed_in.post(f"/tim-kiem/da-luu/{search.pk}/", {"name": "Ba", "rhythm": "weekly"})
    assert "Ba" in signed_in.get("/tim-kiem/da-luu/").content.decode()
    signed_in.post(f"/tim-kiem/da-luu/{search.pk}/xoa/")
    assert signed_in.post(f"/tim-kiem/da-luu/{search.pk}/xoa/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_what_is_wrong_stands_at_the_field_and_nothing_is_lost(signed_in):
    answer = signed_in.post(f"{NEW}?q=nấm", {"name": " ​ ", "rhythm": "hourly"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert html.count('class="field__error"') == 2
    assert signed_in.get(NEW).status_code == 302
    assert signed_in.get(f"{NEW}?trang=2").status_code == 302


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_text(signed_in, text):
    signed_in.post(f"{NEW}?q=nấm", {"name": text[:80], "rhythm": "daily"})
    for query in ({"q": text}, {"q": "nấm", "don-vi": text}, {"chu": text, "q": "x"}):
        assert signed_in.get(NEW, query).status_code in (200, 302)
        assert signed_in.get("/tim-kiem/rss/", query).status_code in (200, 404)
    html = signed_in.get("/tim-kiem/da-luu/").content.decode()
    assert "<script>alert" not in html


def test_no_more_than_the_most_are_kept(signed_in, sen):
    for number in range(services.MOST):
        services.save(user=sen, asked=QueryDict(f"q=so{number}"), name=str(number), rhythm="off")
    answer = signed_in.post(f"{NEW}?q=nấm", {"name": "Nấm", "rhythm": "daily"})
    assert answer.status_code == 422
    assert "Bạn đã lưu 30 tìm kiếm" in answer.content.decode()
    assert 'value="Nấm"' in answer.content.decode()


def test_list_asks_as_often_for_many_as_for_one(signed_in, sen, django_assert_max_num_queries):
    for number in range(9):
        services.save(user=sen, asked=QueryDict(f"q=so{number}&nam=2026"), name=str(number), rhythm="daily")
    with django_assert_max_num_queries(12):
        signed_in.get("/tim-kiem/da-luu/")


def test_list_says_that_the_mails_were_ended(signed_in, keep, sen):
    keep()
    assert "Bạn đã tắt thư" not in signed_in.get("/tim-kiem/da-luu/").content.decode()
    end_mails(user=sen, period="daily")
    assert "Bạn đã tắt thư" in signed_in.get("/tim-kiem/da-luu/").content.decode()


def test_searches_are_handed_out_and_end_with_the_account(keep, sen):
    keep()
    assert personal.export(sen)["saved_searches"][0]["name"] == "Nấm rơm"
    personal.close(sen)
    assert not SavedSearch.objects.exists()


def test_feed_has_the_newest_first_and_only_what_everybody_reads(client, signed_in, news, publish, committed):
    publish("Nấm rơm & măng", published_at=timezone.now() - timedelta(days=3))
    news("Trồng nấm <rơm>")
    hidden = news("Nấm rơm kín")
    with committed():
        hidden.unpublish()
    answer = signed_in.get("/tim-kiem/rss/?q=nam+rom&loai=tin-tuc")
    assert answer["Content-Type"].startswith("application/rss+xml")
    assert answer["X-Robots-Tag"] == "noindex"
    text = answer.content.decode()
    assert 0 < text.index("Trồng nấm &lt;rơm&gt;") < text.index("Nấm rơm &amp; măng")
    assert "kín" not in text
    assert client.get("/tim-kiem/rss/").status_code == 404


def test_feed_is_answered_unchanged_by_its_mark(news):
    news("Trồng nấm rơm")
    reader = Client()
    first = reader.get("/tim-kiem/rss/?q=nam+rom")
    again = reader.get("/tim-kiem/rss/?q=nam+rom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_feed_has_thirty_at_most(news):
    for number in range(33):
        news(f"Nấm rơm số {number}")
    assert Client().get("/tim-kiem/rss/?q=nam+rom").content.count(b"<item>") == 30


def test_feed_without_items_says_the_same_at_every_moment(client, index):
    assert b"<lastBuildDate>Thu, 01 Jan 1970" in client.get("/tim-kiem/rss/?q=xyzzyqwv").content
