"""The best of many without looking at each: what `Asked.ranked` would list, at a part of its cost where the index is large.

Engines pass over whole blocks of documents that cannot come first, but only in a question that is nothing but terms side by side, and
ours has steps and other ways of writing. Two things are sure all the same:

* In a short query what has every word stands a step above the rest. Where that fills the page, nothing else is looked at.
* What no step lifts has no more than its terms side by side. So those are asked first, and the best of them, with all that is
  lifted, are looked at closely. If then the last of the page stands above the last of these, nothing else can have more.

With filters few are left, and otherwise all that is left is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from portal.search.engines.interface import Hit
from portal.search.engines.scheme import Asked

Q = TypeVar("Q")
# Looked at closely: more than one page by far, since not everybody may read all of them.
CANDIDATES = 64
# Sums of the same floats in another order differ by less.
MARGIN = 1.0001


@dataclass
class Listed:
    """One page, and how many there are to be listed, as far as it was counted."""

    hits: list[Hit] = field(default_factory=list)
    count: int = 0


def best(
    asked: Asked[Q],
    last: int,
    total: int,
    nearest: int,
    *,
    size: int,
    side_by_side: Callable[[], list[Hit]],
    look: Callable[[Q | None], Listed],
) -> Listed:
    """The page that ends with the hit number `last`, as `look(None)` gives it; its count may end at `nearest` or at `total`, which is
    what has every word.

    `side_by_side` gives the first CANDIDATES of `asked.bound()`, `look(among)` the page of `asked.ranked(among)`.
    """
    if asked.query.slots and last <= CANDIDATES:
        if asked.every_word_is_a_step and total >= max(last, nearest):
            return look(asked.say.any_of(asked.lifted()))
        first = [] if asked.filters.is_narrowed else side_by_side()
        if len(first) == CANDIDATES:
            found = look(asked.say.any_of([asked.say.has_key(tuple(hit.key for hit in first)), *asked.lifted()]))
            if len(found.hits) == size and found.count >= min(nearest, CANDIDATES) and found.hits[-1].score > first[-1].score * MARGIN:
                return found
    return look(None)
