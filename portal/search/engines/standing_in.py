"""An engine that may be gone, with titles standing in for it meanwhile. Nobody who asks need know."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from portal.search.engines.interface import Engine, EngineBusy, EngineDown, Entry, Filters, Hit, Results, Writer
from portal.search.engines.titles import TitleEngine
from portal.search.query import Query

T = TypeVar("T")
logger = logging.getLogger(__name__)
# So long after a feeding that failed a question may ask for the next: the engine may answer and yet take nothing, with its disk full.
AFTER_FAILURE = 3.0


class StandingIn:
    """`engine`, whose questions are answered from the titles of the rows while it is gone. All else is its own.

    The first question that it answers again asks for a feeding, so that it catches up; also where only writing had failed here.
    """

    def __init__(self, engine: Engine):
        self.engine, self.titles = engine, TitleEngine()
        self.was_gone = False
        self.failed_at: float | None = None

    def __getattr__(self, name: str):
        return getattr(self.engine, name)

    def search(self, query: Query, filters: Filters, *, facets: Iterable[str] = (), **options) -> Results:
        facets = list(facets)
        return self._either(lambda asked: asked.search(query, filters, facets=facets, **options))

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        return self._either(lambda asked: asked.complete(query, filters, family=family, size=size))

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        return self._either(lambda asked: asked.alike(entry, filters, size=size))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        try:
            with self.engine.writing() as writer:
                yield writer
        except EngineDown:
            self.failed_at = time.monotonic()
            raise
        self.failed_at = None

    def _either(self, ask: Callable[[Engine | TitleEngine], T]) -> T:
        try:
            answer = ask(self.engine)
        except (EngineDown, EngineBusy):
            if not self.was_gone:
                logger.error("%s is gone: titles are searched in its place.", self.engine.name)
            self.was_gone = True
            return ask(self.titles)
        if self.was_gone:
            logger.warning("%s is back.", self.engine.name)
        if self.was_gone or (self.failed_at is not None and time.monotonic() > self.failed_at + AFTER_FAILURE):
            self.was_gone, self.failed_at = False, None
            self._catch_up()
        return answer

    def _catch_up(self) -> None:
        from portal.search.services import feed_on_commit

        feed_on_commit()
