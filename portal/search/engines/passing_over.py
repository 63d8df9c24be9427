"""The best of many without looking at each: what `Asked.ranked` would list, at a part of its cost where the index is large.

Engines pass over whole blocks of documents that cannot come first, but only in a question that is nothing but terms side by side, and
ours has steps and other ways of writing. Two things are sure all the same:

* In a short query what has every word (without marks: as it is likely) stands a step above the rest. Where that fills the page,
  nothing else is looked at.
* What no step lifts has no more than its terms side by side. So those are asked first, and the best of them, with all that is
  lifted, are looked at closely. If then the last of the page stands above the last of these, nothing else can have more.

With filters few are left, and otherwise all that is left is looked at.
"""

from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from portal.search.engines.interface import Hit
from portal.search.engines.scheme import Asked

Q = TypeVar("Q")
# Sums of the same floats in another order differ by less.
MARGIN = 1.0001


@dataclass
class Listed:
    """Hits in their order, and how many there are to be listed, as far as that was counted."""

    hits: list[Hit] = field(default_factory=list)
    count: int = 0


class Looking(Protocol[Q]):
    """What an engine does for `best`."""

    # How many of the terms side by side are looked at closely: more than one page, since not everybody may read all of them.
    candidates: int

    def side_by_side(self) -> Listed:
        """The first `candidates` of `Asked.bound`; its count only says how many the person may read."""

    def look(self, queries: list[Q], first: int, last: int) -> list[Listed]:
        """Of each query the hits from number `first` on, up to `last`."""


def best(asked: Asked[Q], looking: Looking[Q], first: int, last: int, total: int, nearest: int) -> Listed:
    """The hits from number `first` on, up to `last`, as `asked.ranked()` has them. `total` is the number of those that have every word;
    the count may end there, or at `nearest`."""
    if asked.query.slots and last <= looking.candidates:
        if asked.every_word_is_a_step and total >= max(last, nearest):
            found = looking.look([asked.lifted()], first, last)[0]
            if len(found.hits) == last - first:
                return found
        edge = Listed() if asked.filters.is_narrowed else looking.side_by_side()
        if len(edge.hits) == looking.candidates:
            found = _closely(asked, looking, edge.hits, last, total)
            is_sure = len(found.hits) == last and found.hits[-1].score > edge.hits[-1].score * MARGIN
            if is_sure and max(edge.count, found.count) >= nearest:
                return Listed(found.hits[first:], nearest)
    return looking.look([asked.ranked()], first, last)[0]


def _closely(asked: Asked[Q], looking: Looking[Q], hits: list[Hit], last: int, total: int) -> Listed:
    """The first `last` of `hits` and of all that is lifted, by the whole question."""
    queries = [asked.ranked(asked.say.has_key(tuple(hit.key for hit in hits)))]
    # Without marks and quotation marks, what is lifted has every word.
    if total or asked.query.has_marks or asked.query.phrases:
        queries.append(asked.lifted())
    answers = looking.look(queries, 0, last)
    found = {hit.key: hit for answer in answers for hit in answer.hits}
    return Listed(sorted(found.values(), key=lambda hit: -hit.score)[:last], max(answer.count for answer in answers))
