"""A `Query` and `Filters` as queries of Tantivy."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tantivy import Occur, Schema, SchemaBuilder
from tantivy import Query as TantivyQuery

from portal.search import ranking
from portal.search.engines.interface import Filters
from portal.search.query import Phrase, Query, Slot
from portal.search.vietnamese import pair

MUST, SHOULD, MUST_NOT = Occur.Must, Occur.Should, Occur.MustNot
WORDS = ("kind", "subkind")
NUMBERS = ("topic", "section", "programme", "year")
PLACES = ("province", "commune", "branch")


def schema() -> Schema:
    """The fields of both indexes. Nothing is stored: a hit is a key, and the row has the rest."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for name in ("accented", "pairs"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("folded", "title_folded", "title_accented"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("exact", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("audience", tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBERS, *PLACES):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("lineage", indexed=True)
    builder.add_integer_field("published", fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def exact_key(folded) -> str:
    """The key under which a whole title or name stands."""
    return " ".join(folded)


@dataclass
class Asked:
    """One question to one index: `ranked` finds and orders, `strict` is what is counted."""

    schema: Schema
    query: Query
    filters: Filters

    def ranked(self) -> TantivyQuery:
        """Whatever has any of the words, titles that are the query or hold it first."""
        if not self.query:
            return self._narrowed(TantivyQuery.all_query(), self.filters)
        found = TantivyQuery.boolean_query([(MUST, self._any_word), *((SHOULD, bonus) for bonus in self._bonuses)])
        return self._narrowed(found, self.filters, self.query.phrases if self.query.insists else ())

    def strict(self, filters: Filters | None = None) -> TantivyQuery:
        """What has every word, each in one of its ways of writing."""
        found = TantivyQuery.boolean_query([(MUST, slot) for slot in self._every_slot]) if self.query else TantivyQuery.all_query()
        return self._narrowed(found, filters or self.filters, self.query.phrases)

    def begun(self) -> TantivyQuery:
        """Titles with the words in a row, the last one perhaps only begun."""
        return self._narrowed(TantivyQuery.phrase_prefix_query(self.schema, "title_folded", list(self.query.words.folded)), self.filters)

    def _term(self, field: str, value, option: str = "freq") -> TantivyQuery:
        return TantivyQuery.term_query(self.schema, field, value, index_option=option)

    def _weighted(self, field: str, value: str, weight: float) -> TantivyQuery:
        term = self._term(field, value)
        return term if weight == 1 else TantivyQuery.boost_query(term, weight)

    @cached_property
    def _any_word(self) -> TantivyQuery:
        clauses, before = [], None
        for slot in self.query.slots:
            clauses += self._slot(slot)
            if before and slot.follows:
                clauses.append(self._neighbours(before, slot))
            before = slot
        return TantivyQuery.boolean_query([(SHOULD, clause) for clause in clauses])

    def _slot(self, slot: Slot) -> list[TantivyQuery]:
        typed = self._way(slot.typed)
        if self.query.has_marks:
            typed += [self._weighted("accented", key, ranking.ACCENTED) for key in slot.accented]
        if len(slot.ways) == 1:
            return typed
        others = [TantivyQuery.boost_query(any_of(self._way(way)), ranking.OTHER_WAY) for way in slot.ways[1:]]
        return [TantivyQuery.disjunction_max_query([any_of(typed), *others])]

    def _way(self, way: tuple[str, ...]) -> list[TantivyQuery]:
        return [self._weighted("folded", key, ranking.FOLDED) for key in way] + [
            self._weighted("pairs", pair(*both), ranking.PAIRS) for both in pairwise(way)
        ]

    def _neighbours(self, before: Slot, slot: Slot) -> TantivyQuery:
        keys = dict.fromkeys(pair(first[-1], second[0]) for first in before.ways for second in slot.ways)
        terms = [self._weighted("pairs", key, ranking.PAIRS) for key in keys]
        return terms[0] if len(terms) == 1 else TantivyQuery.disjunction_max_query(terms)

    @cached_property
    def _bonuses(self) -> list[TantivyQuery]:
        words = self.query.words
        exact = self._term("exact", exact_key(words.folded), "basic")
        bonuses = [(exact, ranking.EXACT_TITLE), (self._in_row("title_folded", words.folded), ranking.TITLE_PHRASE)]
        if self.query.has_marks:
            accented = self._in_row("title_accented", words.accented)
            bonuses.append((accented, ranking.TITLE_PHRASE_ACCENTED))
        if len(self.query.slots) > 1:
            bonuses.append((all_of(self._every_slot), ranking.EVERY_WORD_FIRST if self.query.is_short else ranking.EVERY_WORD))
        return [TantivyQuery.const_score_query(query, score) for query, score in bonuses]

    def _in_row(self, field: str, keys: tuple[str, ...]) -> TantivyQuery:
        if len(keys) == 1:
            return self._term(field, keys[0], "position")
        return TantivyQuery.phrase_query(self.schema, field, list(keys))

    @cached_property
    def _every_slot(self) -> list[TantivyQuery]:
        """For each slot: all its syllables as they were typed, or one of the other ways with its syllables in a row.

        A syllable that was typed with marks has to have them, one without may have any: people leave marks out, they do
        not put wrong ones.
        """
        return [any_of([self._as_typed(slot), *map(self._row, slot.ways[1:])]) for slot in self.query.slots]

    def _as_typed(self, slot: Slot) -> TantivyQuery:
        keys = zip(slot.accented, slot.typed, strict=True)
        return all_of([self._term("accented" if accented != folded else "folded", accented) for accented, folded in keys])

    def _row(self, way: tuple[str, ...]) -> TantivyQuery:
        if len(way) == 1:
            return self._term("folded", way[0])
        return all_of([self._term("pairs", pair(*both)) for both in pairwise(way)])

    def _phrase(self, phrase: Phrase) -> TantivyQuery:
        parts = [self._in_row("folded", phrase.folded)]
        if phrase.has_marks:
            parts += [self._term("accented", key) for key in phrase.accented]
        return all_of(parts)

    def _narrowed(self, found: TantivyQuery, filters: Filters, phrases: tuple[Phrase, ...] = ()) -> TantivyQuery:
        """`found` within the filters, with the phrases and without what is excluded; none of them scores."""
        needed = [any_of([self._term("audience", audience, "basic") for audience in filters.audiences])]
        needed += [self._phrase(phrase) for phrase in phrases]
        for name in (*WORDS, *NUMBERS):
            value = getattr(filters, name)
            needed += [self._term(name, value, "basic")] if value is not None else []
        if filters.unit is not None:
            needed.append(self._term("lineage", filters.unit, "basic"))
        unwanted = [self._phrase(phrase) for phrase in self.query.excluded]
        if filters.without:
            unwanted.append(TantivyQuery.term_set_query(self.schema, "key", list(filters.without)))
        return TantivyQuery.boolean_query(
            [
                (MUST, found),
                *((MUST, TantivyQuery.const_score_query(query, 0.0)) for query in needed),
                *((MUST_NOT, query) for query in unwanted),
            ]
        )


def any_of(queries: list[TantivyQuery]) -> TantivyQuery:
    return queries[0] if len(queries) == 1 else TantivyQuery.boolean_query([(SHOULD, query) for query in queries])


def all_of(queries: list[TantivyQuery]) -> TantivyQuery:
    return queries[0] if len(queries) == 1 else TantivyQuery.boolean_query([(MUST, query) for query in queries])
