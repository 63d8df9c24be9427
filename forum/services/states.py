"""What moderators decide about a thread or a post. Nothing is deleted; `portal.moderation` keeps who decided, why, and how to undo it."""

from django.db import transaction
from django.utils import timezone

from forum.models import Post, Thread
from forum.services.announcing import appeared, disappeared, reindex
from forum.services.counting import count_in, locked_thread, recount_thread, shift_board

HELD, SHOWN, HIDDEN, REMOVED = Post.State.HELD, Post.State.SHOWN, Post.State.HIDDEN, Post.State.REMOVED


def hide(*, target: Thread | Post, by, reason: str = "") -> bool:
    """Only its author and moderators see it from now on, with the reason. Whether that changed anything."""
    return set_state(target=target, state=HIDDEN, by=by, reason=reason)


def show(*, target: Thread | Post, by) -> bool:
    """Let everybody see it again; the opposite of `hide`."""
    return set_state(target=target, state=SHOWN, by=by)


@transaction.atomic
def approve(*, target: Thread | Post, by, unmask: bool = False) -> bool:
    """Let everybody see what was held; with `unmask` also the numbers that were masked in it.

    A thread is approved with its first post, and the first post with its thread.
    """
    if unmask:
        post = target if isinstance(target, Post) else target.posts.filter(number=1).first()
        if post is not None:
            unmask_post(post)
    return set_state(target=target, state=SHOWN, by=by)


def ask_to_edit(*, target: Thread | Post, by, reason: str) -> bool:
    """Hold it until its author has edited it as the reason says and a moderator has approved that."""
    return set_state(target=target, state=HELD, by=by, reason=reason)


@transaction.atomic
def open_author(*, post: Post, by):
    """Who wrote an anonymous post. The caller puts the look on record."""
    return post.author


@transaction.atomic
def set_state(*, target: Thread | Post, state: str, by, reason: str = "") -> bool:
    """Give `target` a state and count anew what that changes. What its author removed stays removed. Whether anything changed."""
    if isinstance(target, Post):
        thread = locked_thread(target.thread_id)
        post = Post.objects.get(pk=target.pk)
        target.state = post.state
        if post.number == 1 and thread.state in (HELD, SHOWN) and {thread.state, state} == {HELD, SHOWN}:
            return _set_thread_state(thread, state, by, reason)
        return _set_post_state(thread, target, state, by, reason)
    return _set_thread_state(target, state, by, reason)


def _set_post_state(thread: Thread, post: Post, state: str, by, reason: str) -> bool:
    if post.state in (state, REMOVED):
        return False
    was_shown = post.is_shown
    _write(post, state, by, reason)
    post.thread = thread
    before = thread.post_count
    if state == SHOWN:
        count_in(post)
        appeared(post)
    elif was_shown:
        disappeared(post)
        recount_thread(thread)
        if thread.is_shown:
            shift_board(thread.board_id, posts=thread.post_count - before)
    return True


def _set_thread_state(target: Thread, state: str, by, reason: str) -> bool:
    thread = locked_thread(target.pk)
    if thread.state in (state, REMOVED):
        return False
    was_listed = thread.is_shown and thread.merged_into_id is None
    before = thread.post_count
    _write(thread, state, by, reason)
    first = thread.posts.filter(number=1).first()
    if first is not None and {first.state, state} == {HELD, SHOWN}:
        _write(first, state, by, reason)
        recount_thread(thread)
        first.thread = thread
        (appeared if state == SHOWN else disappeared)(first)
    reindex(thread)
    is_listed = thread.is_shown and thread.merged_into_id is None
    if was_listed != is_listed:
        shift_board(thread.board_id, threads=1 if is_listed else -1, posts=thread.post_count if is_listed else -before)
    target.state, target.state_reason = thread.state, thread.state_reason
    return True


def _write(target: Thread | Post, state: str, by, reason: str) -> None:
    target.state, target.state_by, target.state_at = state, by, timezone.now()
    target.state_reason = reason[:500]
    target.save(update_fields=["state", "state_by", "state_at", "state_reason"])


def unmask_post(post: Post) -> bool:
    """Show the numbers of a post as they were written. Whether there were any."""
    if not post.body_unmasked:
        return False
    post.body, post.body_unmasked = post.body_unmasked, ""
    post.save(update_fields=["body", "body_unmasked"])
    return True
