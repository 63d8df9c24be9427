"""What the engine offers where nothing has every word."""

import pytest

from tests.search.factories import ask, fill, make_entry


@pytest.fixture
def stories(engine):
    fill(
        engine,
        make_entry(1, "Phụ nữ khởi nghiệp"),
        make_entry(2, "Nấm rơm"),
        make_entry(3, "Khởi công, nghiệm thu"),
        make_entry(4, "Nghiệm thu"),
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khoi nghiepp", "khoi nghiep"),
        ("khởi nghiêpp", "khởi nghiệp"),
        ("khởi nghiêp", "khởi nghiệp"),
        ("phũ nữ", "phụ nữ"),
        ("phuj nuwx", "phụ nữ"),
        ("phuj nữ khowri nghieejp", "phụ nữ khởi nghiệp"),
        ("phuuuu nuuuuu", "phu nu"),
        ("khoi nghieeepp", "khoi nghiep"),
        ("naasm rowm", "nấm rơm"),
        ("phu un", "phu nu"),
        ("phu nuw khoi nghiep", "phu nữ khoi nghiep"),
        ("nam romm", "nam rom"),
        ("khoi nghie", "khoi nghiep"),
        ("phu5 nu74", "phụ nữ"),
        ("phuụ nữ", "phụ nữ"),
        ("khởi nghệp", "khởi nghiệp"),
        ("khoi nghiepp xyzzyzzy", "khoi nghiep xyzzyzzy"),
        ("xyzzyzzy", ""),
        ("2031", ""),
        ("", ""),
    ],
)
def test_search_suggests_what_was_probably_meant(stories, typed, meant):
    assert ask(stories, typed).suggestions == ([meant] if meant else [])


def test_search_suggests_nothing_where_something_was_found(stories):
    assert ask(stories, "nam rom").suggestions == []


def test_whoever_wants_no_suggestion_gets_the_same_list_without(stories):
    bare = ask(stories, "khoi nghiepp", suggests=False)
    assert (bare.hits, bare.suggestions) == (ask(stories, "khoi nghiepp").hits, [])


@pytest.mark.parametrize("typed", ["khoi nghiepp", "phu nuw khoi nghiep"])
def test_search_for_a_suggestion_finds_something(stories, typed):
    assert ask(stories, ask(stories, typed).suggestions[0]).total
