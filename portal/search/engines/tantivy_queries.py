"""The scheme in Tantivy's language: its schema, its documents, its queries."""

import tantivy
from tantivy import FieldType, Occur, Query

from portal.search.engines.interface import Entry
from portal.search.engines.scheme import BAGS, NUMBERS, PLACES, ROWS, SPREADS, VALUES, WORDS, fields

# A set of keys is looked for in the whole dictionary: four times the time of 200 keys one by one at 100,000 documents.
MOST_BY_ONE = 200
MUST, SHOULD, MUST_NOT = Occur.Must, Occur.Should, Occur.MustNot
TEXTS = (*BAGS, *SPREADS, *ROWS, *VALUES, *WORDS)


def _schema() -> tantivy.Schema:
    """The fields of both indexes. Nothing is stored: a hit is a key, and the row has the rest."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for name in BAGS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in SPREADS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ROWS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in VALUES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*NUMBERS, *PLACES):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("lineage", indexed=True)
    builder.add_integer_field("published", fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


SCHEMA = _schema()


def document(entry: Entry) -> tantivy.Document:
    """`entry` as the index takes it."""
    found = tantivy.Document()
    add = {"published": found.add_integer, "weight": found.add_float} | dict.fromkeys(TEXTS, found.add_text)
    for name, values in fields(entry).items():
        put = add.get(name, found.add_unsigned)
        for value in values:
            put(name, value)
    return found


class TantivyDialect:
    """Contract in `portal.search.engines.scheme.Dialect`."""

    def everything(self) -> Query:
        return Query.all_query()

    def term(self, field: str, key: str) -> Query:
        return Query.term_query(SCHEMA, field, key, index_option="freq" if field in BAGS or field == "folded" else "position")

    def row(self, field: str, keys: tuple[str, ...]) -> Query:
        return Query.phrase_query(SCHEMA, field, list(keys))

    def begun(self, field: str, keys: tuple[str, ...]) -> Query:
        return Query.phrase_prefix_query(SCHEMA, field, list(keys))

    def is_value(self, field: str, value: str | int) -> Query:
        return Query.term_query(SCHEMA, field, value, index_option="basic")

    def published(self, since: int | None, until: int | None) -> Query:
        # A row without a date has 0.
        return Query.range_query(SCHEMA, "published", FieldType.Integer, since or 1, until, include_upper=until is None)

    def has_key(self, keys: tuple[int, ...]) -> Query:
        if len(keys) > MOST_BY_ONE:
            return Query.term_set_query(SCHEMA, "key", list(keys))
        return self.any_of([Query.term_query(SCHEMA, "key", key, index_option="basic") for key in keys])

    def weighted(self, query: Query, weight: float) -> Query:
        return Query.boost_query(query, weight)

    def constant(self, query: Query, score: float) -> Query:
        return Query.const_score_query(query, score)

    def any_of(self, queries: list[Query]) -> Query:
        return Query.boolean_query([(SHOULD, query) for query in queries])

    def all_of(self, queries: list[Query]) -> Query:
        return Query.boolean_query([(MUST, query) for query in queries])

    def best_of(self, queries: list[Query]) -> Query:
        return Query.disjunction_max_query(queries)

    def with_bonuses(self, query: Query, bonuses: list[Query]) -> Query:
        return Query.boolean_query([(MUST, query), *((SHOULD, bonus) for bonus in bonuses)])

    def narrowed(self, query: Query, needed: list[Query], unwanted: list[Query]) -> Query:
        clauses = [(MUST, query), *((MUST, self.constant(each, 0.0)) for each in needed), *((MUST_NOT, each) for each in unwanted)]
        return Query.boolean_query(clauses)
