"""What can be found: the sources named in `SEARCH_SOURCES`, and what a source has to offer."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from portal.search.models import SearchDocument


@dataclass
class Document:
    """What an object says about itself. Texts are plain; `keywords` are found but not
    shown as a passage. The service cleans, cuts and adds the lineage of `unit_id`."""

    title: str
    url: str
    sapo: str = ""
    text: str = ""
    keywords: str = ""
    aliases: Iterable[str] = ()
    subkind: str = ""
    unit_id: int | None = None
    topics: Iterable[int] = ()
    section_id: int | None = None
    programme_id: int | None = None
    published_at: datetime | None = None
    audience: str = SearchDocument.Audience.EVERYBODY
    weight: float = 0.0


def audience_of_unit(unit_id: int) -> str:
    """The audience of what is for those alone who hold a role in the unit or below it."""
    return f"unit-{unit_id}"


@dataclass(frozen=True)
class Choice:
    """One value of a facet: as it stands in rows, in addresses, and for people."""

    value: int | str
    slug: str
    label: str | Promise


@dataclass
class Facts:
    """What the result page shows beside the text of one object; only what is there is shown."""

    unit: str = ""
    date: datetime | None = None
    kind: str | Promise = ""
    picture: object = None
    successors: list = field(default_factory=list)


class Source(ABC):
    """One kind of findable object. An app subclasses it in its `search.py` and is named in `SEARCH_SOURCES`.

    `model`    whose objects are found; also those of its proxies are not: one class, one source.
    `kind`     the word in rows: "article"; `slug` the word in addresses; `label` the words that people see.
    `family`   "content" is ranked by its text; "names" (units, topics) by its names alone, and listed apart.
    `watched`  whether saving or deleting an object through Django is enough to have it indexed. Content with a life
               of its own (pages: drafts, schedules) says False and calls `portal.search.services` itself.
    """

    model: type[models.Model]
    kind: str
    slug: str
    label: str | Promise
    family: str = SearchDocument.Family.CONTENT
    watched: bool = True

    @abstractmethod
    def findable(self) -> models.QuerySet:
        """Objects that may stand in the index, with all that `documents` reads, in a fixed number of queries."""

    @abstractmethod
    def documents(self, objects: list) -> Iterable[Document]:
        """What each of `objects`, all from `findable()`, says about itself, in their order. What they share may be read for all at once."""

    @abstractmethod
    def visible_to(self, user) -> models.QuerySet:
        """Objects whose page `user` may open, by the very rule of that page, with all that `facts` reads."""

    def facts(self, obj) -> Facts:
        """What the result page shows beside title and passage of `obj`, one of `visible_to(user)`. Must not query."""
        return Facts()

    def choices(self, facet: str, user) -> list[Choice]:
        """The values of a facet that only this source knows ("subkind", "section", "programme") and of which `user` may know, in order;
        one query at most. No two sources have the same value or the same slug."""
        return []


@cache
def sources() -> dict[str, Source]:
    """All sources by kind, in the order of the setting."""
    return {source.kind: source for source in (import_string(path)() for path in settings.SEARCH_SOURCES)}


@cache
def source_of(model: type[models.Model]) -> Source | None:
    """The source of objects of `model`, or None if they cannot be found."""
    return next((source for source in sources().values() if source.model is model), None)
