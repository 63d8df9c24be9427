"""Spellings that people use, each with the unit that it means first."""

import unicodedata

import pytest

from portal.units.lookup import look_up
from portal.units.models import Unit

pytestmark = pytest.mark.django_db

BAC_TU_LIEM, GLONG, QUAN_1 = "quan-bac-tu-liem", "huyen-dak-glong", "quan-1"

SPELLINGS = [
    # Cities and provinces of today, in full, short and without marks.
    ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
    ("TP.HCM", "ho-chi-minh"),
    ("TPHCM", "ho-chi-minh"),
    ("tp hcm", "ho-chi-minh"),
    ("Tp. Hồ Chí Minh", "ho-chi-minh"),
    ("HCM", "ho-chi-minh"),
    ("thanh pho ho chi minh", "ho-chi-minh"),
    ("Hội LHPN TPHCM", "ho-chi-minh"),
    ("Thành phố Sài Gòn", "ho-chi-minh"),
    ("TP. Hà Nội", "ha-noi"),
    ("Hà Nội", "ha-noi"),
    ("ha noi", "ha-noi"),
    ("HÀ NỘI", "ha-noi"),
    ("Hanoi", "ha-noi"),
    ("TP HN", "ha-noi"),
    ("thủ đô Hà Nội", "ha-noi"),
    ("Hội Liên hiệp Phụ nữ thành phố Hà Nội", "ha-noi"),
    ("Đà Nẵng", "da-nang"),
    ("Ðà Nẵng", "da-nang"),
    ("da nang", "da-nang"),
    ("tỉnh Phú Thọ", "phu-tho"),
    ("phu tho", "phu-tho"),
    ("Thanh Hoá", "thanh-hoa"),
    ("Thanh Hóa", "thanh-hoa"),
    ("Khánh Hoà", "khanh-hoa"),
    ("Thừa Thiên Huế", "hue"),
    ("Thừa Thiên - Huế", "hue"),
    ("tỉnh Thừa Thiên–Huế", "hue"),
    ("Đắk Lắk", "dak-lak"),
    ("Đắc Lắc", "dak-lak"),
    ("Dak Lak", "dak-lak"),
    ("Đăk Lăk", "dak-lak"),
    ("daklak", "dak-lak"),
    ("tỉnh Bắc Ninh", "bac-ninh"),
    ("thành phố Bắc Ninh", "bac-ninh"),
    # Provinces that ended in 2025.
    ("Hoà Bình", "hoa-binh"),
    ("Hòa Bình", "hoa-binh"),
    ("tinh hoa binh", "hoa-binh"),
    ("Hội LHPN tỉnh Hoà Bình", "hoa-binh"),
    ("Đắk Nông", "dak-nong"),
    ("Đắc Nông", "dak-nong"),
    ("dak nong", "dak-nong"),
    ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
    ("BR-VT", "ba-ria-vung-tau"),
    ("Bắc Cạn", "bac-kan"),
    ("Kontum", "kon-tum"),
    ("vĩnh phúc", "vinh-phuc"),
    # Districts.
    ("quận bắc từ liêm", BAC_TU_LIEM),
    ("quan bac tu liem", BAC_TU_LIEM),
    ("Q. Bắc Từ Liêm", BAC_TU_LIEM),
    ("Bắc Từ Liêm", BAC_TU_LIEM),
    ("Bắc Từ Liêm, Hà Nội", BAC_TU_LIEM),
    ("Hội LHPN quận Bắc Từ Liêm:", BAC_TU_LIEM),
    ("Hội Phụ nữ quận Bắc Từ Liêm", BAC_TU_LIEM),
    ("Đắk G'long", GLONG),
    ("Đắk G’Long", GLONG),
    ("Đăk Glong", GLONG),
    ("dak glong", GLONG),
    ("huyện Đắk G’long, tỉnh Đắk Nông", GLONG),
    ("Quận 1", QUAN_1),
    ("Q.1", QUAN_1),
    ("Q1", QUAN_1),
    ("quan 1", QUAN_1),
    ("Quận 01", QUAN_1),
    ("q.1 tp.hcm", QUAN_1),
    ("Quận 1, TP.HCM", QUAN_1),
    ("Hội LHPN Quận 1", QUAN_1),
    ("Quận 9", "thanh-pho-thu-duc"),
    ("TP Thủ Đức", "thanh-pho-thu-duc"),
    ("TX. Sơn Tây", "thi-xa-son-tay"),
    ("thành phố Hoà Bình", "thanh-pho-hoa-binh"),
    ("Buôn Mê Thuột", "thanh-pho-buon-ma-thuot"),
    ("TP Qui Nhơn", "thanh-pho-quy-nhon"),
    ("Qui Nhơn", "phuong-quy-nhon-gia-lai"),
    ("huyện Lí Sơn", "huyen-ly-son"),
    ("H. Kỳ Sơn, Nghệ An", "huyen-ky-son"),
    # Wards and communes.
    ("phường Phú Diễn", "phuong-phu-dien-ha-noi"),
    ("P. Phú Diễn", "phuong-phu-dien-ha-noi"),
    ("phu dien ha noi", "phuong-phu-dien-ha-noi"),
    ("Hội LHPN phường Phú Diễn", "phuong-phu-dien-ha-noi"),
    ("hội lhpn phường phú diễn, hà nội", "phuong-phu-dien-ha-noi"),
    ("phường Phú Diễn, quận Bắc Từ Liêm", "phuong-phu-dien-bac-tu-liem"),
    ("phu dien bac tu liem ha noi", "phuong-phu-dien-bac-tu-liem"),
    ("phường 14, quận 3", "phuong-14-quan-3"),
    ("F.14 Q.3 TPHCM", "phuong-14-quan-3"),
    ("đặc khu Côn Đảo", "dac-khu-con-dao-ho-chi-minh"),
    ("phường Bình Hưng Hòa A, quận Bình Tân, Thành phố Hồ Chí Minh", "phuong-binh-hung-hoa-a-binh-tan"),
    ("phường Quốc Tử Giám, Đống Đa", "phuong-van-mieu-quoc-tu-giam-dong-da"),
    ("Trung ương Hội", "trung-uong"),
    ("Trung ương Hội LHPN Việt Nam", "trung-uong"),
    ("Hội LHPN VN", "trung-uong"),
    ("TƯ Hội", "trung-uong"),
    # Written with points, as islands, and as the ear has it.
    ("T.X. Sơn Tây", "thi-xa-son-tay"),
    ("T.T. Đông Anh", "thi-tran-dong-anh-dong-anh"),
    ("T. Phú Thọ", "phu-tho"),
    ("tỉnh Hà Tây", "ha-noi"),
    ("huyện đảo Lý Sơn", "huyen-ly-son"),
    ("đảo Phú Quốc", "dac-khu-phu-quoc-an-giang"),
    ("ĐK Côn Đảo", "dac-khu-con-dao-ho-chi-minh"),
    ("quần đảo Trường Sa", "dac-khu-truong-sa-khanh-hoa"),
    ("huyện Krông Pắk", "huyen-krong-pac"),
    ("đặc khu Bạch Long Vỹ", "dac-khu-bach-long-vi-hai-phong"),
    ("phường Vĩ Dạ, Huế", "phuong-vy-da-hue"),
]


@pytest.mark.parametrize(("typed", "slug"), SPELLINGS)
def test_look_up_puts_first_what_is_meant(typed, slug):
    found = look_up(typed)
    assert found, typed
    assert found[0].slug == slug


@pytest.mark.parametrize(("typed", "slug"), SPELLINGS[::7])
def test_look_up_takes_decomposed_text_and_invisible_signs(typed, slug):
    decomposed = unicodedata.normalize("NFD", typed)
    assert look_up(decomposed)[0].slug == slug
    assert look_up(f"\u200b{decomposed[:3]}\u200d{decomposed[3:]}\ufeff")[0].slug == slug


def test_look_up_shows_all_that_share_a_name():
    """There are many Tân Lập: none is chosen, each says where it stands."""
    found = look_up("Tân Lập", limit=60)
    exact = [unit for unit in found if unit.place_name == "Tân Lập"]
    assert len(exact) > 20
    assert len({str(unit) for unit in exact}) == len(exact)
    status = [unit.is_current for unit in exact]
    assert status == sorted(status, reverse=True)


def test_look_up_narrows_by_the_places_that_follow():
    everywhere = {unit.pk for unit in look_up("tân lập", limit=60)}
    in_phu_tho = {unit.pk for unit in look_up("tân lập, phú thọ", limit=60)}
    assert in_phu_tho
    assert in_phu_tho < everywhere
    assert in_phu_tho <= set(Unit.objects.within(Unit.objects.get(slug="phu-tho")).values_list("pk", flat=True))


def test_look_up_prefers_what_is_spelled_as_typed():
    names = [unit.place_name for unit in look_up("xã Tân Hoà", limit=40)]
    assert names[0] in ("Tân Hoà", "Tân Hòa")
    assert names.index("Tân Hòa") < names.index("Tân Hóa") if "Tân Hóa" in names else True


def test_look_up_of_a_beginning_puts_provinces_first():
    assert [unit.level for unit in look_up("ha", limit=4)] == ["province"] * 4


@pytest.mark.parametrize("typed", ["h", "ph", "bac tu li", "phuong phu", "Q"])
def test_look_up_of_a_beginning_finds_something(typed):
    assert look_up(typed)


@pytest.mark.parametrize("typed", ["", "   ", ",;", "\u200b", "🌸", "'", "%", "Atlantis", "mô hình nhà trọ nữ công nhân", "x" * 100_000])
def test_look_up_of_what_nobody_is_called_finds_nothing(typed):
    assert look_up(typed) == []


@pytest.mark.parametrize("typed", ["tân", "quận 1 tp hcm", "phường phú diễn, hà nội", "h", "a b c d e f g h i j k l m n o p"])
def test_look_up_asks_few_questions(typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        look_up(typed)
