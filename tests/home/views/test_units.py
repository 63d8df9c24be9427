from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import ArticlePage, Promotion, Section
from news.services import add_article
from portal.members.models import User
from portal.units.services import add_name, add_unit, rename

NOW = timezone.now()


@pytest.fixture
def tell(site, unit_tree):
    """Publishes a story of a unit: `tell(unit, title)`; later calls are older, and former units told theirs in 2024."""
    owner = User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    section = Section.objects.first() or Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    hours = (timedelta(hours=number) for number in range(1, 500))

    def make(unit, title, **fields) -> ArticlePage:
        newest = NOW if unit.is_current else datetime(2024, 10, 6, tzinfo=UTC)
        fields = {"owner": owner, "section": section, "sapo": "Sáng nay.", "published_at": newest - next(hours)} | fields
        return add_article(unit=unit, title=title, **fields)

    return make


def titles(stories):
    return [story.title for story in stories]


def test_units_lists_provinces_of_today_and_of_before(client, unit_tree):
    response = client.get("/don-vi/")
    assert [province.place_name for province in response.context["provinces"]] == ["Hà Nội", "Hồ Chí Minh", "Lâm Đồng", "Phú Thọ"]
    assert [province.place_name for province in response.context["former"]] == ["Đắk Nông", "Hoà Bình"]
    assert [province.communes for province in response.context["provinces"]] == [4, 4, 1, 1]


def test_units_finds_by_old_name(client, unit_tree):
    page = client.get("/don-vi/", {"q": "quận bắc từ liêm"})
    assert page.context["found"] == [unit_tree.bac_tu_liem]
    assert "/don-vi/phuong-phu-dien-ha-noi/" in page.content.decode()


def test_units_says_when_nothing_is_called_so(client, unit_tree):
    assert "Không có đơn vị nào tên “atlantis &lt;b&gt;”" in client.get("/don-vi/", {"q": "atlantis <b>"}).content.decode()


def test_units_before_anything_is_loaded(client, db):
    assert "Chưa có đơn vị nào" in client.get("/don-vi/").content.decode()


def test_units_asks_the_same_whatever_there_is(client, unit_tree, django_assert_num_queries):
    client.get("/don-vi/")
    with django_assert_num_queries(5):
        client.get("/don-vi/")


def test_unit_shows_its_own_stories_and_those_below(client, unit_tree, tell):
    tell(unit_tree.ha_noi, "Của thành phố")
    tell(unit_tree.phu_dien, "Của phường")
    tell(unit_tree.chi_hoi, "Của chi hội")
    tell(unit_tree.bac_tu_liem, "Của quận cũ")
    tell(unit_tree.hcm, "Của nơi khác")
    context = client.get("/don-vi/ha-noi/").context
    assert titles(context["own"]) == ["Của thành phố"]
    assert titles(context["stories"]) == ["Của phường", "Của chi hội", "Của quận cũ"]


def test_unit_names_a_story_that_it_took_up_once(client, unit_tree, tell):
    story = tell(unit_tree.phu_dien, "Của phường, thành phố đưa lên")
    tell(unit_tree.phu_dien, "Của phường")
    Promotion.objects.create(article=story, unit=unit_tree.ha_noi, state=Promotion.State.ACCEPTED)
    context = client.get("/don-vi/ha-noi/").context
    assert titles(context["own"]) == ["Của phường, thành phố đưa lên"]
    assert titles(context["stories"]) == ["Của phường"]


def test_unit_includes_what_became_part_of_it(client, unit_tree, tell):
    tell(unit_tree.hoa_binh, "Hoà Bình năm 2023")
    assert titles(client.get("/don-vi/phu-tho/").context["stories"]) == ["Hoà Bình năm 2023"]


def test_unit_shows_what_it_accepted(client, unit_tree, tell):
    story = tell(unit_tree.phu_dien, "Của phường")
    Promotion.objects.create(article=story, unit=unit_tree.ha_noi, state="accepted")
    assert titles(client.get("/don-vi/ha-noi/").context["own"]) == ["Của phường"]
    assert titles(client.get("/don-vi/ha-noi/?pham-vi=rieng").context["stories"]) == ["Của phường"]


def test_unit_without_others_lists_its_stories_once(client, unit_tree, tell):
    tell(unit_tree.chi_hoi, "Của chi hội")
    context = client.get(unit_tree.chi_hoi.get_absolute_url()).context
    assert (titles(context["own"]), titles(context["stories"])) == ([], ["Của chi hội"])


def test_unit_hides_drafts(client, unit_tree, tell):
    tell(unit_tree.phu_dien, "Nháp", published_at=None)
    response = client.get("/don-vi/phuong-phu-dien-ha-noi/")
    assert "Nháp" not in response.content.decode()
    assert "Chưa có bài nào" in response.content.decode()


def test_former_unit_says_what_became_of_it_and_keeps_its_stories(client, unit_tree, tell):
    tell(unit_tree.bac_tu_liem, "Tọa đàm năm 2022")
    page = client.get("/don-vi/quan-bac-tu-liem/").content.decode()
    assert "Tồn tại đến hết ngày 30/06/2025" in page
    for slug in ("phuong-phu-dien-ha-noi", "phuong-dong-ngac-ha-noi", "phuong-tay-tuu-ha-noi", "phuong-xuan-dinh-ha-noi"):
        assert f"/don-vi/{slug}/" in page
    assert "Tọa đàm năm 2022" in page


def test_unit_tells_former_names_but_not_spellings(client, unit_tree):
    rename(unit=unit_tree.phu_tho, name="Thành phố Phú Thọ", place_name="Phú Thọ", on=timezone.localdate())
    add_name(unit=unit_tree.phu_tho, name="PT", place_name="PT", is_alias=True)
    page = client.get("/don-vi/phu-tho/").content.decode()
    assert "Trước đây là Tỉnh Phú Thọ" in page
    assert "Trước đây là PT" not in page


def test_unit_tells_where_it_stands(client, unit_tree):
    page = client.get(unit_tree.minh_khai_cu.get_absolute_url())
    assert [unit.name for unit in page.context["above"]] == ["Hội Liên hiệp Phụ nữ Việt Nam", "Thành phố Hà Nội", "Quận Bắc Từ Liêm"]
    origins = client.get("/don-vi/phuong-tay-tuu-ha-noi/").content.decode()
    assert "Một phần" in origins
    assert "/don-vi/phuong-minh-khai-bac-tu-liem/" in origins


def test_province_lists_communes_of_today_apart_from_former_districts(client, unit_tree):
    context = client.get("/don-vi/ha-noi/").context
    assert [unit.place_name for unit in context["below"]] == ["Đông Ngạc", "Phú Diễn", "Tây Tựu", "Xuân Đỉnh"]
    assert context["below_before"] == [unit_tree.bac_tu_liem]


def test_unit_shows_contact_when_there_is_one(client, unit_tree):
    unit_tree.phu_dien.phone, unit_tree.phu_dien.email = "024 3837 0000", "phudien@example.org"
    unit_tree.phu_dien.save()
    page = client.get("/don-vi/phuong-phu-dien-ha-noi/").content.decode()
    assert 'href="tel:02438370000"' in page
    assert 'href="mailto:phudien@example.org"' in page


@pytest.mark.parametrize("address", ["/don-vi/khong-co/", "/don-vi/ha-noi/?trang=2", "/don-vi/ha-noi/?trang=0", "/don-vi/ha-noi/?trang=x"])
def test_unit_that_is_not_there_answers_404(client, site, unit_tree, address):
    assert client.get(address).status_code == 404


def test_unit_filtered_is_not_indexed(client, site, unit_tree):
    assert 'name="robots" content="noindex"' in client.get("/don-vi/ha-noi/?pham-vi=rieng").content.decode()


def test_unit_escapes_names(client, site, unit_tree):
    evil = add_unit(parent=unit_tree.phu_dien, name="<script>alert(1)</script>", place_name="x", level="branch", slug="x")
    page = client.get(evil.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page
    assert "\\u003Cscript" in page


def test_unit_asks_the_same_whatever_there_is(client, unit_tree, tell, django_assert_num_queries):
    tell(unit_tree.ha_noi, "Một")
    tell(unit_tree.phu_dien, "Hai")
    client.get("/don-vi/ha-noi/")
    with CaptureQueriesContext(connection) as few:
        client.get("/don-vi/ha-noi/")
    for number in range(8):
        tell(unit_tree.ha_noi, f"Thành phố {number}")
        tell(unit_tree.tay_tuu, f"Phường {number}")
        add_unit(parent=unit_tree.ha_noi, name=f"Phường {number}", place_name=str(number), level="commune")
    with django_assert_num_queries(len(few)):
        client.get("/don-vi/ha-noi/")
    assert len(few) < 30
