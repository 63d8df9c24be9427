"""Passing over what cannot come first changes nothing of what is found, and is what most questions get by with."""

import pytest

from portal.search import evaluation
from portal.search.engines import elastic, on_disk
from portal.search.engines.interface import Filters
from portal.search.engines.scheme import Asked
from portal.search.query import parse
from portal.ui.folding import fold
from tests.bench.search_set import documents
from tests.search.judged import collection

FILTERS = [Filters(), Filters(year=2020), Filters(unit=3), Filters(without=(1, 2, 3)), Filters(audiences=("everybody", "members"))]
SPECIAL = ['"phụ nữ" khởi nghiệp', "phụ nữ -nghèo", "phụ nữ", "hội", "clb lhpn tphcm"]


@pytest.fixture
def many(engine):
    engine.rebuild(entry for _, entry in documents(2_000))
    return engine


def look_at_everything(asked, looking, first, last, *rest):
    return looking.look([asked.ranked()], first, last)[0]


def texts(engine) -> list[str]:
    """The judged queries in two ways; of an engine that is far away not each of them."""
    typed = list(evaluation.read_queries(collection.QUERIES).values())
    every = 1 if engine.name == "tantivy" else 8
    return [*typed[::every], *map(fold, typed[::every]), *SPECIAL]


def listed(engine, text: str, filters: Filters, page: int) -> tuple:
    found = engine.search(parse(text), filters, page=page, size=10)
    return [(hit.key, round(hit.score, 1)) for hit in found.hits], found.total, found.listed


@pytest.mark.parametrize("page", [1, 2, 9])
def test_the_best_are_those_that_looking_at_everything_finds(many, monkeypatch, page):
    asked = [(text, filters) for text in texts(many) for filters in FILTERS]
    quick = [listed(many, text, filters, page) for text, filters in asked]
    for module in (on_disk, elastic):
        monkeypatch.setattr(module, "best", look_at_everything)
    assert quick == [listed(many, text, filters, page) for text, filters in asked]


def test_most_questions_look_at_few(many, monkeypatch):
    ranked, whole = Asked.ranked, []

    def noting(self, among=None):
        whole.extend([self] * (among is None))
        return ranked(self, among)

    monkeypatch.setattr(Asked, "ranked", noting)
    asked = texts(many)
    for text in asked:
        listed(many, text, Filters(), 1)
    assert len(whole) < 0.2 * len(asked)
