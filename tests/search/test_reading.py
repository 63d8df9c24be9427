"""What was typed becomes words and filters: operators, units and dates among the words."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.search.finding import find
from portal.search.narrowing import narrow
from portal.search.operators import find_operators
from portal.search.query import QUOTES
from portal.search.reading import read
from portal.search.vietnamese import nfc
from portal.topics.models import Topic
from portal.units.services import dissolve
from tests.units.factories import LEVEL, REFORM, make_unit

pytestmark = pytest.mark.django_db


def ask(typed: str, **others) -> SimpleNamespace:
    """The words that are left, and what they are narrowed to."""
    address = QueryDict(mutable=True)
    address.update({"q": typed, **others})
    reading = read(typed, address, narrow(address, AnonymousUser()))
    chips = reading.narrowing.chips
    return SimpleNamespace(
        words=reading.words,
        unit=reading.narrowing.unit,
        filters=reading.narrowing.filters,
        chips=[str(chip.label) for chip in chips],
        without=[QueryDict(chip.url[1:]).get("q") for chip in chips],
        plainly=[QueryDict(chip.plain_url[1:]).getlist("chu") for chip in chips],
    )


@pytest.mark.parametrize(
    ("typed", "words", "unit"),
    [
        ("tập huấn quận bắc từ liêm", "tập huấn", "bac_tu_liem"),
        ("tap huan quan bac tu liem", "tap huan", "bac_tu_liem"),
        ("bắc từ liêm", "", "bac_tu_liem"),
        ("tọa đàm ở Bắc Từ Liêm", "tọa đàm", "bac_tu_liem"),
        ("tập huấn Hoà Bình", "tập huấn", "hoa_binh"),
        ("tập huấn ở Hòa Bình", "tập huấn", "hoa_binh"),
        ("tap huan hoa binh", "tap huan", "hoa_binh"),
        ("hoa binh tap huan", "tap huan", "hoa_binh"),
        ("cán bộ Hội của tỉnh Đăk Nông, tín dụng đen", "cán bộ Hội , tín dụng đen", "dak_nong"),
        ("Q.1 vệ sinh", "vệ sinh", "quan_1"),
        ("quan 1 ve sinh", "ve sinh", "quan_1"),
        ("tp hcm áo dài", "áo dài", "hcm"),
        ("TP.HCM áo dài", "áo dài", "hcm"),
        ("thành phố Hồ Chí Minh", "", "hcm"),
        ("nhà trọ phường Phú Diễn", "nhà trọ", "phu_dien"),
        ("nhà trọ phường Phú Diễn, Hà Nội", "nhà trọ", "phu_dien"),
        ("nha tro phuong phu dien ha noi", "nha tro", "phu_dien"),
        ("huyện Đắk G'long hội viên", "hội viên", "dak_glong"),
        ("TP. Hồ Chí Minh áo dài", "áo dài", "hcm"),
        ("áo dài T.P. Hồ Chí Minh", "áo dài", "hcm"),
        ("ve sinh Q. 1", "ve sinh", "quan_1"),
        ("tập huấn Q. Bắc Từ Liêm", "tập huấn", "bac_tu_liem"),
        ("nhà trọ P. Phú Diễn, TP. Hà Nội", "nhà trọ", "phu_dien"),
        ("H. Đắk Glong hội viên", "hội viên", "dak_glong"),
        ("tập huấn Bắc Từ - Liêm", "tập huấn", "bac_tu_liem"),
    ],
)
def test_read_takes_a_unit_that_can_be_only_one(unit_tree, typed, words, unit):
    found = ask(typed)
    assert found.words == words
    assert found.unit == getattr(unit_tree, unit)
    assert set(found.filters.units) == {found.unit.pk, *(successor.pk for successor in found.unit.successors)}
    assert found.plainly == [["don-vi"]]
    assert found.without[0].replace(",", "").split() == words.replace(",", "").split()


@pytest.mark.parametrize(
    "typed",
    [
        "xã hội", "xa hoi", "phụ nữ", "phu nu xa", "nữ", "phương án", "tinh than", "huyện", "quan tâm", "quan tam", "tham gia lại",
        "giữ gìn hoà bình", "vì hoà bình", "cuộc sống hòa bình", "tư tưởng Hồ Chí Minh", "phú diễn", "phu dien", "tân lập", "minh khai",
        "chi hội khu dân cư số 3", '"bắc từ liêm"', "-Hoà Bình nấm", "sáp nhập Hoà Bình và Phú Thọ", "phương phú diễn", "quân 1",
        "nuoi ga hoa binh duong pho dong vui lam", "Hội Liên hiệp Phụ nữ Việt Nam", "hạnh phúc", "", "1",
        "chị H. và chị X. nấm", "p. 1", "hoà - nấm", "- hoà -", "tham gia - lại",
    ],
)  # fmt: skip
def test_read_leaves_words_that_may_be_something_else(unit_tree, typed):
    found = ask(typed)
    assert (found.unit, found.chips) == (None, [])


def test_read_leaves_a_name_that_several_have(unit_tree):
    make_unit(unit_tree.phu_tho, "Phường Phú Diễn", LEVEL.COMMUNE)
    assert ask("phường Phú Diễn").unit is None
    assert ask("phường Phú Diễn, Hà Nội").unit == unit_tree.phu_dien


def test_read_takes_the_unit_of_today_before_a_former_one_of_its_name(unit_tree):
    assert ask('nấm unit:"phường Phú Diễn"').unit == ask("nấm phường Phú Diễn").unit == unit_tree.phu_dien
    assert ask("unit:phu-dien nấm").unit == unit_tree.phu_dien


def test_read_takes_a_former_district_before_the_ward_in_it_that_has_its_name(unit_tree):
    district = make_unit(unit_tree.ha_noi, "Quận Tây Tựu", LEVEL.DISTRICT)
    dissolve(unit=district, on=REFORM, successors=[unit_tree.tay_tuu, unit_tree.dong_ngac])
    assert ask('unit:"Tây Tựu" nấm').unit == district
    assert ask('unit:"phường Tây Tựu" nấm').unit == unit_tree.tay_tuu


def test_read_gives_way_to_a_unit_that_was_chosen(unit_tree):
    below = ask("nhà trọ Hà Nội", **{"don-vi": unit_tree.phu_dien.slug})
    assert (below.words, below.unit, below.filters.units) == ("nhà trọ", unit_tree.phu_dien, ())
    elsewhere = ask("nhà trọ Hà Nội", **{"don-vi": unit_tree.phu_tho.slug})
    assert (elsewhere.words, elsewhere.unit) == ("nhà trọ Hà Nội", unit_tree.phu_tho)


@pytest.mark.parametrize(
    ("typed", "words", "chips"),
    [
        ("đơn-vị:hoa-binh nấm", "nấm", ["Tỉnh Hoà Bình"]),
        ('unit:"Quận 1" nấm', "nấm", ["Quận 1, Thành phố Hồ Chí Minh"]),
        ("nấm don-vi:phu-tho", "nấm", ["Tỉnh Phú Thọ"]),
        ("chủ-đề:nong-nghiep nấm", "nấm", ["Nông nghiệp"]),
        ('topic:"Nông nghiệp" nấm', "nấm", ["Nông nghiệp"]),
        ("nấm từ:2022 đến:6/2023", "nấm", ["từ 01/01/2022", "đến hết 30/06/2023"]),
        ("nấm from:2022-03-08", "nấm", ["từ 08/03/2022"]),
        ("FROM:2022 nấm", "nấm", ["từ 01/01/2022"]),
        ('Đơn vị:"Quận 1" nấm', "nấm", ["Quận 1, Thành phố Hồ Chí Minh"]),
        ('nấm chủ đề:"Nông nghiệp"', "nấm", ["Nông nghiệp"]),
        ("unit:hanoi nấm", "nấm", ["Thành phố Hà Nội"]),
        ("unit:hano nấm", "unit:hano nấm", []),
        ("nấm từ:đầu-năm-2022 đến:6/2023", "nấm", ["từ 01/01/2022", "đến hết 30/06/2023"]),
        ("nấm tháng 10/2022", "nấm", ["tháng 10/2022"]),
        ("nấm trong năm 2021", "nấm", ["năm 2021"]),
        ("nấm ngày 8/3/2024", "nấm", ["ngày 8/3/2024"]),
        ("nấm ở Hoà Bình năm 2021", "nấm", ["năm 2021", "Tỉnh Hoà Bình"]),
        ("unit:khong-co nấm", "unit:khong-co nấm", []),
        ("topic: nấm", "topic: nấm", []),
        ("từ:mai nấm", "từ:mai nấm", []),
        ("http://phunu.vn nấm", "http://phunu.vn nấm", []),
        ('unit:"Hoà nấm', 'unit:"Hoà nấm', []),
        ("nấm 8/3 20/10", "nấm 8/3 20/10", []),
    ],
)
def test_read_takes_operators_and_dates(unit_tree, typed, words, chips):
    Topic.objects.create(name="Nông nghiệp")
    found = ask(typed)
    assert (found.words, found.chips) == (words, chips)


def test_read_says_which_days_are_meant(unit_tree):
    year = timezone.localdate().year - 1
    assert ask("nấm năm ngoái").chips == [f"năm ngoái (01/01/{year} – 31/12/{year})"]
    assert ask("nấm năm ngoái ở Hoà Bình").plainly == [["ngay"], ["don-vi"]]


def test_read_leaves_words_to_those_who_want_them(unit_tree):
    assert ask("nấm Hoà Bình năm 2021", chu="don-vi").chips == ["năm 2021"]
    assert ask("nấm Hoà Bình năm 2021", chu="ngay").chips == ["Tỉnh Hoà Bình"]


def test_find_operators_are_bounded():
    assert len(list(find_operators("từ:2022 " * 1_000))) == 8


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(["unit:", "từ:2022", "đến:", '"', "-", "Hoà Bình", "quận", "1", "bắc từ liêm", "năm ngoái", ",", "nấm", "G'long"])
    ).map(" ".join)
)
def test_read_never_fails_and_adds_no_words(unit_tree, typed):
    found, known = ask(typed), nfc(typed).translate(QUOTES)
    assert all(word in known for word in found.words.split())


def test_what_is_left_out_of_a_filter_needs_no_other_word(index, publish, unit_tree):
    publish("Trồng nấm", unit=unit_tree.phu_dien)
    publish("Nuôi gà", unit=unit_tree.phu_dien)
    publish("Nuôi cá", unit=unit_tree.phu_tho)
    assert titles('unit:"phường Phú Diễn" -nấm') == ["Nuôi gà"]
    assert titles('unit:"phường Phú Diễn" -"trồng nấm"') == ["Nuôi gà"]
    assert titles("-nấm") == ["Trồng nấm"]


def titles(typed: str, **others) -> list[str]:
    address = QueryDict(mutable=True)
    address.update({"q": typed, **others})
    return ["".join(text for text, _ in result.title) for result in find(address, AnonymousUser()).results]


def test_search_of_a_former_unit_finds_its_own_first_then_its_successors(index, publish, unit_tree, client):
    publish("Nấm rơm", sapo="Hội LHPN tỉnh Hoà Bình mở lớp.", unit=unit_tree.hoa_binh, published_at=datetime(2023, 3, 8, tzinfo=UTC))
    publish("Nấm hương", unit=unit_tree.phu_tho)
    publish("Nấm mèo", unit=unit_tree.ha_noi)
    assert titles("nấm hoà bình") == ["Nấm rơm", "Nấm hương"]
    page = client.get("/tim-kiem/", {"q": "nấm hoà bình"}).content.decode()
    assert "Tỉnh Hoà Bình nay thuộc" in page
    assert "như những từ thường" in page
    assert "“hoà bình”</a>" in page
    assert len(titles("nấm hoà bình", chu="don-vi")) == 3


def test_search_narrows_by_a_date_in_words(index, publish, unit_tree):
    publish("Nấm cũ", published_at=datetime(2022, 10, 31, 16, 59, tzinfo=UTC))
    publish("Nấm mới", published_at=datetime(2022, 10, 31, 17, 1, tzinfo=UTC))
    assert titles("nấm tháng 10/2022") == ["Nấm cũ"]
    assert titles("nấm tháng 11/2022") == ["Nấm mới"]
    assert titles("nấm từ:11/2022 đến:2022") == ["Nấm mới"]


def test_search_says_when_what_was_said_leaves_nothing(index, publish, unit_tree, client):
    publish("Nấm rơm ở Hoà Bình", unit=unit_tree.ha_noi)
    found = client.get("/tim-kiem/", {"q": "nấm hoà bình"})
    assert [str(name) for name in found.context["found"].left_aside] == ["Tỉnh Hoà Bình"]
    assert found.context["found"].total == 1
    assert "Không có gì thuộc Tỉnh Hoà Bình" in found.content.decode()
    assert client.get("/tim-kiem/", {"q": "nấm đơn-vị:hoa-binh"}).context["found"].total == 0
