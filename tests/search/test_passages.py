from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.passages import LENGTH, mark, passage
from portal.search.query import parse
from portal.search.vietnamese import nfc

LONG = (
    "Sáng nay, xã họp bàn nhiều việc trong năm. " * 12
    + "Chị Lan kể về mô hình nhà trọ tự quản của nữ công nhân, nơi ba mươi chị em họp mỗi tháng. "
    + "Các xã khác cũng bàn việc của mình. " * 30
)


def marked(pieces) -> list[str]:
    return [text for text, found in pieces if found]


def plain(pieces) -> str:
    return "".join(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Mô hình nhà trọ", "mo hinh nha tro", ["Mô hình nhà trọ"]),
        ("Phụ nữ Hoà Bình", "hòa bình", ["Hoà Bình"]),
        ("Phụ nữ Hòa Bình", "hoa binh", ["Hòa Bình"]),
        ("Câu lạc bộ bóng chuyền", "clb", ["Câu lạc bộ"]),
        ("CLB bóng chuyền", "câu lạc bộ", ["CLB"]),
        ("Câu lạc bộ bóng chuyền", "clb bong chuyen", ["Câu lạc bộ", "bóng chuyền"]),
        ("Hội LHPN phường", "hoi lien hiep phu nu", ["Hội", "LHPN"]),
        ("Uỷ ban nhân dân xã", "ubnd xa", ["Uỷ ban nhân dân", "xã"]),
        ("Họp ở TP.HCM", "thanh pho ho chi minh", ["TP.HCM"]),
        ("Họp ở Thành phố Hồ Chí Minh", "tphcm", ["Thành phố Hồ Chí Minh"]),
        ("VIỆC NHÀ, việc nước", "viec nha", ["VIỆC NHÀ"]),
        ("Kĩ thuật và kỹ năng", "kỹ", ["Kĩ", "kỹ"]),
        ("Huyện Đắk G'long", "đắk glong", ["Đắk"]),
        ("ngày 13/8/2020", "13/8/2020", ["13/8/2020"]),
        ("ma, má và mạ", "má", ["má"]),
        ("ma, má và mạ", "ma", ["ma", "má", "mạ"]),
        ("thịnh hành, hành", "hành", ["hành", "hành"]),
        ("hạnh phúc", "hành", []),
        ("nhà trọ và nhà ở", "nhà trọ", ["nhà trọ"]),
        ("Không có gì", "nấm", []),
        ("Nấm", "", []),
    ],
)
def test_mark_finds_in_the_folded_and_cuts_from_the_original(text, query, found):
    pieces = mark(text, parse(query))
    assert marked(pieces) == found
    assert plain(pieces) == text


def test_passage_is_the_densest_part_with_its_sentence():
    pieces = passage(LONG, parse("mo hinh nha tro nu cong nhan"))
    assert marked(pieces) == ["mô hình nhà trọ", "nữ công nhân"]
    assert plain(pieces).startswith("Chị Lan kể")


def test_passage_prefers_words_together_to_words_apart():
    apart = "Nhà nào cũng có người đi làm xa. " * 5 + "Chủ trọ họp. " + "Việc khác trong năm nay. " * 20
    pieces = passage(apart + "Cả xóm nhà trọ họp tối qua.", parse("nhà trọ"))
    assert marked(pieces) == ["nhà trọ"]


def test_mark_shows_what_only_lifts():
    query = replace(parse("tập huấn"), wished=parse("hoà bình").slots)
    assert marked(mark("Tập huấn ở Hòa Bình", query)) == ["Tập huấn", "Hòa Bình"]


def test_passage_of_a_text_without_the_words_is_its_beginning():
    pieces = passage(LONG, parse("xyzzy"))
    assert plain(pieces).startswith("Sáng nay, xã họp")
    assert plain(pieces).endswith(" …")
    assert marked(pieces) == []


def test_passage_of_a_short_text_is_all_of_it():
    assert passage("Chị em họp.", parse("họp")) == [("Chị em ", False), ("họp", True), (".", False)]
    assert passage("", parse("họp")) == []


@given(st.text(max_size=2000), st.text(max_size=60))
def test_passage_is_a_part_of_the_text_whatever_it_is(text, typed):
    pieces = passage(text, parse(typed))
    shown = plain(pieces).removeprefix("… ").removesuffix(" …")
    assert shown in nfc(text).replace("\n", " ")
    assert len(shown) <= LENGTH + 120
    assert plain(mark(text, parse(typed))) == nfc(text)


@given(st.lists(st.sampled_from(["nhà", "trọ", "nấm", "Hoà", "Bình", "clb", "CLB", ",", ".", "\n"]), max_size=300).map(" ".join))
def test_passage_marks_something_where_something_is(text):
    query = parse("nhà trọ hòa bình câu lạc bộ")
    assert bool(marked(passage(text, query))) == bool(marked(mark(text, query)))
