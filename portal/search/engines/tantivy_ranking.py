"""The best of many without looking at each: what `ranked` would give, at a part of its cost where the index is large.

Tantivy passes over whole blocks of documents that cannot come first, but only in a question that is nothing but terms side by side,
and ours has steps, filters and other ways of writing. Two things are sure all the same:

* In a short query what has every word stands a step above the rest. Where that fills the page, nothing else is looked at.
* What no step lifts has no more than its terms side by side. So those are asked first, and the best of them, with all that is
  lifted, are looked at closely. If then the last of the page stands above the last of these, nothing else can have more.

With filters few are left, and otherwise all that is left is looked at.
"""

import tantivy

from portal.search.engines.scheme import Asked
from portal.search.engines.tantivy_queries import SCHEMA

# Looked at closely: more than one page by far, since not everybody may read all of them.
CANDIDATES = 64
# Sums of the same floats in another order differ by less.
MARGIN = 1.0001


def best(searcher: tantivy.Searcher, asked: Asked, size: int, offset: int, total: int, nearest: int) -> tantivy.SearchResult:
    """What `searcher.search(asked.ranked(), size, offset=offset)` gives; its `count` may end at `nearest` or at `total`, what has every
    word."""
    last = offset + size
    if asked.query.slots and searcher.num_docs > CANDIDATES >= last:
        if asked.every_word_is_a_step and total >= max(last, nearest):
            return searcher.search(asked.ranked(asked.say.any_of(asked.lifted())), size, offset=offset)
        first = [] if asked.filters.is_narrowed else searcher.search(asked.bound(), CANDIDATES, count=False).hits
        if len(first) == CANDIDATES:
            keys = searcher.fast_field_values("key", [address for _, address in first])
            found = searcher.search(asked.ranked(asked.say.any_of([*map(_key, keys), *asked.lifted()])), size, offset=offset)
            if len(found.hits) == size and found.count >= min(nearest, CANDIDATES) and found.hits[-1][0] > first[-1][0] * MARGIN:
                return found
    return searcher.search(asked.ranked(), size, offset=offset)


def _key(key: int) -> tantivy.Query:
    """One by one: a set of keys is looked for in the whole dictionary, which takes four times as long."""
    return tantivy.Query.term_query(SCHEMA, "key", key, index_option="basic")
