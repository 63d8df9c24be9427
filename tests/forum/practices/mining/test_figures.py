import pytest

from forum.practices.mining.audiences import audience
from forum.practices.mining.figures import counted
from forum.practices.mining.places import is_place, places_named
from forum.practices.mining.source import lowered
from forum.practices.mining.units import named_units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trao 1.298 phần quà với 478.250.000 đồng", [(1298, "phần quà"), (478_250_000, "đồng")]),
        ("hơn 60 triệu đồng, 1,9 tỷ đồng", [(60e6, "đồng"), (1.9e9, "đồng")]),
        ("60.000.000đ và 60tr đồng", [(60e6, "đồng"), (60e6, "đồng")]),
        ("21 lớp cho 817 cán bộ", [(21, "lớp"), (817, "cán bộ")]),
        ("tăng 4,5% và 78 %", [(4.5, "%"), (78, "%")]),
        ("500.000 đồng/cháu", [(500_000, "đồng")]),
        ("ngày 20/11, năm 2023, Quyết định số 938, thôn 5", []),
    ],
)
def test_counted_reads_numbers_with_their_nouns(text, expected):
    assert [(each.value, each.noun) for each in counted(lowered(text), 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội LHPN xã Tân Lập họp", ["Hội LHPN xã Tân Lập"]),
        ("Công an phường Phú Lương và Trường THCS Lê Lợi", ["Công an phường Phú Lương", "Trường THCS Lê Lợi"]),
        ("Đồn Biên phòng Mường Mươn", ["Đồn Biên phòng Mường Mươn"]),
        ("các cơ sở Hội, cán bộ xã", []),
    ],
)
def test_named_units_finds_bodies_with_a_name(text, expected):
    assert [text[start:end] for start, end in named_units(text, lowered(text))] == expected


def test_places_are_those_of_the_country_and_of_the_text():
    assert is_place("nam định")
    assert not is_place("hạnh phúc")
    text = "Ở thôn Bãi Dài, xã Phú Diễn"
    assert places_named(text, lowered(text)) == {"bãi dài", "phú diễn"}


def test_audience_prefers_the_name():
    assert audience("phụ nữ khuyết tật tự lập", "cho trẻ em") == "phụ nữ khuyết tật"
    assert audience("ngôi nhà xanh", "giúp trẻ em mồ côi") == "trẻ em mồ côi"
    assert audience("ngôi nhà xanh", "trời mưa") == ""
