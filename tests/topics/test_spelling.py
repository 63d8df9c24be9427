import pytest

from portal.topics.spelling import folded, order_key, tidy, topic_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bình đẳng giới", "BÌNH ĐẲNG GIỚI"),
        ("Bình đẳng giới", "binh dang gioi"),
        ("Kỹ năng số", "Kĩ năng số"),
        ("Gia đình hoà thuận", "gia đình hòa thuận"),
        ("An toàn thực phẩm", "  An  toàn thực phẩm. "),
        ("Bạo lực gia đình", "Ba\u0323o lu\u031b\u0323c gia đi\u0300nh"),
    ],
)
def test_topic_key_is_shared_by_spellings(one, other):
    assert topic_key(one) == topic_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Lúa", "Lụa"), ("Trẻ em", "Trẻ em gái"), ("Nông dân", "Công dân")])
def test_topic_key_tells_subjects_apart(one, other):
    assert topic_key(one) != topic_key(other)


def test_tidy_drops_what_separates_tags():
    assert tidy('\u200b "Vay vốn",  khởi nghiệp; ') == "Vay vốn , khởi nghiệp"


def test_folded_keeps_words_apart():
    assert folded("Kỹ năng số, Đề án 938") == "ki nang so de an 938"


def test_order_key_follows_the_vietnamese_alphabet():
    names = ["Đề án", "Dân số", "Ánh sáng", "An sinh", "Ăn uống", "Ấm no", "Ánh", "Tổ 10", "Tổ 2", "Đề"]
    assert sorted(names, key=order_key) == ["An sinh", "Ánh", "Ánh sáng", "Ăn uống", "Ấm no", "Dân số", "Đề", "Đề án", "Tổ 2", "Tổ 10"]
