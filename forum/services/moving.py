"""Threads renamed, moved to another board, split and merged. Permalinks of posts stay true: they ask where the post stands today."""

from collections.abc import Iterable

from django.db import transaction

from forum.models import Board, Post, Thread
from forum.refusals import ThreadGone, WrongKind
from forum.services.announcing import reindex
from forum.services.composing import title_of
from forum.services.counting import locked_thread, recount_thread, shift_boards, take_numbers, tally


@transaction.atomic
def rename(*, thread: Thread, title: str, by) -> bool:
    """Give `thread` another title; its old address leads to the new one, because its number finds it. Whether the title was another.

    Raises `TitleMissing`, `NumberInTitle`, `ThreadGone`. The discussion of an article is called as the article is: `WrongKind`.
    """
    title, slug = title_of(title)
    thread = locked_thread(thread.pk)
    if thread.about_id:
        raise WrongKind
    if thread.merged_into_id or thread.state == Thread.State.REMOVED:
        raise ThreadGone
    if thread.title == title:
        return False
    thread.title, thread.slug = title, slug
    thread.save(update_fields=["title", "slug"])
    reindex(thread)
    return True


@transaction.atomic
def move(*, thread: Thread, board: Board, by) -> bool:
    """Put `thread` into another board. Whether it was elsewhere. Discussions of articles stay where they are."""
    thread = locked_thread(thread.pk)
    if thread.about_id:
        raise WrongKind
    if thread.board_id == board.pk:
        return False
    before = tally(thread)
    thread.board = board
    thread.save(update_fields=["board"])
    reindex(thread)
    shift_boards(before, tally(thread))
    return True


@transaction.atomic
def split(*, thread: Thread, posts: Iterable[Post], title: str, by, board: Board | None = None) -> Thread:
    """A new thread from some posts of `thread`, numbered from 1 in their order; its author is who wrote the first of them.

    The first post stays, so that a thread never loses its beginning. An anonymous asker stays anonymous.
    """
    title, slug = title_of(title)
    thread = locked_thread(thread.pk)
    moved = list(thread.posts.filter(pk__in=[post.pk for post in posts]).exclude(number=1).order_by("number"))
    board = board or thread.board
    if not moved or board is None:
        raise WrongKind
    before, first = tally(thread), moved[0]
    new = Thread.objects.create(
        board=board, author_id=first.author_id, is_anonymous=first.is_anonymous, kind=Thread.Kind.EXPERIENCE, title=title, slug=slug,
        unit=thread.unit, state=Thread.State.SHOWN, last_post_at=first.created_at,
    )  # fmt: skip
    new.topics.set(thread.topics.all())
    _carry(moved, thread, new)
    _forget_marks(thread, moved)
    for each in (thread, new):
        recount_thread(each)
        reindex(each)
    shift_boards(before, tally(thread, new))
    return new


@transaction.atomic
def merge(*, thread: Thread, into: Thread, by) -> bool:
    """Put all posts of `thread` behind those of `into`, in their order; its address leads there. Whether it was not merged yet."""
    first, second = (locked_thread(pk) for pk in sorted({thread.pk, into.pk})) if thread.pk != into.pk else (None, None)
    if first is None:
        raise WrongKind
    thread, into = (first, second) if first.pk == thread.pk else (second, first)
    if thread.merged_into_id == into.pk:
        return False
    if thread.merged_into_id or into.merged_into_id or thread.about_id:
        raise WrongKind
    before = tally(thread, into)
    _carry(list(thread.posts.order_by("number")), thread, into)
    thread.merged_into, thread.accepted_post, thread.official_post = into, None, None
    thread.save(update_fields=["merged_into", "accepted_post", "official_post"])
    Thread.objects.filter(merged_into=thread).update(merged_into=into)  # Whoever comes by an older address is led here at once.
    for each in (thread, into):
        recount_thread(each)
        reindex(each)
    shift_boards(before, tally(thread, into))
    return True


def _carry(posts: list[Post], source: Thread, target: Thread) -> None:
    for post, number in zip(posts, take_numbers(target, len(posts)), strict=True):
        post.thread, post.moved_from, post.number = target, source, number
    Post.objects.bulk_update(posts, ["thread", "moved_from", "number"], batch_size=500)


def _forget_marks(thread: Thread, moved: list[Post]) -> None:
    """Posts that left are no longer its answers."""
    gone = {post.pk for post in moved}
    for name in ("accepted_post", "official_post"):
        if getattr(thread, f"{name}_id") in gone:
            setattr(thread, name, None)
            thread.save(update_fields=[name])
