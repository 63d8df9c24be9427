"""Stored counters: what services add when they write, and the same numbers from scratch."""

from datetime import datetime

from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest

from forum.models import Board, Post, Reaction, Thread


def locked_thread(pk: int) -> Thread:
    """The thread, locked until the transaction ends: whoever gives it a number or counts its posts holds it.

    On SQLite every transaction that writes holds the whole database already.
    """
    return Thread.objects.select_for_update(of=("self",)).get(pk=pk)


def take_number(thread: Thread) -> int:
    """The next number of a locked thread. Given numbers are never given again."""
    return take_numbers(thread, 1)[0]


def take_numbers(thread: Thread, count: int) -> range:
    """The next `count` numbers of a locked thread."""
    Thread.objects.filter(pk=thread.pk).update(last_number=F("last_number") + count)
    thread.last_number += count
    return range(thread.last_number - count + 1, thread.last_number + 1)


def count_in(post: Post) -> None:
    """`post`, stored and shown, was added to its locked thread: one more post, perhaps one more person, the last word."""
    thread = post.thread
    others = thread.posts.shown().filter(author=post.author_id, is_anonymous=post.is_anonymous).exclude(pk=post.pk)
    is_new_person = not others.exists()
    is_latest = thread.post_count == 0 or thread.last_post_at <= post.created_at
    thread.post_count += 1
    thread.people_count += is_new_person
    if is_latest:
        thread.last_post_at, thread.last_post_by = post.created_at, post.shown_author
    thread.save(update_fields=["post_count", "people_count", "last_post_at", "last_post_by"])
    if thread.board_id and thread.is_shown:
        newest = {"last_post_at": post.created_at, "last_thread": thread} if is_latest else {}
        Board.objects.filter(pk=thread.board_id).update(post_count=F("post_count") + 1, **newest)


def recount_thread(thread: Thread) -> None:
    """Write the counters of a locked thread as its posts are. People who wrote both under their name and without it count as two."""
    shown = thread.posts.shown()
    counted = shown.aggregate(posts=Count("pk"), named=Count("author", distinct=True, filter=Q(is_anonymous=False)))
    unnamed = shown.filter(is_anonymous=True).values("author").distinct().count()
    last = shown.order_by("-created_at", "-number").select_related("author").first()
    top = thread.posts.aggregate(top=Max("number"))["top"] or 0
    thread.post_count, thread.people_count = counted["posts"], counted["named"] + unnamed
    thread.last_post_at = last.created_at if last else thread.created_at
    thread.last_post_by = last.shown_author if last else thread.shown_author
    thread.last_number, thread.support_count = max(thread.last_number, top), thread.supports.count()
    thread.save(update_fields=["post_count", "people_count", "last_post_at", "last_post_by", "last_number", "support_count"])


def recount_board(board_id: int | None) -> None:
    """Write the counters of a board as its threads are."""
    if board_id is None:
        return
    listed = Thread.objects.filter(board=board_id).listed()
    last = listed.first()
    posts = Post.objects.shown().filter(thread__board=board_id, thread__state="shown", thread__merged_into=None).count()
    Board.objects.filter(pk=board_id).update(
        thread_count=listed.count(), post_count=posts, last_thread=last, last_post_at=last.last_post_at if last else None
    )


def shift_board(board_id: int | None, *, threads: int = 0, posts: int = 0) -> None:
    """Add to the counters of a board without counting it, and look its latest thread up again."""
    if board_id is None:
        return
    last = Thread.objects.filter(board=board_id).listed().only("pk", "last_post_at").first()
    moment: datetime | None = last.last_post_at if last else None
    counted = {"thread_count": Greatest(F("thread_count") + threads, 0), "post_count": Greatest(F("post_count") + posts, 0)}
    Board.objects.filter(pk=board_id).update(**counted, last_thread=last, last_post_at=moment)


Tally = dict[int | None, tuple[int, int]]


def tally(*threads: Thread) -> Tally:
    """What `threads` are worth to the counters of their boards: {board: (threads, posts)}. Those that are not listed count nothing."""
    counted: Tally = {}
    for thread in threads:
        is_listed = thread.is_shown and thread.merged_into_id is None
        ours, posts = counted.get(thread.board_id, (0, 0))
        counted[thread.board_id] = (ours + is_listed, posts + thread.post_count * is_listed)
    return counted


def shift_boards(before: Tally, after: Tally) -> None:
    """Add to the counters of boards what threads that were worth `before` are worth now. Boards are taken in one order, so that
    two who do this at once wait for each other and never for good."""
    for board_id in sorted({pk for pk in (*before, *after) if pk is not None}):
        (threads, posts), (threads_now, posts_now) = before.get(board_id, (0, 0)), after.get(board_id, (0, 0))
        shift_board(board_id, threads=threads_now - threads, posts=posts_now - posts)


COUNTED = ("post_count", "people_count", "support_count", "last_number", "last_post_at", "last_post_by_id")
REACTIONS = {"thanks": "thanks_count", "useful": "useful_count", "agree": "agree_count"}


def recount_reactions(posts) -> int:
    """Write the reaction counters of `posts` as their reactions are; returns how many were wrong. One statement a counter."""
    wrong = set()
    for kind, name in REACTIONS.items():
        rows = Reaction.objects.filter(post=OuterRef("pk"), kind=kind).order_by().values("post").annotate(count=Count("pk")).values("count")
        counted = posts.annotate(counted=Coalesce(Subquery(rows), 0)).exclude(**{name: F("counted")})
        for pk, count in list(counted.values_list("pk", "counted")):
            Post.objects.filter(pk=pk).update(**{name: count})
            wrong.add(pk)
    return len(wrong)
