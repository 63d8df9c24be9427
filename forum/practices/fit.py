"""Which models fit a place, and why. Pure: no Django, no settings. Explained with a worked example in docs/features/fit.md.

Each question that was answered is a criterion with a value between 0 (does not fit) and 1 (fits); the score is their mean by WEIGHTS, in
percent. A question left open does not count. What a model does not say counts as UNKNOWN: less than a fit, more than a misfit, so that a
model with few answers is neither hidden nor in front.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from operator import attrgetter, itemgetter
from typing import Protocol

# What decides most stands first: a model for rented rooms is of little use on an island however cheap it is.
WEIGHTS = {
    "setting": 22,  # The place decides whether people can come together at all.
    "groups": 20,  # A model for pupils does not help widows.
    "money": 18,  # The first question of every committee.
    "alike": 14,  # It runs in places like hers: the best proof there is.
    "people": 10,  # Who runs it can be found more easily than money.
    "space": 6,  # A room can be borrowed.
    "months": 6,  # A late start is still a start.
    "members": 4,  # Groups grow.
}
UNKNOWN = 0.5
# Half as much again as there is: so much can be asked for; beyond that the sum does not fit at all.
STRETCH = 0.5
# Too few people, members or months count for at most this much: nine of ten are nearly enough, but not enough.
SHORT = 0.75
SPACES = {"none": 0, "room": 1, "yard": 2, "own": 3}
DAYS_A_MONTH = 30
# Below this value a criterion is named among what does not fit, from GOOD on among the reasons.
MISFIT, GOOD = 0.5, 0.75


@dataclass(frozen=True)
class Place:
    """What an officer said about her place. None or empty: she left the question open."""

    settings: frozenset[str] = frozenset()
    groups: frozenset[int] = frozenset()
    members: int | None = None
    money: int | None = None
    people: int | None = None
    space: str = ""
    months: int | None = None


class Candidate(Protocol):
    """What is asked of a model. None, empty and 0 days: it does not say."""

    pk: int
    settings: frozenset[str]
    groups: frozenset[int]
    cost: int | None  # đồng, of the first year
    people: int | None
    members: int | None
    space: str
    days: int
    alike: tuple[tuple[str, int], ...]  # setting and how many units in such places run it
    running: int


@dataclass(frozen=True)
class Reason:
    """One criterion: its value, and what to say about it; `params` are the figures or names that the sentence needs."""

    criterion: str
    value: float
    params: Mapping = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        return self.value >= GOOD

    @property
    def misfits(self) -> bool:
        return self.value < MISFIT


@dataclass(frozen=True)
class Fit:
    """A model with its score in percent; reasons for it and what does not fit, the weightiest first."""

    pk: int
    score: int
    reasons: tuple[Reason, ...]
    misfits: tuple[Reason, ...]


def rank(place: Place, candidates: Iterable[Candidate], most: int = 20) -> list[Fit]:
    """The `most` best, best first; of equals the one that runs in more units, then the older."""
    asked = asked_of(place)
    if not asked:
        return []
    # Thousands of models have the same few settings, sums and numbers: each value is judged once.
    judged = [(attrgetter(ASKED[name]), _Judged(name, place)) for name in asked]
    scored = (
        (sum([points[value(candidate)] for value, points in judged]), candidate.running, -candidate.pk, candidate)
        for candidate in candidates
    )
    return [explain(place, row[3]) for row in nlargest(most, scored, key=BY_RANK)]


BY_RANK = itemgetter(0, 1, 2)


class _Judged(dict):
    """What a model says → the points that it gets for it."""

    def __init__(self, name: str, place: Place):
        self.judge, self.weight, self.place = CRITERIA[name], WEIGHTS[name], place

    def __missing__(self, said):
        points = self[said] = self.weight * self.judge(self.place, said)
        return points


def asked_of(place: Place) -> tuple[str, ...]:
    """The criteria that her answers make, in the order of WEIGHTS."""
    answered = {
        "setting": bool(place.settings),
        "groups": bool(place.groups),
        "money": place.money is not None,
        "alike": bool(place.settings),
        "people": place.people is not None,
        "space": bool(place.space),
        "months": place.months is not None,
        "members": place.members is not None,
    }
    return tuple(name for name in WEIGHTS if answered[name])


def explain(place: Place, candidate: Candidate) -> Fit:
    """The score of one model, with its reasons."""
    asked = asked_of(place)
    whole = sum(WEIGHTS[name] for name in asked)
    reasons = [Reason(name, CRITERIA[name](place, getattr(candidate, ASKED[name])), _params(name, place, candidate)) for name in asked]
    points = sum(WEIGHTS[reason.criterion] * reason.value for reason in reasons)
    score = round(100 * points / whole) if whole else 0
    shown = [reason for reason in reasons if reason.params]
    return Fit(candidate.pk, score, tuple(r for r in shown if r.fits), tuple(r for r in shown if r.misfits and r.criterion != "alike"))


def _setting(place: Place, settings: frozenset[str]) -> float:
    if not settings:
        return UNKNOWN
    return 0.0 if place.settings.isdisjoint(settings) else 1.0


def _groups(place: Place, groups: frozenset[int]) -> float:
    """The share of her groups that the model is for."""
    return len(place.groups & groups) / len(place.groups) if groups else UNKNOWN


def _money(place: Place, cost: int | None) -> float:
    if cost is None:
        return UNKNOWN
    if cost <= place.money:
        return 1.0
    over = (cost - place.money) / place.money if place.money else 1.0
    return max(0.0, 1.0 - over / STRETCH)


def _alike(place: Place, alike: tuple[tuple[str, int], ...]) -> float:
    """One unit in such a place is half a proof, three are three quarters, nine are nine tenths; none is none."""
    count = alike_count(place, alike)
    return count / (count + 1)


def alike_count(place: Place, alike: tuple[tuple[str, int], ...]) -> int:
    """In how many units of her kind of place it runs. A unit in two kinds of place must not count twice, so the most of one kind counts."""
    return max((count for setting, count in alike if setting in place.settings), default=0)


def _enough(have: int, needed: int | None) -> float:
    if needed is None:
        return UNKNOWN
    return 1.0 if needed <= have else have / needed * SHORT


def _people(place: Place, needed: int | None) -> float:
    return _enough(place.people, needed)


def _members(place: Place, needed: int | None) -> float:
    return _enough(place.members, needed)


def _space(place: Place, needed: str) -> float:
    if not needed:
        return UNKNOWN
    return 1.0 if SPACES[needed] <= SPACES[place.space] else 0.0


def _months(place: Place, days: int) -> float:
    return _enough(place.months * DAYS_A_MONTH, days or None)


CRITERIA = {
    "setting": _setting,
    "groups": _groups,
    "money": _money,
    "alike": _alike,
    "people": _people,
    "space": _space,
    "months": _months,
    "members": _members,
}
# What of a model a criterion looks at.
ASKED = {
    "setting": "settings",
    "groups": "groups",
    "money": "cost",
    "alike": "alike",
    "people": "people",
    "space": "space",
    "months": "days",
    "members": "members",
}


def _params(name: str, place: Place, candidate: Candidate) -> dict:
    """What the sentence about a criterion names; empty where the model says nothing about it."""
    if name == "setting":
        shared = place.settings & candidate.settings
        return {"settings": sorted(shared or candidate.settings)} if candidate.settings else {}
    if name == "groups":
        shared = place.groups & candidate.groups
        return {"groups": sorted(shared or candidate.groups)} if candidate.groups else {}
    if name == "money":
        return {} if candidate.cost is None else {"cost": candidate.cost, "money": place.money}
    if name == "alike":
        count = alike_count(place, candidate.alike)
        return {"count": count} if count else {}
    if name == "space":
        return {"needed": candidate.space, "there": place.space} if candidate.space else {}
    if name == "months":
        return {"days": candidate.days, "months": place.months} if candidate.days else {}
    needed, there = (candidate.people, place.people) if name == "people" else (candidate.members, place.members)
    return {} if needed is None else {"needed": needed, "there": there}
