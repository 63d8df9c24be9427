"""Passing over what cannot come first changes nothing of what is found."""

from functools import partial

import pytest

from portal.search import evaluation
from portal.search.engines import tantivy_ranking
from portal.search.engines.interface import Filters
from portal.search.engines.on_disk import DIALECT, TantivyEngine, frequencies
from portal.search.engines.scheme import Asked
from portal.search.query import parse
from portal.search.unmarked import with_likely_marks
from portal.ui.folding import fold
from tests.bench.search_set import documents
from tests.search.judged import collection

NEAREST, SIZE = 50, 10


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    engine = TantivyEngine(tmp_path_factory.mktemp("many"))
    engine.rebuild(entry for _, entry in documents(2_000))
    return engine._searcher("content")


def asked(searcher, text: str, filters: Filters) -> Asked:
    return Asked(DIALECT, with_likely_marks(parse(text), partial(frequencies, searcher)), filters)


def listed(found) -> list[tuple[float, tuple]]:
    return [(round(score, 2), (address.segment_ord, address.doc)) for score, address in found.hits]


def ways_of_asking() -> list[str]:
    typed = list(evaluation.read_queries(collection.QUERIES).values())
    return [*typed, *map(fold, typed), '"phụ nữ" khởi nghiệp', "phụ nữ -nghèo", "phụ nữ", "hội", "clb lhpn tphcm"]


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(year=2020), Filters(unit=3), Filters(without=(1, 2, 3)), Filters(audiences=("everybody", "members"))]
)
@pytest.mark.parametrize("offset", [0, 10, 200])
def test_the_best_are_those_that_looking_at_everything_finds(searcher, filters, offset):
    for text in ways_of_asking():
        total = searcher.search(asked(searcher, text, filters).strict(), 1).count
        quick = tantivy_ranking.best(searcher, asked(searcher, text, filters), SIZE, offset, total, NEAREST)
        whole = searcher.search(asked(searcher, text, filters).ranked(), SIZE, offset=offset)
        assert listed(quick) == listed(whole), text
        assert max(total, min(quick.count, NEAREST)) == max(total, min(whole.count, NEAREST)), text


def test_most_questions_look_at_few(searcher):
    """Otherwise the test above compares looking at everything with itself."""
    looked_at = []
    for text in ways_of_asking():
        total = searcher.search(asked(searcher, text, Filters()).strict(), 1).count
        looked_at.append(tantivy_ranking.best(searcher, asked(searcher, text, Filters()), SIZE, 0, total, NEAREST).count)
    whole = [searcher.search(asked(searcher, text, Filters()).ranked(), SIZE).count for text in ways_of_asking()]
    assert sum(few < all_of_them for few, all_of_them in zip(looked_at, whole, strict=True)) > 0.8 * len(whole)
