"""Whatever is typed, each engine answers; and it holds the longest query that is read at all."""

import pytest

from portal.search.engines.interface import FACETS, Filters
from portal.search.query import MAX_TOKENS, parse
from tests.search.factories import ask, fill, make_entry
from tests.search.test_hostile import HOSTILE


def test_engine_answers_anything(engine):
    fill(engine, make_entry(1, "Nấm rơm", "Trồng nấm rơm, 100% sạch."), make_entry(2, "Nấm", family="names", kind="topic"))
    for text in HOSTILE:
        clean = text.encode("utf-8", "ignore").decode()
        for family in ("content", "names"):
            assert ask(engine, clean, family=family, facets=FACETS).total <= 1
            assert len(engine.complete(parse(clean), Filters(), family=family, size=5)) <= 1


@pytest.mark.parametrize("word", ["nấm", "clb", "câu lạc bộ", "x"])
def test_engine_answers_the_longest_query(engine, word):
    fill(engine, make_entry(1, "Câu lạc bộ trồng nấm"))
    typed = " ".join(f"{word} {number}" for number in range(MAX_TOKENS))
    assert ask(engine, typed, facets=FACETS).total == 0


def test_engine_answers_filters_that_nobody_has(engine):
    fill(engine, make_entry(1, "Nấm"))
    odd = Filters(kind='"}]', subkind="\0", topic=2**40, unit=10**12, year=0, audiences=("unit-1", "*"), without=tuple(range(1, 1_001)))
    assert ask(engine, "nấm", odd, facets=FACETS).total == 0
