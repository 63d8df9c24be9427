import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.collation import collation_key

IN_ORDER = [
    ["Cần Thơ", "Đà Nẵng", "Huế", "Yên Bái"],
    ["Ba Vì", "Bà Rịa - Vũng Tàu", "Bá Thước", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Bình Định"],
    ["Quận 1", "Quận 2", "Quận 10", "Quận Tân Bình"],
    ["Đắk Lắk", "Đắk Nông", "Đông Anh", "Đồng Nai"],
    ["Da", "Dạ", "Dân", "Đa", "Êm", "Ốc", "Ơn", "Ưng"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
]


@pytest.mark.parametrize("names", IN_ORDER)
def test_sort_follows_vietnamese_alphabet(names):
    shuffled = random.Random(5).sample(names, len(names))
    assert sorted(shuffled, key=collation_key) == names


def test_sort_takes_decomposed_text_like_composed():
    assert collation_key(unicodedata.normalize("NFD", "Đắk Lắk")) == collation_key("Đắk Lắk")


@given(st.text(), st.text())
def test_keys_of_any_text_can_be_compared(one, other):
    assert (collation_key(one) < collation_key(other)) == (not collation_key(one) >= collation_key(other))
