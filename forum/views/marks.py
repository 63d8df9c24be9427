"""What a person has not read yet, for lists of threads."""

from collections.abc import Iterable
from datetime import datetime

from forum.models import ReadCutoff, ReadMark, Thread
from forum.services.reading import oldest_unread


def mark_unread(threads: Iterable[Thread], user) -> list[Thread]:
    """`threads` with `is_unread`, and `has_mark` for those that she has opened before. Two queries for members, none for visitors."""
    threads = list(threads)
    if not user.is_authenticated:
        return threads
    cutoffs = cutoffs_of(user)
    marks = dict(ReadMark.objects.filter(user=user, thread__in=[thread.pk for thread in threads]).values_list("thread", "number"))
    for thread in threads:
        thread.has_mark = thread.pk in marks
        newest = max(cutoffs[None], cutoffs.get(thread.board_id, cutoffs[None]))
        thread.is_unread = thread.last_post_at > newest and marks.get(thread.pk, 0) < thread.last_number
    return threads


def cutoffs_of(user) -> dict[int | None, datetime]:
    """Before which moment everything is read: of each board where she said so; under None of all boards."""
    cutoffs = dict(ReadCutoff.objects.filter(user=user).values_list("board", "at"))
    return cutoffs | {None: max(cutoffs.get(None, oldest_unread()), oldest_unread())}
