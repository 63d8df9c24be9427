"""What a text is about, as few keys as tell it from all others: those that it has often and others seldom. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import log

from portal.search import ranking
from portal.search.engines.interface import Entry, Hit
from portal.search.vietnamese import analyse

# A key of a field, how much it tells.
Term = tuple[str, str, float]
# Of a long text so many of its most frequent keys are looked at: what a text is about it says more than once.
MOST_LOOKED_AT = 400
# In a small index a fifth is soon reached, the more so as Elasticsearch counts what was deleted until it merges.
FEW = 20


def telling_terms(entry: Entry, frequencies: Callable[[str, Iterable[str]], dict[str, int]], total: int) -> list[Term]:
    """The keys by which to look for texts like that of `entry`, with weights. `frequencies(field, keys)` says in how many of `total`
    documents each key stands; one that only `entry` itself has finds nothing."""
    parts = [*[analyse(entry.title)] * ranking.TITLE_TIMES, analyse(entry.text)]
    terms: list[Term] = []
    for field, most in (("pairs", ranking.ALIKE_PAIRS), ("accented", ranking.ALIKE_WORDS)):
        counts = Counter(chain.from_iterable(getattr(part, field) for part in parts))
        looked_at = dict(counts.most_common(MOST_LOOKED_AT))
        spread = frequencies(field, looked_at)
        terms += sorted(_weighed(field, looked_at, spread, total), key=lambda term: (-term[2], term[1]))[:most]
    return terms


def _weighed(field: str, counts: dict[str, int], spread: dict[str, int], total: int) -> Iterator[Term]:
    """Only how often it stands in this text is weighed in the end: how seldom it is elsewhere, BM25 knows."""
    for key, count in counts.items():
        others = spread.get(key, 0)
        if 1 < others <= max(FEW, total * ranking.ALIKE_IN_AT_MOST):
            yield field, key, (1 + log(count)) * log(1 + total / others)


def near_enough(hits: list[Hit], key: int, size: int) -> list[Hit]:
    """Those that have a fair part of what the text itself, which is among them where it may be found, scores for its own keys."""
    own = next((hit.score for hit in hits if hit.key == key), None)
    least = 0.0 if own is None else own * ranking.ALIKE_LEAST
    return [hit for hit in hits if hit.key != key and hit.score >= least][:size]
