"""Feeding, as a task: at once where tasks are immediate, in the task process otherwise."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task

from portal.search.engines.interface import EngineDown

# An engine that was gone is tried again after so many seconds, by whoever runs tasks; one such try waits at a time.
AGAIN_AFTER = 20
WAITING = "search-feeding-waits"


@task()
def feed_engine() -> int:
    """Hand due rows to the engine. Idempotent. If the engine is gone, the next try is set down, where tasks can wait.

    That is no failure of the task: `Feeding` holds what was said, the rows stay due.
    """
    from portal.search.services import feed

    try:
        return feed()
    except EngineDown:
        if feed_engine.get_backend().supports_defer and cache.add(WAITING, True, AGAIN_AFTER - 1):
            feed_engine.using(run_after=timezone.now() + timedelta(seconds=AGAIN_AFTER)).enqueue()
        return 0


@task()
def index_documents(ids: list[int]) -> None:
    """Look again at who may find these documents. Idempotent."""
    from portal.search.services import documents_changed

    documents_changed(ids)


def enqueue_feed() -> None:
    """Ask for a feeding. Queued once a transaction by `portal.search.services.feed_on_commit`."""
    feed_engine.enqueue()
