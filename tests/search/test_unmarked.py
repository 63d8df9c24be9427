"""Marks that were probably meant, reckoned from neighbours."""

import pytest

from portal.search.query import parse
from portal.search.unmarked import with_likely_marks

ACCENTED = {"người": 900, "ngươi": 3, "già": 60, "giá": 200, "gia": 300, "kính": 20, "kinh": 400, "cho": 800, "chợ": 90}
SIDE_BY_SIDE = {"người_già": 40, "người_giá": 1, "cho_người": 300, "kính_cho": 5, "gia_đình": 250}


def frequencies(field, keys):
    known = {"accented": ACCENTED, "accented_pairs": SIDE_BY_SIDE}[field]
    return {key: known.get(key, 0) for key in keys}


def likely(text: str) -> list[dict[str, float]]:
    return [dict(keys) for slot in with_likely_marks(parse(text), frequencies).slots for keys in slot.likely]


def test_neighbours_decide_which_spelling_was_meant():
    rows = likely("nguoi gia")
    assert [max(row, key=row.get) for row in rows] == ["người", "già"]
    assert rows[1]["già"] > 2 * rows[1]["giá"]


def test_alone_the_most_frequent_is_the_likeliest():
    (row,) = likely("gia")
    assert list(row) == sorted(row, key=row.get, reverse=True) == ["gia", "giá", "già"]
    assert sum(row.values()) == pytest.approx(1)


def test_neighbours_reach_further_than_one_syllable():
    assert max(likely("kinh cho nguoi")[0], key=likely("kinh cho nguoi")[0].get) == "kính"


def test_a_sign_keeps_neighbours_apart():
    assert likely("nguoi, gia")[1] == pytest.approx(likely("gia")[0])


@pytest.mark.parametrize("text", ["người gia", "", "?!", " ".join(["nguoi"] * 25)])
def test_marks_that_were_typed_and_long_texts_are_left_alone(text):
    query = parse(text)
    assert with_likely_marks(query, frequencies) is query


@pytest.mark.parametrize("text", ["zzz", "2024", "xyz 8/3", "ngaoeiuh"])
def test_what_occurs_nowhere_stays_as_it_is(text):
    assert [set(row) for row in likely(text)] == [{key} for slot in parse(text).slots for key in slot.typed]
