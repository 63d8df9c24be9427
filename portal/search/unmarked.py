"""Which marks were meant where none were typed: after "người", "gia" is "già" much oftener than "giá". Pure.

Each syllable has the spellings that occur in the index, each with a chance that its neighbours decide: by how many documents have
two spellings side by side, summed over all ways to read the whole. The chances weigh what the accented field adds to the score, so
that a clear syllable counts nearly as if its marks had been typed and a doubtful one leans little. What is counted stays the same.
"""

from dataclasses import replace
from itertools import pairwise
from math import log1p

from portal.search import ranking
from portal.search.query import Query, Slot
from portal.search.spelling import Frequencies, spellings
from portal.search.vietnamese import pair

# The spellings of one syllable, each with a number.
Row = dict[str, float]


def with_likely_marks(query: Query, frequencies: Frequencies) -> Query:
    """`query` with `likely` spellings in its slots; itself where marks were typed, or so many words that they explain each other."""
    keys = [key for slot in query.slots for key in slot.typed]
    if query.has_marks or not 0 < len(keys) <= ranking.UNMARKED_UP_TO:
        return query
    joins = [place > 0 or slot.follows for slot in query.slots for place in range(len(slot.typed))]
    rows = iter(_chances(keys, joins, frequencies))
    return replace(query, slots=tuple(_leaning(slot, [next(rows) for _ in slot.typed]) for slot in query.slots))


def _leaning(slot: Slot, rows: list[Row]) -> Slot:
    return replace(
        slot, likely=tuple(tuple((key, chance) for key, chance in row.items() if chance >= ranking.UNMARKED_LEAST) for row in rows)
    )


def _chances(keys: list[str], joins: list[bool], frequencies: Frequencies) -> list[Row]:
    """The chances of the spellings of each of `keys`. `joins`: no sign stands before it."""
    spread = _spread(keys, frequencies)
    alone = [_whole({spelling: log1p(count + 1) for spelling, count in row.items()}) for row in spread]
    wanted = {
        pair(first, second)
        for (row, following), is_next in zip(pairwise(spread), joins[1:], strict=True)
        if is_next
        for first in row
        for second in following
    }
    together = frequencies("accented_pairs", wanted) if wanted else {}

    def fit(at: int, first: str, second: str) -> float:
        """How well spelling `second` of the syllable `at` goes after `first`."""
        if not joins[at]:
            return alone[at][second]
        return log1p(together.get(pair(first, second), 0)) + ranking.UNMARKED_UNSEEN * alone[at][second]

    before = [alone[0]]
    for at in range(1, len(keys)):
        before.append(
            _whole({second: sum(chance * fit(at, first, second) for first, chance in before[-1].items()) for second in spread[at]})
        )
    after = [dict.fromkeys(spread[-1], 1.0)]
    for at in range(len(keys) - 1, 0, -1):
        after.append(
            _whole({first: sum(chance * fit(at, first, second) for second, chance in after[-1].items()) for first in spread[at - 1]})
        )
    return [_whole({key: row[key] * later[key] for key in row}) for row, later in zip(before, reversed(after), strict=True)]


def _spread(keys: list[str], frequencies: Frequencies) -> list[Row]:
    """The most frequent spellings of each of `keys`, with the number of documents that have them; the key itself where nothing occurs."""
    different = {key: spellings(key) | {key} for key in keys}
    known = frequencies("accented", set().union(*different.values()))
    rows = {}
    for key, found in different.items():
        occurring = sorted((spelling for spelling in found if known.get(spelling)), key=lambda spelling: (-known[spelling], spelling))
        rows[key] = {spelling: float(known[spelling]) for spelling in occurring[: ranking.UNMARKED_SPELLINGS]} or {key: 0.0}
    return [rows[key] for key in keys]


def _whole(row: Row) -> Row:
    """`row` so that it adds up to 1."""
    total = sum(row.values())
    return {key: value / total for key, value in row.items()}
