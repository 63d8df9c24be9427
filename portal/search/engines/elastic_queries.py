"""The scheme in Elasticsearch's language: its documents and queries, through `elasticsearch.dsl`."""

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from portal.search.engines.elastic_mapping import MAX_BEGUN
from portal.search.engines.interface import Entry
from portal.search.engines.scheme import fields

# Lucene leaves the factor k1 + 1 out of BM25, Tantivy has it. The steps of ranking.py stand beside sums of scores, so they must be alike.
BM25_FACTOR = 2.2


def document(entry: Entry) -> dict:
    """`entry` as the index takes it; a field without a value is left out."""
    return {name: values[0] if len(values) == 1 else values for name, values in fields(entry).items() if values}


class ElasticDialect:
    """Contract in `portal.search.engines.scheme.Dialect`."""

    def everything(self) -> Query:
        return Q("match_all")

    def term(self, field: str, key: str) -> Query:
        return Q("term", **{field: {"value": key, "boost": BM25_FACTOR}})

    def row(self, field: str, keys: tuple[str, ...]) -> Query:
        return Q("match_phrase", **{field: " ".join(keys)})

    def begun(self, field: str, keys: tuple[str, ...]) -> Query:
        if len(keys) == 1:
            return Q("prefix", **{field: keys[0]})
        return Q("match_phrase_prefix", **{field: {"query": " ".join(keys), "max_expansions": MAX_BEGUN}})

    def is_value(self, field: str, value: str | int) -> Query:
        return Q("term", **{field: str(value)})

    def published(self, since: int | None, until: int | None) -> Query:
        # A row without a date has 0.
        return Q("range", published={"gte": since or 1} | ({"lt": until} if until else {}))

    def has_key(self, keys: tuple[int, ...]) -> Query:
        return Q("ids", values=[str(key) for key in keys])

    def weighted(self, query: Query, weight: float) -> Query:
        return query if weight == 1 else Q("bool", must=[query], boost=weight)

    def constant(self, query: Query, score: float) -> Query:
        return Q("constant_score", filter=query, boost=score)

    def any_of(self, queries: list[Query]) -> Query:
        return Q("bool", should=queries)

    def all_of(self, queries: list[Query]) -> Query:
        return Q("bool", must=queries)

    def best_of(self, queries: list[Query]) -> Query:
        return Q("dis_max", queries=queries)

    def with_bonuses(self, query: Query, bonuses: list[Query]) -> Query:
        return Q("bool", must=[query], should=bonuses)

    def narrowed(self, query: Query, needed: list[Query], unwanted: list[Query]) -> Query:
        return Q("bool", must=[query], filter=needed, must_not=unwanted)


def weighed(query: Query) -> Query:
    """Scores times the weight of the document, by the formula that Tantivy has: log2(2 + weight), here with another base."""
    return Q("function_score", query=query, field_value_factor={"field": "weight", "modifier": "ln2p", "missing": 0}, boost_mode="multiply")
