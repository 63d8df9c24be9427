"""An engine that may be gone, with titles standing in for it meanwhile. Nobody who asks need know."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from portal.search.engines.interface import Engine, EngineDown, Entry, Filters, Hit, Results
from portal.search.engines.titles import TitleEngine
from portal.search.query import Query

T = TypeVar("T")
logger = logging.getLogger(__name__)


class StandingIn:
    """`engine`, whose questions are answered from the titles of the rows while it is gone. Writing and all else is its own.

    The first question that it answers again asks for a feeding, so that it catches up.
    """

    def __init__(self, engine: Engine):
        self.engine, self.titles = engine, TitleEngine()
        self.was_gone = False

    def __getattr__(self, name: str):
        return getattr(self.engine, name)

    def search(self, query: Query, filters: Filters, *, facets: Iterable[str] = (), **options) -> Results:
        facets = list(facets)
        return self._either(lambda asked: asked.search(query, filters, facets=facets, **options))

    def complete(self, query: Query, filters: Filters, *, family: str, size: int) -> list[Hit]:
        return self._either(lambda asked: asked.complete(query, filters, family=family, size=size))

    def alike(self, entry: Entry, filters: Filters, *, size: int) -> list[Hit]:
        return self._either(lambda asked: asked.alike(entry, filters, size=size))

    def _either(self, ask: Callable[[Engine | TitleEngine], T]) -> T:
        try:
            answer = ask(self.engine)
        except EngineDown:
            if not self.was_gone:
                logger.error("%s is gone: titles are searched in its place.", self.engine.name)
            self.was_gone = True
            return ask(self.titles)
        if self.was_gone:
            self.was_gone = False
            self._catch_up()
        return answer

    def _catch_up(self) -> None:
        from portal.search.services import feed_on_commit

        logger.warning("%s is back.", self.engine.name)
        feed_on_commit()
