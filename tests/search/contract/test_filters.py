"""Narrowing and counting."""

from dataclasses import replace

import pytest

from portal.search.engines.interface import FACETS, Filters
from portal.search.query import parse
from tests.search.factories import ask, fill, found, make_entry


@pytest.fixture
def stories(engine):
    fill(
        engine,
        make_entry(1, "Tập huấn một", subkind="tap-huan", lineage=(1, 10), province=(10,), topic=(7, 8), section=3, year=2023, published=1),
        make_entry(
            2, "Tập huấn hai", subkind="tap-huan", lineage=(1, 10, 20), province=(10,), commune=(20,), topic=(7,), section=4, year=2024
        ),
        make_entry(3, "Tập huấn ba", subkind="hoi-thi", lineage=(1, 11), province=(11,), section=3, programme=5, year=2024),
        make_entry(4, "Một việc khác", subkind="hoi-thi", lineage=(1, 11), province=(11,), year=2025),
        make_entry(5, "Tập huấn", kind="document", lineage=(1,), audience="members"),
        make_entry(6, "xã Tập Huấn", family="names", kind="unit", lineage=(1, 10, 6)),
    )
    return engine


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({}, {1, 2, 3}),
        ({"subkind": "tap-huan"}, {1, 2}),
        ({"unit": 10}, {1, 2}),
        ({"unit": 20}, {2}),
        ({"unit": 1}, {1, 2, 3}),
        ({"topic": 8}, {1}),
        ({"section": 3}, {1, 3}),
        ({"programme": 5}, {3}),
        ({"year": 2024}, {2, 3}),
        ({"year": 2024, "section": 3}, {3}),
        ({"kind": "article"}, {1, 2, 3}),
        ({"kind": "thread"}, set()),
        ({"unit": 999}, set()),
        ({"without": (1, 3)}, {2}),
        ({"audiences": ("everybody", "members")}, {1, 2, 3, 5}),
        ({"audiences": ("members",)}, {5}),
    ],
)
def test_search_narrows(stories, filters, keys):
    results = ask(stories, "tập huấn", Filters(**filters), sort="date")
    assert {hit.key for hit in results.hits} == keys
    assert results.total == len(keys)


def test_search_narrows_before_it_ranks(stories):
    assert set(found(stories, "tập huấn một", Filters(year=2024))) == {2, 3}


def test_search_keeps_families_apart(stories):
    assert found(stories, "tập huấn", family="names") == [6]


def test_search_counts_facets_over_what_has_every_word(stories):
    facets = ask(stories, "tập huấn", facets=FACETS).facets
    assert set(facets) == set(FACETS)
    assert facets["subkind"] == [("tap-huan", 2), ("hoi-thi", 1)]
    assert facets["province"] == [(10, 2), (11, 1)]
    assert facets["commune"] == [(20, 1)]
    assert dict(facets["topic"]) == {7: 2, 8: 1}
    assert dict(facets["year"]) == {2023: 1, 2024: 2}
    assert facets["kind"] == [("article", 3)]


def test_search_counts_a_facet_as_if_it_did_not_narrow_itself(stories):
    results = ask(stories, "tập huấn", Filters(subkind="hoi-thi"), facets=["subkind", "section", "province"])
    assert results.total == 1
    assert dict(results.facets["subkind"]) == {"tap-huan": 2, "hoi-thi": 1}
    assert dict(results.facets["section"]) == {3: 1}
    assert dict(results.facets["province"]) == {11: 1}


def test_search_counts_nothing_that_the_person_may_not_see(stories):
    results = ask(stories, "tập huấn", facets=["kind"])
    assert dict(results.facets["kind"]) == {"article": 3}
    assert dict(ask(stories, "tập huấn", Filters(audiences=("everybody", "members")), facets=["kind"]).facets["kind"])["document"] == 1


def test_search_counts_nothing_whose_change_is_not_fed(stories):
    results = ask(stories, "tập huấn", Filters(without=(2,)), facets=["year"])
    assert results.total == 2
    assert dict(results.facets["year"]) == {2023: 1, 2024: 1}


@pytest.mark.parametrize(
    ("text", "family", "keys"),
    [
        ("tap hu", "content", {1, 2, 3}),
        ("t", "names", {6, 7}),
        ("hu tap", "content", set()),
        ("", "content", set()),
        ("hai", "content", {2}),
        ("l", "names", {7}),
        ("li", "names", {7}),
        ("bac tu li", "names", {7}),
        ("bac tu ly", "names", {7}),
    ],
)
def test_complete_offers_titles_that_begin_so(stories, text, family, keys):
    fill(stories, make_entry(7, "quận Bắc Từ Liêm", family="names", kind="unit"))
    assert {hit.key for hit in stories.complete(parse(text), Filters(), family=family, size=5)} == keys


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"since": 100}, {2, 3}),
        ({"until": 100}, {1}),
        ({"since": 50, "until": 200}, {1, 2}),
        ({"since": 200, "until": 100}, set()),
        ({"units": (10, 30)}, {1, 3}),
        ({"units": (20,), "since": 1}, {2}),
    ],
)
def test_search_narrows_by_time_and_by_several_units(engine, filters, keys):
    fill(
        engine,
        make_entry(1, "Nấm", lineage=(10,), published=50),
        make_entry(2, "Nấm", lineage=(20,), published=100),
        make_entry(3, "Nấm", lineage=(30,), published=200),
        make_entry(4, "Nấm"),
    )
    results = ask(engine, "nấm", Filters(**filters), facets=["kind"])
    assert {hit.key for hit in results.hits} == keys
    assert results.total == len(keys) == sum(count for _, count in results.facets["kind"])


def test_search_lifts_what_has_the_wished_words_and_needs_none(engine):
    fill(engine, make_entry(1, "Nấm rơm"), make_entry(2, "Nấm", "Chuyện ở Hoà Bình"), make_entry(3, "Ong"))
    wished = parse("hoà bình").slots
    both = engine.search(replace(parse("nấm rơm"), wished=wished), Filters())
    assert ([hit.key for hit in both.hits], both.total) == ([1, 2], 1)
    alone = engine.search(replace(parse(""), wished=wished), Filters())
    assert ({hit.key for hit in alone.hits}, alone.hits[0].key, alone.total) == ({1, 2, 3}, 2, 3)
