import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search import vietnamese
from portal.search.vietnamese import accented_key, analyse, fold, folded_key, folded_tokens, has_marks, place_tones

SYLLABLES = ["hoà", "hòa", "Bình", "phụ", "nữ", "Đắk", "G'long", "kỹ", "kĩ", "quý", "qúy", "nghiệp", "TP.HCM", "13/8/2020", "ễ", "đ"]
WRITTEN = st.lists(st.sampled_from(SYLLABLES)).map(" ".join)
ANY = st.one_of(st.text(), WRITTEN)


@given(ANY)
def test_fold_keeps_the_length(text):
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(ANY)
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_keys_are_the_same_composed_and_decomposed(text):
    assert analyse(unicodedata.normalize("NFC", text)) == analyse(unicodedata.normalize("NFD", text))


@given(ANY)
def test_keys_of_keys_are_the_keys(text):
    found = analyse(text)
    assert [accented_key(key) for key in found.accented] == found.accented
    assert [folded_key(key) for key in found.accented] == found.folded
    assert [folded_key(key) for key in found.folded] == found.folded


@given(WRITTEN)
def test_fold_before_analysing_makes_no_difference(text):
    assert analyse(fold(text)).folded == analyse(text).folded


@given(ANY)
def test_keys_are_words_without_blanks(text):
    found = analyse(text)
    assert all(key and not any(character.isspace() for character in key) for key in found.accented + found.folded + found.compounds)
    assert len(found.accented) == len(found.folded)
    assert len(found.pairs) <= max(0, len(found.folded) - 1)


@given(ANY)
def test_spans_cut_the_tokens_out_of_the_original(text):
    composed = vietnamese.nfc(text)
    assert [folded_key(composed[start:end]) for start, end, _ in vietnamese.spans(text)] == [
        key.folded for *_, key in vietnamese.spans(text)
    ]


@pytest.mark.parametrize(
    ("typed", "placed"),
    [("hòa", "hoà"), ("hóa", "hoá"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("qúy", "quý"), ("tòan", "toàn"), ("lọa", "loạ"), ("hõe", "hoẽ")],
)
def test_place_tones_moves_the_tone_to_the_second_vowel(typed, placed):
    assert place_tones(typed) == placed
    assert place_tones(placed) == placed


@pytest.mark.parametrize(("one", "other"), [("kĩ", "kỹ"), ("lí", "lý"), ("mĩ", "mỹ"), ("sĩ", "sỹ"), ("tỉ", "tỷ"), ("hi", "hy")])
def test_accented_key_takes_i_for_y_in_whole_syllables(one, other):
    assert accented_key(one) == accented_key(other)
    assert folded_key(one) == folded_key(other)


@pytest.mark.parametrize(("one", "other"), [("tai", "tay"), ("thi", "thy"), ("nghi", "nghy"), ("i", "y"), ("vi", "vy")])
def test_accented_key_keeps_i_and_y_apart_elsewhere(one, other):
    assert accented_key(one) != accented_key(other)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("TP.HCM", ("tp", "hcm")),
        ("13/8/2020", ("13", "8", "2020")),
        ("COVID-19", ("covid", "19")),
        ("Đắk G'long", ("dak", "g", "long")),
        ("Đắk G’long", ("dak", "g", "long")),
        ("xã nữ hộ", ("xa", "nu", "ho")),
        ("Ðắk Nông", ("dak", "nong")),
        ("ph\u200bụ n\u00adữ", ("phu", "nu")),
        ("“3 giúp”…", ("3", "giup")),
        ("👩‍🌾 phụ_nữ", ("phu", "nu")),
        ("", ()),
    ],
)
def test_folded_tokens_are_runs_of_letters_and_digits(text, tokens):
    assert folded_tokens(text) == tokens


def test_analyse_pairs_neighbours_but_not_across_signs():
    assert analyse("phụ nữ, trẻ em. Gia đình – xã hội (mới)").pairs == ["phu_nu", "tre_em", "gia_dinh", "xa_hoi"]


def test_analyse_pairs_parts_of_what_is_written_as_one():
    assert analyse("ngày 13/8/2020").pairs == ["ngay_13", "13_8", "8_2020"]


@pytest.mark.parametrize(
    ("text", "compounds"),
    [("TP.HCM", ["tphcm"]), ("Đắk G'long", ["glong"]), ("COVID-19", ["covid19"]), ("nữ, công nhân", []), ("A-" * 30 + "b", [])],
)
def test_analyse_joins_what_is_written_with_a_sign_between(text, compounds):
    assert analyse(text).compounds == compounds


@pytest.mark.parametrize(
    ("text", "expected"), [("phu nu", False), ("phụ nu", True), ("dak đak", True), ("Đ", True), ("a\u0301", True), ("", False)]
)
def test_has_marks_sees_diacritics_and_d(text, expected):
    assert has_marks(text) is expected
