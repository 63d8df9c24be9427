import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk G'long", "dak g'long"),
        ("PHỤ NỮ VƯỢT KHÓ", "phu nu vuot kho"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("Ðà Nẵng", "da nang"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "thua thien hue"),
        ("13/8/2020, 78,85 %", "13/8/2020, 78,85 %"),
        ("", ""),
    ],
)
def test_fold_drops_marks(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_length_of_composed_form(text):
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(st.text())
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_of_decomposed_equals_fold_of_composed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
