"""Entries for engines and articles for pages."""

from datetime import UTC, datetime

from portal.search.engines.interface import Entry, Filters, Results
from portal.search.query import parse


def make_entry(key: int, title: str, text: str = "", **fields) -> Entry:
    return Entry(**{"family": "content", "kind": "article", **fields}, key=key, title=title, text=text)


def fill(engine, *entries: Entry, removed=()) -> None:
    with engine.writing() as writer:
        writer.write(entries, removed)


def ask(engine, text: str, filters: Filters | None = None, **options) -> Results:
    return engine.search(parse(text), filters or Filters(), **options)


def found(engine, text: str, filters: Filters | None = None, **options) -> list[int]:
    """The keys of the hits, best first."""
    return [hit.key for hit in ask(engine, text, filters, **options).hits]


def make_article(site_people, **fields):
    """A published article; `site_people` is (owner, section)."""
    from news.services import add_article

    owner, section = site_people
    fields = {"sapo": "Sáng nay.", "published_at": datetime(2023, 3, 8, 3, tzinfo=UTC)} | fields
    return add_article(owner=owner, section=section, **fields)
