"""The result page in every state."""

import re
import time
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from news.models import ArticlePage, Section
from portal.search import narrowing
from portal.search.finding import find
from portal.search.models import SearchDocument
from portal.search.rebuilding import rebuild
from portal.search.services import feed
from portal.topics import services as topics

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/"


def women_s_day(year):
    return datetime(year, 3, 8, tzinfo=UTC)


@pytest.fixture
def page(client, index):
    """The result page as text: `page(q="…")`; its tags are left out with `words=True`."""

    def get(status=200, words=True, **query):
        response = client.get(ADDRESS, query)
        assert response.status_code == status
        html = response.content.decode()
        main = html[html.index("<main") : html.index("</main>")] if status == 200 else html
        return " ".join(re.sub(r"<[^>]*>", " ", main).split()) if words else main

    return get


def test_search_without_a_query_says_what_can_be_typed(page):
    text = page()
    assert "Không cần gõ dấu" in text
    assert "kết quả" not in text


def test_search_finds_without_accents_and_marks_the_original(page, publish):
    publish("Mô hình tập hợp nữ lao động tại các khu nhà trọ", sapo="Chị em công nhân họp mỗi tháng.")
    html = page(q="mo hinh nha tro nu cong nhan", words=False)
    assert "<mark>Mô hình</mark>" in html
    assert "<mark>nhà trọ</mark>" in html
    assert "<mark>công nhân</mark>" in html
    assert "<strong>1</strong> kết quả" in html


def test_search_escapes_what_others_wrote_and_what_was_typed(page, publish):
    publish("Nấm <script>alert(1)</script>", sapo="<b>nấm</b> & rơm")
    html = page(q="nấm <script>alert(2)</script>", words=False)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_search_that_finds_nothing_says_so_and_helps(page):
    text = page(q="xyzzy")
    assert "Không tìm thấy gì cho “xyzzy”" in text
    assert "không cần gõ dấu" in text


def test_search_of_a_former_unit_offers_it_with_its_successors(page, unit_tree):
    text = page(q="quận bắc từ liêm")
    assert "Quận Bắc Từ Liêm, thành phố Hà Nội" in text
    assert "Đơn vị cũ" in text
    assert all(name in text for name in ("Phường Phú Diễn", "Phường Đông Ngạc", "Phường Tây Tựu", "Phường Xuân Đỉnh"))


def test_search_narrowed_by_the_former_address_of_a_topic_is_narrowed_by_the_topic(page, publish):
    topic = topics.add(name="Nghề nông")
    publish("Trồng nấm", topics=[topic])
    publish("Bán nấm")
    topics.revise(topic=topic, name="Nghề trồng trọt")
    text = page(q="nấm", **{"chu-de": "nghe-nong"})
    assert "1 kết quả" in text
    assert "Chủ đề: Nghề trồng trọt" in text


@pytest.mark.parametrize("typed", ["tọa đàm quận bắc từ liêm", "toa dam quan bac tu liem", "bac tu liem"])
def test_search_with_a_unit_among_the_words_offers_it(page, unit_tree, typed):
    assert "Quận Bắc Từ Liêm, thành phố Hà Nội" in page(q=typed)


def test_search_within_a_province_includes_what_became_part_of_it(page, publish, unit_tree):
    publish("Cam Cao Phong", unit=unit_tree.hoa_binh, published_at=women_s_day(2023))
    publish("Chè Long Cốc", unit=unit_tree.phu_tho)
    publish("Cà phê", unit=unit_tree.lam_dong)
    text = page(**{"don-vi": unit_tree.phu_tho.slug})
    assert "Cam Cao Phong" in text
    assert "Chè Long Cốc" in text
    assert "Cà phê" not in text
    assert "Đơn vị: Tỉnh Phú Thọ" in text


def test_search_offers_facets_with_counts(page, publish, unit_tree):
    publish("Nấm một", unit=unit_tree.phu_dien, kind="tap-huan", topics=["Nông nghiệp"])
    publish("Nấm hai", unit=unit_tree.ha_noi, kind="tap-huan")
    publish("Nấm ba", unit=unit_tree.phu_tho, kind="hoi-thi")
    text = page(q="nấm")
    for offer in ("Tin tức 3", "Thành phố Hà Nội 2", "Tỉnh Phú Thọ 1", "Tập huấn 2", "Hội thi 1", "Nông nghiệp 1", "2026 3"):
        assert offer in text


def test_search_opens_the_tree_of_units_below_the_chosen_one(page, publish, unit_tree):
    publish("Nấm một", unit=unit_tree.phu_dien)
    publish("Nấm hai", unit=unit_tree.chi_hoi)
    assert "Phường Phú Diễn 2" in page(q="nấm", **{"don-vi": unit_tree.ha_noi.slug})
    assert "Chi hội khu dân cư số 3 1" in page(q="nấm", **{"don-vi": unit_tree.phu_dien.slug})


def test_search_follows_its_own_facets_to_what_they_counted(client, index, publish, unit_tree):
    for number in range(3):
        publish(f"Nấm {number}", kind="tap-huan")
    publish("Nấm khác", unit=unit_tree.phu_tho, kind="hoi-thi", published_at=women_s_day(2024))
    found = client.get(ADDRESS, {"q": "nấm"}).context["found"]
    offers = [offer for facet in found.facets for offer in facet.offers if offer.count]
    assert len(offers) >= 7
    for offer in offers:
        narrowed = client.get(ADDRESS + offer.url).context["found"]
        assert narrowed.total == offer.count, offer
        assert len(narrowed.narrowing.chips) == 1


def test_search_lists_units_by_former_names(page, unit_tree):
    rebuild()
    text = page(q="bắc từ liêm", loai="don-vi")
    assert "Quận Bắc Từ Liêm" in text
    assert "Nay là: Phường" in text


def test_search_chip_removes_its_filter(client, index, publish):
    publish("Nấm", kind="tap-huan")
    found = client.get(ADDRESS, {"q": "nấm", "su-kien": "tap-huan", "nam": "2026", "trang": "1"}).context["found"]
    assert [str(chip.label) for chip in found.narrowing.chips] == ["tập huấn", "2026"]
    assert [QueryDict(chip.url[1:]).dict() for chip in found.narrowing.chips] == [
        {"q": "nấm", "nam": "2026"},
        {"q": "nấm", "su-kien": "tap-huan"},
    ]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("don-vi", "khong-co"),
        ("don-vi", "1' OR '1'='1"),
        ("chu-de", "khong-co"),
        ("chuyen-muc", "khong-co"),
        ("de-an", "\0"),
        ("su-kien", "<b>"),
        ("loai", "bai"),
        ("nam", "hai nghìn"),
        ("nam", "99999999999999999999"),
        ("nam", "-1"),
    ],
)
def test_search_with_a_filter_that_does_not_exist_says_so(page, publish, parameter, value):
    publish("Nấm")
    text = page(q="nấm", **{parameter: value})
    assert "Nấm" in text
    assert ("không có nên đã được bỏ qua" in text) == bool(value.strip("\0"))


def test_search_sorts_by_date(client, index, publish):
    publish("Nấm", published_at=women_s_day(2024))
    publish("Chuyện nấm và nhiều việc khác nữa", published_at=women_s_day(2026))
    titles = [
        ["".join(text for text, _ in result.title) for result in client.get(ADDRESS, {"q": "nấm", "xep": sort}).context["found"].results]
        for sort in ("", "ngay")
    ]
    assert titles == [["Nấm", "Chuyện nấm và nhiều việc khác nữa"], ["Chuyện nấm và nhiều việc khác nữa", "Nấm"]]


def test_search_pages_and_ends(client, index, publish):
    for number in range(12):
        publish(f"Nấm {number}")
    assert len(client.get(ADDRESS, {"q": "nấm"}).context["found"].results) == 10
    assert len(client.get(ADDRESS, {"q": "nấm", "trang": 2}).context["found"].results) == 2
    assert client.get(ADDRESS, {"q": "nấm", "trang": 3}).status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "1000000000", "x", "1.5", "", "２", "01"])
def test_search_of_a_page_that_is_none_answers_404(client, index, number):
    assert client.get(ADDRESS, {"q": "nấm", "trang": number}).status_code == 404


def test_search_is_not_for_search_machines(client, index):
    response = client.get(ADDRESS, {"q": "nấm"})
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_search_shows_nothing_that_is_gone_before_the_engine_knows(client, index, publish):
    """In the second after a change, and behind the back of the services: the rule of the page decides."""
    publish("Nấm một"), publish("Nấm hai"), publish("Nấm ba")
    ArticlePage.objects.filter(title="Nấm một").update(live=False)
    SearchDocument.objects.filter(title="Nấm hai").update(is_removed=True, is_due=True)
    found = client.get(ADDRESS, {"q": "nấm"}).context["found"]
    assert ["".join(text for text, _ in result.title) for result in found.results] == ["Nấm ba"]
    assert found.total == 1


def test_search_counts_no_late_change_however_much_waits(client, index, publish, monkeypatch):
    monkeypatch.setattr(narrowing, "MOST_NOT_FED", 1)
    publish("Nấm một"), publish("Nấm hai"), publish("Nấm ba")
    rows = SearchDocument.objects.filter(kind="article")
    rows.filter(title="Nấm một").update(is_due=True)
    rows.filter(title="Nấm hai").update(is_removed=True, is_due=True, version=time.time_ns())
    found = client.get(ADDRESS, {"q": "nấm"}).context["found"]
    assert found.total == 2
    assert {"".join(text for text, _ in result.title) for result in found.results} == {"Nấm một", "Nấm ba"}


def test_search_keeps_what_is_for_members_from_others(client, index, publish, django_user_model, committed):
    publish("Nấm")
    SearchDocument.objects.filter(kind="article").update(audience="members", is_due=True)
    feed()
    assert client.get(ADDRESS, {"q": "nấm"}).context["found"].total == 0
    client.force_login(django_user_model.objects.get(username="lan"))
    assert client.get(ADDRESS, {"q": "nấm"}).context["found"].total == 1


def test_search_asks_the_database_as_often_for_any_number(client, index, publish):
    counts = []
    for size in (3, 9):
        for number in range(size):
            publish(f"Nấm {size} {number}", topics=["Nông nghiệp", f"Chủ đề {number}"], section=Section.objects.first())
        client.get(ADDRESS, {"q": "nấm rơm"})
        with CaptureQueriesContext(
            connection,
        ) as context:
            find(QueryDict("q=nam"), AnonymousUser())
        counts.append(len(context))
    assert counts[0] == counts[1] <= 16
