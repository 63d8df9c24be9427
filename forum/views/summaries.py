"""A long thread in a few words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from forum.faces import Face, face_of
from forum.models import Thread

SUMMARY_SECONDS = 600


@dataclass
class Summary:
    """The thread in a few words: who is thanked most, and for which post."""

    number: int = 0
    face: Face | None = None
    thanks: int = 0


def summary_of(found: Thread) -> Summary:
    """The most thanked post; looked up when a post came or went, otherwise every ten minutes, because a long thread takes a while."""
    return cache.get_or_set(_key(found), lambda: read_summary(found), SUMMARY_SECONDS)


def forget_summaries(threads: Iterable[Thread]) -> None:
    """Somebody who may be named in the summaries of `threads` has no name any more."""
    cache.delete_many([_key(thread) for thread in threads])


def _key(found: Thread) -> str:
    return f"forum.summary.{found.pk}.{found.post_count}.{found.last_number}"


def read_summary(found: Thread) -> Summary:
    best = found.posts.shown().filter(thanks_count__gt=0).select_related("author").order_by("-thanks_count", "number").first()
    if best is None:
        return Summary()
    return Summary(best.number, face_of(best.shown_author), best.thanks_count)
