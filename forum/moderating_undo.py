"""Taking back what moderators did to whole threads."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forum import services
from forum.models import Board, Post, Thread
from forum.services.announcing import reindex
from forum.services.counting import Tally, locked_thread, recount_thread, shift_boards, take_number, tally
from portal.moderation.errors import CannotAct
from portal.notifications import services as notifications


def remask(post: Post, masked: str) -> None:
    """Hide the numbers of `post` again: `masked` is its text with the numbers masked."""
    post.body, post.body_unmasked = masked or post.body, post.body
    post.save(update_fields=["body", "body_unmasked"])


def unmove(act, thread: Thread, by) -> None:
    """Back to the board where it stood, unless words were written since that fewer people may read."""
    board = Board.objects.get(pk=act.before["board"])
    _check_closed(thread.posts.filter(created_at__gt=act.created_at), thread.board, board)
    services.move(thread=thread, board=board, by=by)


def _check_closed(written: QuerySet[Post], here: Board, there: Board) -> None:
    if written.exists() and not Board.objects.no_wider_than(here).filter(pk=there.pk).exists():
        raise CannotAct(_("Since then people wrote here what fewer may read than in “%(board)s”.") % {"board": there.name})


def unsplit(act, thread: Thread, by) -> None:
    """Everything of the thread that was made goes back; what was written there since goes behind it. Its address leads here."""
    new = locked_thread(act.after["new_thread"])
    if new.merged_into_id:
        raise CannotAct(_("The new thread was joined with another meanwhile; undo that first."))
    before = tally(thread, new)
    _check_closed(new.posts.exclude(pk__in=[pk for pk, _number in act.after["posts"]]), new.board, thread.board)
    later = list(new.posts.exclude(pk__in=[pk for pk, _number in act.after["posts"]]).order_by("number"))
    _bring_back(act.after["posts"], new, thread)
    for post in later:
        post.thread, post.number = thread, take_number(thread)
        post.save(update_fields=["thread", "number"])
    new.merged_into = thread
    new.save(update_fields=["merged_into"])
    _marks(thread, act)
    _recount(before, thread, new)


def unmerge(act, thread: Thread, by) -> None:
    """The posts of `thread` that still stand where they were put come back with their numbers."""
    into = locked_thread(act.after["merged_into"])
    before = tally(thread, into)
    _bring_back(act.after["posts"], into, thread)
    notifications.drop_follows(target=into, users=act.after.get("followers", []))
    thread.merged_into = None
    thread.save(update_fields=["merged_into"])
    _marks(thread, act)
    _recount(before, thread, into)


def _bring_back(numbers: list[list[int]], source: Thread, thread: Thread) -> None:
    """Numbers are never given twice, so that those they had are free."""
    there = Post.objects.in_bulk([pk for pk, _number in numbers])
    moved = []
    for pk, number in numbers:
        post = there.get(pk)
        if post is not None and post.thread_id == source.pk:
            post.thread, post.number, post.moved_from = thread, number, None
            moved.append(post)
    Post.objects.bulk_update(moved, ["thread", "number", "moved_from"], batch_size=500)


def _marks(thread: Thread, act) -> None:
    """The accepted and the official answer, where nobody chose another meanwhile."""
    marks = act.after.get("marks", {})
    thread.accepted_post_id = thread.accepted_post_id or marks.get("accepted")
    thread.official_post_id = thread.official_post_id or marks.get("official")
    thread.save(update_fields=["accepted_post", "official_post"])


def _recount(before: Tally, *threads: Thread) -> None:
    for thread in threads:
        recount_thread(thread)
        reindex(thread)
    shift_boards(before, tally(*threads))
