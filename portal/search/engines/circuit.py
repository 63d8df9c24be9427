"""A circuit: after some failures in a row nobody waits for what does not answer; from time to time one tries again. Pure."""

import time
from collections.abc import Callable
from threading import Lock

# Two may be a coincidence.
FAILURES = 3
# The first pause and the longest, in seconds; each failed try doubles it.
SHORTEST, LONGEST = 1.0, 30.0


class Circuit:
    """Closed: everything passes. Open: nothing does until the pause is over, then one try decides for all. Threads may share it."""

    def __init__(self, now: Callable[[], float] = time.monotonic):
        self.now = now
        self._guard = Lock()
        self._failed = 0
        self._pause = SHORTEST
        self._until = 0.0

    @property
    def is_open(self) -> bool:
        return self._failed >= FAILURES

    def passes(self) -> bool:
        """Whether to try now. Where it is open, whoever is told so first makes the try, and the others wait another pause."""
        with self._guard:
            if not self.is_open:
                return True
            if self.now() < self._until:
                return False
            self._until = self.now() + self._pause
            return True

    def failed(self) -> None:
        with self._guard:
            self._failed += 1
            if self._failed > FAILURES:
                self._pause = min(LONGEST, 2 * self._pause)
            if self.is_open:
                self._until = self.now() + self._pause

    def worked(self) -> None:
        with self._guard:
            self._failed, self._pause, self._until = 0, SHORTEST, 0.0
