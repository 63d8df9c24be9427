"""The scheme by which both engines index and ask, said once: the fields of an entry, and a `Query` as a tree of few operations.

An engine adds a *dialect*: how each operation is said in its language. So both ask the same question of the same keys, and differ in
nothing but the arithmetic of their BM25. The constants stand in `portal.search.ranking`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Generic, Protocol, TypeVar

from portal.search import ranking
from portal.search.engines.interface import Entry, Filters
from portal.search.query import Phrase, Query, Slot
from portal.search.vietnamese import analyse, beginnings, pair

Q = TypeVar("Q")

FAMILIES = ("content", "names")
# Texts with their frequencies, keys of which only the spread is asked, texts with their positions, whole values that score nothing.
BAGS = ("accented", "pairs")
SPREADS = ("accented_pairs",)
ROWS = ("folded", "title_folded", "title_accented")
VALUES = ("exact", "audience")
WORDS = ("kind", "subkind")
NUMBERS = ("topic", "section", "programme", "year")
PLACES = ("province", "commune", "branch")


def exact_key(folded) -> str:
    """The key under which a whole title or name stands."""
    return " ".join(folded)


def fields(entry: Entry) -> dict[str, list]:
    """The values of each field of `entry`. The title stands twice in the text that is searched; each name also stands alone."""
    names = [analyse(name) for name in (entry.title, *entry.aliases)]
    title, text = names[0], analyse(entry.text)
    parts = [*[title] * ranking.TITLE_TIMES, *names[1:], text]
    found = {field: [" ".join(chain.from_iterable(getattr(part, field) for part in parts))] for field in ("accented", "folded", "pairs")}
    if compounds := [compound for part in (*names, text) for compound in part.compounds]:
        found["folded"].append(" ".join(compounds))
    found["accented_pairs"] = [" ".join(dict.fromkeys(chain.from_iterable(part.accented_pairs for part in (*names, text))))]
    found["exact"] = [exact_key(name.folded) for name in names]
    found["title_folded"] = [" ".join(name.folded) for name in names]
    found["title_accented"] = [" ".join(name.accented) for name in names]
    for field in ("kind", "subkind", "audience"):
        found[field] = [getattr(entry, field)]
    for field in ("section", "programme", "year"):
        value = getattr(entry, field)
        found[field] = [] if value is None else [value]
    for field in ("topic", "lineage", *PLACES):
        found[field] = list(getattr(entry, field))
    return found | {"key": [entry.key], "published": [entry.published], "weight": [entry.weight]}


class Dialect(Protocol[Q]):
    """How an engine says each operation. `term` scores by BM25; what stands in a `constant` or is `narrowed` by does not score."""

    def everything(self) -> Q: ...
    def term(self, field: str, key: str) -> Q: ...
    def row(self, field: str, keys: tuple[str, ...]) -> Q:
        """At least two keys, one straight after the other."""

    def begun(self, field: str, keys: tuple[str, ...]) -> Q:
        """Keys in a row, the last one perhaps only the beginning of one."""

    def is_value(self, field: str, value: str | int) -> Q: ...
    def published(self, since: int | None, until: int | None) -> Q:
        """What has a date from `since` on and before `until`; one of them may be open."""

    def has_key(self, keys: tuple[int, ...]) -> Q: ...
    def weighted(self, query: Q, weight: float) -> Q: ...
    def constant(self, query: Q, score: float) -> Q: ...
    def any_of(self, queries: list[Q]) -> Q: ...
    def all_of(self, queries: list[Q]) -> Q: ...
    def best_of(self, queries: list[Q]) -> Q: ...
    def with_bonuses(self, query: Q, bonuses: list[Q]) -> Q: ...
    def narrowed(self, query: Q, needed: list[Q], unwanted: list[Q]) -> Q: ...


@dataclass
class Asked(Generic[Q]):
    """One question: `ranked` finds and orders, `strict` is what is counted, `begun` is for suggestions.

    `bound` and `lifted` are for engines that skip what cannot come first: what `lifted` does not match scores in `ranked` no more than
    it does in `bound`, which is nothing but terms side by side.
    """

    say: Dialect[Q]
    query: Query
    filters: Filters

    def ranked(self, among: Q | None = None) -> Q:
        """Whatever has any of the words, titles that are the query or hold it first; only `among` these, if they are given."""
        if not self.query:
            return self._narrowed(self.say.everything(), self.filters)
        return self._in_order(self.say.with_bonuses(self._any_word, [*self._bonuses, *self._wished]), among)

    def lifted(self) -> Q:
        """Of `ranked`, what stands a step higher than its words alone would place it."""
        found = self.say.all_of([self._any_word, self._any_of(self._bonuses)])
        return self._in_order(self.say.with_bonuses(found, self._wished) if self._wished else found)

    def _in_order(self, found: Q, among: Q | None = None) -> Q:
        return self._narrowed(found, self.filters, self.query.phrases if self.query.insists else (), among)

    def bound(self) -> Q:
        """Each term that `ranked` may count, once for each time that it may."""
        terms = []
        for slots in (self.query.slots, self.query.wished):
            before = None
            for slot in slots:
                terms += [*self._marks(slot), *self._way(slot.typed)]
                terms += [self.say.weighted(term, ranking.OTHER_WAY) for way in slot.ways[1:] for term in self._way(way)]
                terms += self._joints(before, slot) if before and slot.follows else []
                before = slot
        return self._any_of(terms)

    @property
    def every_word_is_a_step(self) -> bool:
        """Whether what has every word stands above all that lacks one."""
        return len(self.query.slots) > 1 and self.query.is_short

    def within(self, found: Q) -> Q:
        """`found`, as far as the filters let it through."""
        return self._narrowed(found, self.filters)

    def strict(self, filters: Filters | None = None) -> Q:
        """What has every word, each in one of its ways of writing."""
        found = self.say.all_of(self._every_slot) if self.query.slots else self.say.everything()
        return self._narrowed(found, filters or self.filters, self.query.phrases)

    def begun(self) -> Q:
        """Titles with the words in a row, the last one perhaps only begun."""
        runs = [self.say.begun("title_folded", keys) for keys in beginnings(self.query.words.folded)]
        return self._narrowed(self._any_of(runs), self.filters)

    def alike(self, terms: list[tuple[str, str, float]]) -> Q:
        """Whatever has any of `terms`: field, key and weight, as `likeness.telling_terms` gives them."""
        return self._narrowed(self._any_of([self._weighted(*term) for term in terms]), self.filters)

    def _weighted(self, field: str, key: str, weight: float) -> Q:
        term = self.say.term(field, key)
        return term if weight == 1 else self.say.weighted(term, weight)

    @cached_property
    def _any_word(self) -> Q:
        return self._any_of(self._scored(self.query.slots)) if self.query.slots else self.say.everything()

    @cached_property
    def _wished(self) -> list[Q]:
        """What lifts a document without being needed."""
        return self._scored(self.query.wished)

    def _scored(self, slots: tuple[Slot, ...]) -> list[Q]:
        clauses, before = [], None
        for slot in slots:
            clauses += self._slot(slot)
            if before and slot.follows:
                clauses.append(self._neighbours(before, slot))
            before = slot
        return clauses

    def _slot(self, slot: Slot) -> list[Q]:
        typed = [*self._way(slot.typed), *self._marks(slot)]
        if len(slot.ways) == 1:
            return typed
        others = [self.say.weighted(self._any_of(self._way(way)), ranking.OTHER_WAY) for way in slot.ways[1:]]
        return [self.say.best_of([self._any_of(typed), *others])]

    def _marks(self, slot: Slot) -> list[Q]:
        """The accented keys, where accents were typed; otherwise those that are likely."""
        keys = [(key, 1.0) for key in slot.accented] if self.query.has_marks else chain.from_iterable(slot.likely)
        return [self._weighted("accented", key, ranking.ACCENTED * chance) for key, chance in keys]

    def _way(self, way: tuple[str, ...]) -> list[Q]:
        return [self._weighted("folded", key, ranking.FOLDED) for key in way] + [
            self._weighted("pairs", pair(*both), ranking.PAIRS) for both in pairwise(way)
        ]

    def _neighbours(self, before: Slot, slot: Slot) -> Q:
        terms = self._joints(before, slot)
        return terms[0] if len(terms) == 1 else self.say.best_of(terms)

    def _joints(self, before: Slot, slot: Slot) -> list[Q]:
        keys = dict.fromkeys(pair(first[-1], second[0]) for first in before.ways for second in slot.ways)
        return [self._weighted("pairs", key, ranking.PAIRS) for key in keys]

    @cached_property
    def _bonuses(self) -> list[Q]:
        """What lifts, each with its height."""
        words = self.query.words
        if not self.query.slots:
            return []
        exact = self.say.is_value("exact", exact_key(words.folded))
        steps = [(exact, ranking.EXACT_TITLE), (self._in_row("title_folded", words.folded), ranking.TITLE_PHRASE)]
        if self.query.has_marks:
            steps.append((self._in_row("title_accented", words.accented), ranking.TITLE_PHRASE_ACCENTED))
        if len(self.query.slots) > 1:
            steps.append((self._every_likely, ranking.EVERY_WORD_FIRST if self.every_word_is_a_step else ranking.EVERY_WORD))
        return [self.say.constant(query, score) for query, score in steps]

    def _in_row(self, field: str, keys: tuple[str, ...]) -> Q:
        return self.say.term(field, keys[0]) if len(keys) == 1 else self.say.row(field, keys)

    @cached_property
    def _every_slot(self) -> list[Q]:
        """For each slot: all its syllables as they were typed, or one of the other ways with its syllables in a row.

        A syllable that was typed with marks has to have them, one without may have any: people leave marks out, they do
        not put wrong ones.
        """
        return [self._any_of([self._as_typed(slot), *map(self._row, slot.ways[1:])]) for slot in self.query.slots]

    @cached_property
    def _every_likely(self) -> Q:
        """Every word, one without marks only as it is likely: many texts have "cuối" and "hội" by accident, where "cuoi hoi" was typed."""
        return self._all_of([self._any_of([self._as_likely(slot), *map(self._row, slot.ways[1:])]) for slot in self.query.slots])

    def _as_likely(self, slot: Slot) -> Q:
        if not slot.likely:
            return self._as_typed(slot)
        return self._all_of([self._any_of([self.say.term("accented", key) for key, _ in keys]) for keys in slot.likely])

    def _as_typed(self, slot: Slot) -> Q:
        keys = zip(slot.accented, slot.typed, strict=True)
        return self._all_of([self.say.term("accented" if accented != folded else "folded", accented) for accented, folded in keys])

    def _row(self, way: tuple[str, ...]) -> Q:
        if len(way) == 1:
            return self.say.term("folded", way[0])
        return self._all_of([self.say.term("pairs", pair(*both)) for both in pairwise(way)])

    def _phrase(self, phrase: Phrase) -> Q:
        parts = [self._in_row("folded", phrase.folded)]
        if phrase.has_marks:
            parts += [self.say.term("accented", key) for key in phrase.accented]
        return self._all_of(parts)

    def _narrowed(self, found: Q, filters: Filters, phrases: tuple[Phrase, ...] = (), among: Q | None = None) -> Q:
        """`found` within the filters and `among` these, with the phrases and without what is excluded; none of them scores."""
        needed = [self._any_of([self.say.is_value("audience", audience) for audience in filters.audiences])]
        needed += [self._phrase(phrase) for phrase in phrases] + ([] if among is None else [among])
        for name in (*WORDS, *NUMBERS):
            value = getattr(filters, name)
            needed += [self.say.is_value(name, value)] if value is not None else []
        if filters.unit is not None:
            needed.append(self.say.is_value("lineage", filters.unit))
        if filters.units:
            needed.append(self._any_of([self.say.is_value("lineage", unit) for unit in filters.units]))
        if filters.since or filters.until:
            needed.append(self.say.published(filters.since, filters.until))
        unwanted = [self._phrase(phrase) for phrase in self.query.excluded]
        if filters.without:
            unwanted.append(self.say.has_key(filters.without))
        return self.say.narrowed(found, needed, unwanted)

    def _any_of(self, queries: list[Q]) -> Q:
        return queries[0] if len(queries) == 1 else self.say.any_of(queries)

    def _all_of(self, queries: list[Q]) -> Q:
        return queries[0] if len(queries) == 1 else self.say.all_of(queries)
