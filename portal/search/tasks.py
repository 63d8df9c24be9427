"""Feeding, as a task: at once where tasks are immediate, in the task process otherwise."""

from django_tasks import task


@task()
def feed_engine() -> int:
    """Hand due rows to the engine. Idempotent."""
    from portal.search.services import feed

    return feed()


def enqueue_feed() -> None:
    """Ask for a feeding. Queued once a transaction by `portal.search.services.feed_on_commit`."""
    feed_engine.enqueue()
