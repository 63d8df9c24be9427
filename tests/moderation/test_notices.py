"""Which threads show where help is."""

import pytest

from portal.moderation.models import Notice
from portal.moderation.notices import notice_for
from portal.moderation.starting import prepare

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Chồng hay bạo hành, tôi phải làm gì", True),
        ("CHONG HAY BAO HANH toi phai lam gi", True),
        ("Bị lừa bán sang biên giới", True),
        ("Bảo hành xe máy điện ở đâu", False),
        ("Bạo, hành và tỏi", False),
        ("Cách nấu cháo cho bé", False),
        ("", False),
        ("mua bán người", True),
        ("mua bán ngườiviệt", False),
    ],
)
def test_words_are_found_whatever_the_marks(text, shown, db):
    prepare()
    assert (notice_for([text]) is not None) is shown


def test_board_may_ask_for_it():
    prepare()
    assert notice_for(["Cháo cà rốt"], always=True).is_default


def test_numbers_can_be_dialled():
    prepare()
    numbers = Notice.objects.get().numbers
    assert [line["dial"] for line in numbers] == ["111", "1900969680", "113"]
    assert numbers[1]["number"] == "1900 969 680"
    assert numbers[1]["who"].startswith("Ngôi nhà bình yên")


def test_preparing_twice_leaves_what_the_office_changed():
    prepare()
    Notice.objects.update(title="Đã đổi")
    prepare()
    assert Notice.objects.get().title == "Đã đổi"
