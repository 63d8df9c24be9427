"""How complete a model is, in percent, and what is missing: the bar above the form. Pure but for the words: it asks no database.

The weights stand here alone; together they are 100. What another unit needs most to run the model weighs most.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Wish:
    """A field, how much it weighs, why it matters to whoever reads, and when it counts as answered."""

    field: str
    weight: int
    why: str | Promise
    is_met: Callable[[Mapping], bool]


def _has(name: str, letters: int = 1) -> Callable[[Mapping], bool]:
    return lambda data: len(data.get(name) or "") >= letters


def _known(name: str) -> Callable[[Mapping], bool]:
    """A nought is an answer too."""
    return lambda data: data.get(name) is not None


def _costs(data: Mapping) -> bool:
    return data.get("cost_once") is not None or data.get("cost_yearly") is not None


def _sourced(data: Mapping) -> bool:
    return any(row.get("source") and row.get("period") for row in data.get("figures") or ())


WISHES = (
    Wish("name", 5, _("Without a name nobody finds it."), _has("name", 3)),
    Wish("one_line", 5, _("One sentence tells whether it is worth reading on."), _has("one_line", 10)),
    Wish("unit", 5, _("People ask where it comes from first."), _known("unit")),
    Wish("target_groups", 5, _("Officers look for a model by whom it is for."), _has("target_groups")),
    Wish("contact", 4, _("Whoever wants to run it has questions."), _has("contact", 5)),
    Wish("problem", 8, _("Another unit recognises its own problem in yours."), _has("problem", 40)),
    Wish("settings", 6, _("What works in town may not work on an island."), _has("settings")),
    Wish("started_on", 3, _("How long it has run says how well it lasts."), _has("started_on")),
    Wish("topics", 2, _("The pages of topics show it."), _has("topics")),
    Wish("steps", 14, _("With at least three steps another unit can begin."), lambda data: len(data.get("steps") or ()) >= 3),
    Wish("people_needed", 4, _("Few people is the first reason why a model does not start."), _known("people_needed")),
    Wish("space", 2, _("Not every unit has a room."), _has("space")),
    Wish("partners", 2, _("Who else must take part?"), _has("partners", 3)),
    Wish("cost", 8, _("A budget cannot be asked for without a sum."), _costs),
    Wish("cost_source", 3, _("Where the money came from helps others to find theirs."), _has("cost_source", 3)),
    Wish("figures", 8, _("One number that was counted convinces more than many words."), _has("figures")),
    Wish("figures_source", 4, _("A figure with period and source can be believed."), _sourced),
    Wish("lessons", 4, _("What you would tell a friend who begins tomorrow."), _has("lessons", 20)),
    Wish("failures", 3, _("What failed saves others the same mistake."), _has("failures", 20)),
    Wish("conditions", 2, _("What must be there for it to succeed?"), _has("conditions", 10)),
    Wish("sustaining", 1, _("How does it go on when the money ends?"), _has("sustaining", 10)),
    Wish("photos", 2, _("A photo shows in a second what it is."), _has("photos")),
)


@dataclass(frozen=True)
class Completeness:
    percent: int
    missing: tuple[Wish, ...]


def measure(data: Mapping) -> Completeness:
    """`data` as of `PracticeVersion.data`. What is missing comes with the heaviest first."""
    missing = tuple(sorted((wish for wish in WISHES if not wish.is_met(data)), key=lambda wish: -wish.weight))
    return Completeness(100 - sum(wish.weight for wish in missing), missing)
