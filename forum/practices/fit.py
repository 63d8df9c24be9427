"""Which models fit a place, and why. Pure: no Django, no settings. Explained with a worked example in docs/features/fit.md.

Each question that was answered is a criterion with a value between 0 (does not fit) and 1 (fits); the score is their mean by WEIGHTS, in
percent. A question left open does not count. What a model does not say counts as UNKNOWN: less than a fit, more than a misfit, so that a
model with few answers is neither hidden nor in front.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
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
    cost_once: int | None
    cost_yearly: int | None
    people: int | None
    members: int | None
    space: str
    days: int
    alike: Mapping[str, int]
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
    scored = ((_score(place, candidate, asked), candidate.running, -candidate.pk, candidate) for candidate in candidates)
    return [explain(place, candidate) for _score_, _running, _pk, candidate in nlargest(most, scored, key=lambda row: row[:3])]


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


def _score(place: Place, candidate: Candidate, asked: tuple[str, ...]) -> float:
    return sum(WEIGHTS[name] * CRITERIA[name](place, candidate) for name in asked)


def explain(place: Place, candidate: Candidate) -> Fit:
    """The score of one model, with its reasons."""
    asked = asked_of(place)
    whole = sum(WEIGHTS[name] for name in asked)
    reasons = [Reason(name, CRITERIA[name](place, candidate), _params(name, place, candidate)) for name in asked]
    points = sum(WEIGHTS[reason.criterion] * reason.value for reason in reasons)
    score = round(100 * points / whole) if whole else 0
    shown = [reason for reason in reasons if reason.params]
    return Fit(candidate.pk, score, tuple(r for r in shown if r.fits), tuple(r for r in shown if r.misfits and r.criterion != "alike"))


def first_year(candidate: Candidate) -> int | None:
    """What the first year costs; None where the model says nothing about money."""
    if candidate.cost_once is None and candidate.cost_yearly is None:
        return None
    return (candidate.cost_once or 0) + (candidate.cost_yearly or 0)


def _setting(place: Place, candidate: Candidate) -> float:
    if not candidate.settings:
        return UNKNOWN
    return 0.0 if place.settings.isdisjoint(candidate.settings) else 1.0


def _groups(place: Place, candidate: Candidate) -> float:
    """The share of her groups that the model is for."""
    if not candidate.groups:
        return UNKNOWN
    return 0.0 if place.groups.isdisjoint(candidate.groups) else len(place.groups & candidate.groups) / len(place.groups)


def _money(place: Place, candidate: Candidate) -> float:
    cost = first_year(candidate)
    if cost is None:
        return UNKNOWN
    if cost <= place.money:
        return 1.0
    over = (cost - place.money) / place.money if place.money else 1.0
    return max(0.0, 1.0 - over / STRETCH)


def _alike(place: Place, candidate: Candidate) -> float:
    """One unit in such a place is half a proof, three are three quarters, nine are nine tenths; none is none."""
    count = alike_count(place, candidate) if candidate.alike else 0
    return count / (count + 1)


def alike_count(place: Place, candidate: Candidate) -> int:
    """In how many units of her kind of place it runs. A unit in two kinds of place must not count twice, so the most of one kind counts."""
    return max((candidate.alike.get(setting, 0) for setting in place.settings), default=0)


def _enough(have: int, needed: int | None) -> float:
    if needed is None:
        return UNKNOWN
    return 1.0 if needed <= have else have / needed * (1 - UNKNOWN / 2)


def _people(place: Place, candidate: Candidate) -> float:
    return _enough(place.people, candidate.people)


def _members(place: Place, candidate: Candidate) -> float:
    return _enough(place.members, candidate.members)


def _space(place: Place, candidate: Candidate) -> float:
    if not candidate.space:
        return UNKNOWN
    return 1.0 if SPACES[candidate.space] <= SPACES[place.space] else 0.0


def _months(place: Place, candidate: Candidate) -> float:
    if not candidate.days:
        return UNKNOWN
    there = place.months * DAYS_A_MONTH
    return 1.0 if candidate.days <= there else there / candidate.days * (1 - UNKNOWN / 2)


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


def _params(name: str, place: Place, candidate: Candidate) -> dict:
    """What the sentence about a criterion names; empty where the model says nothing about it."""
    if name == "setting":
        shared = place.settings & candidate.settings
        return {"settings": sorted(shared or candidate.settings)} if candidate.settings else {}
    if name == "groups":
        shared = place.groups & candidate.groups
        return {"groups": sorted(shared or candidate.groups)} if candidate.groups else {}
    if name == "money":
        cost = first_year(candidate)
        return {} if cost is None else {"cost": cost, "money": place.money}
    if name == "alike":
        count = alike_count(place, candidate)
        # From the first unit on it is worth saying, though one is not yet a reason by its value alone.
        return {"count": count} if count else {}
    if name == "space":
        return {"needed": candidate.space, "there": place.space} if candidate.space else {}
    if name == "months":
        return {"days": candidate.days, "months": place.months} if candidate.days else {}
    needed, there = (candidate.people, place.people) if name == "people" else (candidate.members, place.members)
    return {} if needed is None else {"needed": needed, "there": there}
