from datetime import date

import pytest

from portal.demo.places import UnknownPlace, find_unit, keyed_units


@pytest.fixture
def tree(unit_tree):
    keyed_units.cache_clear()
    return unit_tree


@pytest.mark.parametrize(
    ("place", "day", "name"),
    [
        ("phường Phú Diễn, Hà Nội", date(2026, 11, 1), "phu_dien"),
        ("phường Phú Diễn, Hà Nội", date(2023, 3, 12), "phu_dien_cu"),
        ("quận Bắc Từ Liêm, Hà Nội", date(2022, 10, 6), "bac_tu_liem"),
        ("tỉnh Hoà Bình", date(2023, 11, 21), "hoa_binh"),
        ("Hòa Bình", date(2023, 11, 21), "hoa_binh"),
        ("huyện Đắk Glong, Đắk Nông", date(2023, 2, 21), "dak_glong"),
        ("Quận 1, Hồ Chí Minh", date(2024, 5, 4), "quan_1"),
        ("Phú Thọ", None, "phu_tho"),
        ("Trung ương", None, "trung_uong"),
    ],
)
@pytest.mark.django_db
def test_find_unit_knows_what_existed_on_the_day(tree, place, day, name):
    assert find_unit(place, day) == getattr(tree, name)


@pytest.mark.parametrize("place", ["phường Không Có, Hà Nội", "phường Phú Diễn, Hồ Chí Minh", "phường Phú Diễn"])
@pytest.mark.django_db
def test_find_unit_refuses_what_it_does_not_know(tree, place):
    with pytest.raises(UnknownPlace):
        find_unit(place)
