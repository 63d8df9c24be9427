"""What every engine does. Contract: tests/search/contract/, run on each engine."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

from portal.search.query import Query

FACETS = ("kind", "subkind", "topic", "section", "programme", "year", "province", "commune", "branch")


@dataclass(frozen=True)
class Entry:
    """One row as an engine takes it. `key` is the row's id, `version` counts up with its changes; ids of units by level are those of
    current units only."""

    key: int
    family: str
    kind: str
    title: str
    text: str = ""
    subkind: str = ""
    aliases: tuple[str, ...] = ()
    lineage: tuple[int, ...] = ()
    province: tuple[int, ...] = ()
    commune: tuple[int, ...] = ()
    branch: tuple[int, ...] = ()
    topic: tuple[int, ...] = ()
    section: int | None = None
    programme: int | None = None
    year: int | None = None
    published: int = 0
    audience: str = "everybody"
    weight: float = 0.0
    version: int = 0


@dataclass(frozen=True)
class Filters:
    """What narrows a search; None leaves open. `unit` is met by any unit of the lineage, `units` by any of them; `since` and `until` are
    seconds, the second is not within.

    `audiences` are those that the asking person belongs to; `without` are rows whose change the engine has not seen
    yet, so that neither hits nor counts speak of them.
    """

    kind: str | None = None
    subkind: str | None = None
    topic: int | None = None
    section: int | None = None
    programme: int | None = None
    year: int | None = None
    unit: int | None = None
    units: tuple[int, ...] = ()
    since: int | None = None
    until: int | None = None
    audiences: tuple[str, ...] = ("everybody",)
    without: tuple[int, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but what the person may read, and what has just changed, is left out."""
        return self != Filters(audiences=self.audiences, without=self.without)

    def lacking(self, name: str) -> "Filters":
        """The same without what narrows facet `name`, so that it offers its other values too; places narrow step by step."""
        return replace(self, **{name: None}) if hasattr(self, name) else self


@dataclass(frozen=True)
class Hit:
    key: int
    score: float


@dataclass(frozen=True)
class Results:
    """`hits` of one page, best first; `total` and `facets` count strict matches, `listed` what can be paged through.

    `only_titles`: the engine is gone, and titles were looked through in its place.
    `suggestions` are other queries, offered where nothing has every word.
    `facets` maps each name of FACETS that was asked for to (value, count) pairs, most frequent first.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    listed: int = 0
    facets: dict[str, list[tuple[int | str, int]]] = field(default_factory=dict)
    suggestions: list[str] = field(default_factory=list)
    only_titles: bool = False


class Writer(Protocol):
    def write(self, entries: Iterable[Entry], removed: Mapping[int, int] | None = None) -> None:
        """Put `entries` in the place of what stands under their keys, drop `removed` (key → version); visible to all when it returns.

        Raises `Refused` when some could not be taken, after all others were.
        """


class Engine(Protocol):
    """Reading and writing raise `EngineDown` where the engine cannot be had."""

    name: str

    def search(
        self,
        query: Query,
        filters: Filters,
        *,
        family: str = "content",
        sort: str = "relevance",
        page: int = 1,
        size: int = 10,
        facets: Iterable[str] = (),
        suggests: bool = True,
    ) -> Results:
        """One page of what matches. An empty query matches everything that passes `filters`; `sort` may be "date".

        `suggests`: whether to look for what was probably meant, which costs as much again where nothing has every word.
        """

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        """Titles and names in which the words of `query` stand one after the other, the last one perhaps only begun."""

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        """Content whose text is most like that of `entry`, without itself; nothing where nothing is near. Costs a search of 32 words."""

    def writing(self) -> AbstractContextManager[Writer]:
        """The right to write; waits for whoever has it, and raises `EngineBusy` when that takes too long."""

    def rebuild(self, entries: Iterable[Entry]) -> int:
        """Replace the whole index by `entries`, while the old one answers until the last moment. Returns how many."""

    def versions(self) -> Iterator[tuple[int, int | None]]:
        """The key and version of everything in the index, for comparing it with the rows; None where it knows no versions."""

    def documents(self) -> dict[str, int]:
        """How many there are of each family."""

    def state(self) -> str:
        """Where it is and how it is, in a line, for whoever runs it."""


class EngineBusy(Exception):
    """Somebody else has been writing for too long; what is due stays due."""


class EngineDown(Exception):
    """The engine cannot be had at this moment; the message says why. What is due stays due."""


class Refused(Exception):
    """The engine took all but some; `reasons` says for each of these keys why."""

    def __init__(self, reasons: dict[int, str]):
        super().__init__("; ".join(f"{key}: {reason}" for key, reason in list(reasons.items())[:3]))
        self.reasons = reasons
