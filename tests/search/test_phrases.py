"""Phrases that titles have in common."""

import pytest

from portal.search import services
from portal.search.models import SearchDocument
from portal.search.phrases import common
from portal.search.suggesting import suggest
from portal.search.vietnamese import folded_tokens
from portal.topics.models import Topic
from portal.units.models import Unit
from tests.units.factories import LEVEL, make_unit

TITLES = [
    "Phụ nữ khởi nghiệp ở Đắk Lắk",
    "Ngày hội phụ nữ khởi nghiệp năm 2026",
    "Vốn cho phụ nữ khởi nghiệp, nhìn từ xã Ea Kao",
    "Phụ nữ khởi xướng",
    "Hội viên của phường",
    "Hội viên của xã",
    "Hội viên của bản",
]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("phu n", ["phụ nữ khởi nghiệp"]),
        ("phụ nữ khởi", ["phụ nữ khởi nghiệp"]),
        ("phu nu khoi nghiep", []),
        ("hoi v", ["Hội viên"]),
        ("khoi nghiep nhin", []),
        ("nam 2026", []),
        ("xyz", []),
    ],
)
def test_common_says_what_titles_go_on_with(typed, phrases):
    assert common(TITLES, folded_tokens(typed), 2) == phrases


def test_common_needs_three_titles_and_offers_no_more_than_asked():
    assert common(["Trồng nấm rơm"] * 2, ("trong",), 2) == []
    many = [f"Ngày hội {what}" for what in ("sách cũ", "trồng cây", "áo dài") for _ in range(3)]
    assert len(common(many, ("ngay", "hoi"), 2)) == 2


def test_common_leaves_out_what_is_offered_already():
    titles = ["Hội viên danh dự họp"] * 3 + ["Hội viên mới"] * 3 + ["Hội viên"] * 4
    assert common(titles, ("hoi", "v"), 1) == ["Hội viên"]
    assert common(titles, ("hoi", "v"), 1, without={("hoi", "vien")}) == ["Hội viên danh dự họp"]


@pytest.mark.django_db
def test_suggest_offers_a_phrase_that_is_searched_for(index, publish):
    for place in ("Phú Diễn", "Đông Ngạc", "Xuân Đỉnh"):
        publish(f"Lớp tập huấn chuyển đổi số ở {place}")
    offered = {each["text"]: each for each in suggest("tap hu")}
    assert offered["tập huấn chuyển đổi số"]["url"].startswith("/tim-kiem/?q=t%E1%BA%ADp")
    assert offered["tập huấn chuyển đổi số"]["kind"] == "Tìm kiếm"
    SearchDocument.objects.filter(title__endswith="Xuân Đỉnh").update(is_removed=True)
    assert "tập huấn chuyển đổi số" not in [each["text"] for each in suggest("tap hu")]


def test_suggest_puts_phrases_before_names_that_only_hold_what_was_typed(index, publish, unit_tree):
    for place in ("Phú Diễn", "Đông Ngạc", "Xuân Đỉnh"):
        publish(f"Vốn cho phụ nữ khởi nghiệp ở {place}", topics=["Phụ nữ cao tuổi"])
    services.index_many(Topic.objects.all())
    services.index_many([make_unit(unit_tree.ha_noi, "Xã Phú Nghĩa", "commune")])
    services.feed()
    assert [each["text"] for each in suggest("phu n")][:3] == ["Phụ nữ cao tuổi", "phụ nữ khởi nghiệp", "Xã Phú Nghĩa"]


@pytest.mark.django_db
def test_suggest_begins_with_what_has_the_marks_that_were_typed(index, publish, unit_tree, committed):
    for place in ("Tân Lập", "Đông Ngạc", "Xuân Đỉnh"):
        publish(f"Lớp phụ nữ khởi nghiệp ở {place}")
    make_unit(unit_tree.phu_tho, "Xã Phú Nữ", LEVEL.COMMUNE)
    with committed():
        services.index_many(Unit.objects.all())
    union = "Hội Liên hiệp Phụ nữ Việt Nam"
    assert [each["text"] for each in suggest("phu n")][:3] == ["phụ nữ khởi nghiệp", union, "Xã Phú Nữ"]
    assert [each["text"] for each in suggest("phụ n")][:2] == ["phụ nữ khởi nghiệp", union]
    assert suggest("phụ n")[-1]["text"] == "Xã Phú Nữ"
    assert suggest("Phú n")[0]["text"] == "Xã Phú Nữ"
