import pytest
from django.conf import settings

from portal.ui.contrast import TOKENS, VALUE, measure, ratio, schemes

SCHEMES = schemes((settings.BASE_DIR / "static" / TOKENS).read_text(encoding="utf-8"))


def test_ratio_of_black_on_white_is_21():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("name", SCHEMES)
def test_measure_colours_are_readable_in_each_scheme(name):
    assert [pair for pair in measure(SCHEMES[name]) if not pair.holds] == []


def test_schemes_chosen_dark_is_the_dark_of_the_system():
    assert SCHEMES["dark"] == SCHEMES["chosen"]
    assert SCHEMES["dark"] != SCHEMES["light"]


def test_colours_on_paper_have_a_light_value_each():
    paper = dict(VALUE.findall((settings.BASE_DIR / "static" / "css" / "print.css").read_text(encoding="utf-8")))
    assert set(paper) == {token for token in SCHEMES["dark"] if SCHEMES["dark"][token] != SCHEMES["light"][token]}
    assert [pair for pair in measure(paper) if not pair.holds] == []
