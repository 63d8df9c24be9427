"""Threads locked and pinned. Each returns whether anything changed."""

from forum.models import Thread


def lock(*, thread: Thread, by) -> bool:
    """Nobody but moderators writes in it from now on."""
    return _set(thread, "is_locked", True)


def unlock(*, thread: Thread, by) -> bool:
    return _set(thread, "is_locked", False)


def pin(*, thread: Thread, by) -> bool:
    """It stands above the other threads of its board."""
    return _set(thread, "is_pinned", True)


def unpin(*, thread: Thread, by) -> bool:
    return _set(thread, "is_pinned", False)


def _set(thread: Thread, name: str, value: bool) -> bool:
    setattr(thread, name, value)
    return Thread.objects.filter(pk=thread.pk, **{name: not value}).update(**{name: value}) > 0
