"""Texts like another, on every engine."""

from portal.search.engines.interface import Filters
from tests.search.factories import fill, make_entry

LODGINGS = "Chi hội tổ chức sinh hoạt cho nữ công nhân ở khu nhà trọ, lập tổ tự quản nhà trọ và sổ chuyển tổ."
MUSHROOMS = "Tổ hợp tác trồng nấm rơm của hội viên bán nấm cho chợ đầu mối, mỗi lứa nấm rơm thu mười triệu đồng."
NOISE = [
    make_entry(100 + number, f"Tin số {number}", f"Hội nghị tổng kết công tác Hội lần thứ {number} diễn ra tại phường.")
    for number in range(40)
]


def alike(engine, entry, filters=None, size=5):
    return [hit.key for hit in engine.alike(entry, filters or Filters(), size=size)]


def test_alike_finds_the_same_matter_in_other_words_and_not_itself(engine):
    first = make_entry(1, "Xóm trọ có tổ", LODGINGS)
    second = make_entry(2, "Nữ công nhân xa nhà", "Ở khu nhà trọ, tổ tự quản giúp nữ công nhân gửi con.", kind="thread")
    third = make_entry(3, "Nấm rơm lên luống", MUSHROOMS)
    fourth = make_entry(4, "Bán nấm rơm ở đâu?", "Lứa nấm rơm này chợ đầu mối không mua.", kind="thread")
    fill(engine, first, second, third, fourth, *NOISE)
    assert alike(engine, first) == [2]
    assert alike(engine, fourth) == [3]


def test_alike_stays_within_the_filters(engine):
    first = make_entry(1, "Xóm trọ có tổ", LODGINGS)
    officers = make_entry(2, "Khu nhà trọ", LODGINGS, audience="unit-7")
    changed = make_entry(3, "Nhà trọ", LODGINGS)
    thread = make_entry(4, "Tổ nhà trọ", LODGINGS, kind="thread")
    fill(engine, first, officers, changed, thread, *NOISE)
    assert set(alike(engine, first)) == {3, 4}
    assert alike(engine, first, Filters(without=(3,))) == [4]
    assert set(alike(engine, first, Filters(kind="article"))) == {3}
    assert 2 in alike(engine, first, Filters(audiences=("everybody", "unit-7")))


def test_alike_finds_nothing_where_nothing_is_near(engine):
    lone = make_entry(1, "Đua ghe ngo ở Sóc Trăng", "Đội ghe ngo nữ tập chèo mỗi chiều.")
    fill(engine, lone, *NOISE)
    assert alike(engine, lone) == []
    assert alike(engine, make_entry(2, "", "")) == []
    assert alike(engine, make_entry(3, "!?", "​ … \"' ( ) [ ] : * ~ AND OR NOT \ud83d".encode("utf-8", "ignore").decode())) == []


def test_alike_is_asked_for_what_is_not_in_the_index_and_for_what_is_very_long(engine):
    fill(engine, make_entry(1, "Xóm trọ có tổ", LODGINGS), make_entry(2, "Khu trọ", LODGINGS), *NOISE)
    assert set(alike(engine, make_entry(9, "Tổ nhà trọ", LODGINGS * 1_000))) == {1, 2}
