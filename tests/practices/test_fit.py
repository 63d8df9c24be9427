"""The ranking: the worked example of docs/features/fit.md, and what must hold for any answers."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forum.practices import fit, fit_words

DOC = Path(__file__).resolve().parents[2] / "docs" / "features" / "fit.md"
MIGRANTS, WORKERS = 2, 3


@dataclass
class Model:
    pk: int
    settings: frozenset = frozenset()
    groups: frozenset = frozenset()
    cost: int | None = None
    people: int | None = None
    members: int | None = None
    space: str = ""
    days: int = 0
    alike: tuple = ()
    running: int = 0


PLACE = fit.Place(
    settings=frozenset({"khu-nha-tro"}), groups=frozenset({MIGRANTS}), members=40, money=10_000_000, people=4, space="room", months=3
)
A = Model(
    1,
    frozenset({"khu-nha-tro", "khu-cong-nghiep"}),
    frozenset({MIGRANTS, WORKERS}),
    8_000_000,
    people=3,
    members=30,
    space="room",
    days=60,
    alike=(("do-thi", 9), ("khu-nha-tro", 5)),
)
B = Model(2, frozenset({"do-thi"}), cost=12_000_000, people=5, space="yard", days=120)
C = Model(3)


def test_worked_example_of_the_document():
    ranked = fit.rank(PLACE, [A, B, C])
    assert [(each.pk, each.score) for each in ranked] == [(1, 98), (3, 43), (2, 32)]
    assert "| **score** | **98** | **32** | **43** |" in DOC.read_text()
    assert all(f"| {name} | {weight} |" in DOC.read_text() for name, weight in fit.WEIGHTS.items())


def test_reasons_are_said_in_words():
    names = fit_words.Names.__new__(fit_words.Names)
    names.settings, names.groups = {"khu-nha-tro": "Khu nhà trọ", "do-thi": "Đô thị"}, {MIGRANTS: "Phụ nữ nhập cư"}
    names.spaces = {"room": "a meeting room", "yard": "a yard or hall"}
    with translation.override("en"):
        reasons, _none = fit_words.lines(fit.explain(PLACE, A), names)
        _few, misfits = fit_words.lines(fit.explain(PLACE, B), names)
    assert reasons[:4] == [
        "the same kind of place: khu nhà trọ",
        "for phụ nữ nhập cư",
        "8 of 10 million đồng in the first year",
        "runs in 5 places like yours",
    ]
    assert misfits == ["made for other places: đô thị", "needs a yard or hall"]


def test_every_reason_has_vietnamese_words():
    names = fit_words.Names.__new__(fit_words.Names)
    names.settings, names.groups, names.spaces = {}, {}, {"room": "phòng họp"}
    with translation.override("vi"):
        reasons, _none = fit_words.lines(fit.explain(PLACE, A), names)
        no_room, _none = fit_words.lines(fit.explain(PLACE, replace(A, space="none")), names)
    assert reasons[2] == "8/10 triệu đồng trong năm đầu"
    assert reasons[3] == "đã chạy ở 5 nơi tương tự"
    assert "không cần chỗ sinh hoạt riêng" in no_room


def test_open_questions_do_not_count():
    assert fit.rank(fit.Place(), [A, B, C]) == []
    only_money = fit.rank(fit.Place(money=10_000_000), [A, B, C])
    assert [(each.pk, each.score) for each in only_money] == [(1, 100), (2, 60), (3, 50)]


def test_weights_are_a_whole():
    assert sum(fit.WEIGHTS.values()) == 100
    assert set(fit.WEIGHTS) == set(fit.CRITERIA) == set(fit.ASKED) == set(fit_words.SAYERS)


def test_of_equals_the_one_that_runs_more_stands_first():
    ranked = fit.rank(fit.Place(money=0), [Model(1, running=1), Model(2, running=5), Model(3, running=5)])
    assert [each.pk for each in ranked] == [2, 3, 1]


NUMBER = some.none() | some.integers(0, 10**9)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.builds(Model, pk=some.integers(1, 9), cost=NUMBER, people=NUMBER, members=NUMBER, days=some.integers(0, 10**6)), NUMBER, NUMBER)
def test_scores_are_percent_and_more_money_never_harms(model, money, more):
    poor = fit.explain(fit.Place(money=money, people=3, months=2), model)
    assert 0 <= poor.score <= 100
    if money is not None:
        rich = fit.explain(fit.Place(money=money + (more or 0), people=3, months=2), model)
        assert rich.score >= poor.score


@pytest.mark.parametrize("count", [1, 20, 50])
def test_rank_gives_no_more_than_asked(count):
    assert len(fit.rank(PLACE, [Model(pk) for pk in range(1, 40)], count)) == min(count, 39)
