"""Entries for engines, and questions to them."""

from portal.search.engines.interface import Entry, Filters, Results
from portal.search.query import parse


def make_entry(key: int, title: str, text: str = "", **fields) -> Entry:
    return Entry(**{"family": "content", "kind": "article", **fields}, key=key, title=title, text=text)


def fill(engine, *entries: Entry, removed=()) -> None:
    with engine.writing() as writer:
        writer.write(entries, dict.fromkeys(removed, 0))


def keys(engine) -> set[int]:
    """The keys of everything in the index."""
    return {key for key, _ in engine.versions()}


def ask(engine, text: str, filters: Filters | None = None, **options) -> Results:
    return engine.search(parse(text), filters or Filters(), **options)


def found(engine, text: str, filters: Filters | None = None, **options) -> list[int]:
    """The keys of the hits, best first."""
    return [hit.key for hit in ask(engine, text, filters, **options).hits]
