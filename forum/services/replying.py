"""Posts: written, edited, taken back."""

from django.db import transaction
from django.utils import timezone

from forum.models import Post, PostVersion, Thread
from forum.refusals import ChangedMeanwhile, ThreadClosed, ThreadGone
from forum.services.announcing import appeared, disappeared, hang_on, queue, reasons_to_hold, reindex, tell_newly_called
from forum.services.composing import Words, check_day, compose
from forum.services.counting import count_in, locked_thread, recount_thread, shift_board, take_number
from forum.services.reading import wrote
from forum.writing import RULES
from portal.moderation import services as moderation
from portal.moderation.models import Hold

HELD, SHOWN, REMOVED = Post.State.HELD, Post.State.SHOWN, Post.State.REMOVED


def reply(
    *,
    thread: Thread,
    author,
    body: str,
    reply_to: Post | None = None,
    client_key: str = "",
    of_article: bool = False,
    may_enter_locked=False,
) -> Post:
    """Add a post to `thread` with the next number. The same `client_key` of one author gives the post that it gave before.

    It is held for a moderator where standing, board, masked numbers or `of_article` (each comment of the page waits) ask for it: look at
    its state. Raises `ThreadClosed`, `ThreadGone`, `TooManyToday` and what `compose` refuses. `may_enter_locked`: for moderators.
    """
    if sent := sent_before(author, client_key):
        return sent
    check_day(author)
    words = compose(body, author=author, place=thread)
    reasons = reasons_to_hold(author, thread, words, of_article=of_article)
    with transaction.atomic():
        thread = locked_thread(thread.pk)
        if sent := sent_before(author, client_key):
            return sent
        if not thread.is_shown or thread.merged_into_id:
            raise ThreadGone
        if thread.is_locked and not may_enter_locked:
            raise ThreadClosed
        given = {"is_anonymous": _stays_unnamed(thread, author), "reply_to": reply_to, "client_key": client_key}
        return add_post(thread=thread, author=author, words=words, reasons=reasons, **given)


def _stays_unnamed(thread: Thread, author) -> bool:
    """Who asked anonymously goes on without her name, also where her posts were carried into this thread from another."""
    if thread.author_id == author.pk and thread.is_anonymous:
        return True
    return Post.objects.filter(thread=thread, author=author, is_anonymous=True).exists()


def sent_before(author, client_key: str) -> Post | None:
    """What was sent with this key already."""
    return Post.objects.select_related("thread").filter(author=author, client_key=client_key).first() if client_key else None


def add_post(*, thread: Thread, author, words: Words, reasons: list[str], client_key: str = "", reply_to=None, **fields) -> Post:
    """Store a post in a locked thread with its number, count it, and let follow what follows. With `reasons` it is held."""
    if reply_to is not None and reply_to.thread_id != thread.pk:
        reply_to = None
    post = Post.objects.create(
        thread=thread, number=take_number(thread), author=author, body=words.body, text=words.text, body_unmasked=words.body_unmasked,
        rules=RULES, reply_to=reply_to, client_key=client_key[:36], state=HELD if reasons else SHOWN,
        **{"created_at": timezone.now(), **fields},
    )  # fmt: skip
    hang_on(post, words)
    queue(post, words, reasons)
    wrote(post)
    if post.is_shown:
        count_in(post)
        appeared(post)
    return post


def edit_post(*, post: Post, by, body: str, seen_version: int | None = None) -> bool:
    """Write `post` anew; what it said is kept as a version. Whether anything changed.

    `seen_version`: the `version_count` that the form was filled from; raises `ChangedMeanwhile` if it is another by now. What a moderator
    had asked to be changed comes back into the queue; new numbers and links are looked at again.
    """
    words = compose(body, author=post.author, place=post.thread, post=post)
    with transaction.atomic():
        thread = locked_thread(post.thread_id)
        post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        post.thread = thread
        if post.state not in (SHOWN, HELD) or (seen_version is not None and seen_version != post.version_count):
            raise ChangedMeanwhile
        if words.body == post.body and words.body_unmasked == post.body_unmasked:
            return False
        PostVersion.objects.create(post=post, body=post.body, by=by, at=timezone.now(), was_shown=post.is_shown)
        post.body, post.text, post.body_unmasked, post.rules = words.body, words.text, words.body_unmasked, RULES
        post.edited_at, post.version_count = timezone.now(), post.version_count + 1
        post.save(update_fields=["body", "text", "body_unmasked", "rules", "edited_at", "version_count"])
        hang_on(post, words)
        _look_again(post, words)
    return True


def _look_again(post: Post, words: Words) -> None:
    """An edit may bring in what would have been held at first: it stays shown, and a moderator looks at it."""
    moderation.edited(target=post)
    if not post.is_shown:
        return
    reasons = [each for each in reasons_to_hold(post.author, post.thread, words) if each in (Hold.Why.LINKS, Hold.Why.PICTURES)]
    reasons += [Hold.Why.NUMBERS] if words.numbers else []
    if reasons:
        moderation.flag(target=post, reasons=reasons, detail={"numbers": words.numbers, "links": words.links[:20]})
    tell_newly_called(post)
    reindex(post.thread, post)


@transaction.atomic
def remove_post(*, post: Post, by) -> bool:
    """Take `post` back: its words go to its versions, where only moderators read them; a trace keeps its place. Whether it was there.

    With the first post of a thread in which nobody else wrote goes the thread.
    """
    thread = locked_thread(post.thread_id)
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if post.state == REMOVED:
        return False
    was_shown, now = post.is_shown, timezone.now()
    PostVersion.objects.create(post=post, body=post.body_unmasked or post.body, by=by, at=now)
    post.body = post.text = post.body_unmasked = post.state_reason = ""
    post.state, post.state_by, post.state_at = REMOVED, by, now
    post.save(update_fields=["body", "text", "body_unmasked", "state", "state_reason", "state_by", "state_at"])
    for name in ("accepted_post", "official_post"):
        if getattr(thread, f"{name}_id") == post.pk:
            setattr(thread, name, None)
            thread.save(update_fields=[name])
    recount_thread(thread)
    moderation.withdraw(target=post)
    if was_shown:
        post.thread = thread
        disappeared(post)
        if thread.is_shown:
            shift_board(thread.board_id, posts=-1)
    if post.number == 1 and not thread.posts.exclude(author=post.author_id).exists() and thread.board_id:
        was_listed = thread.is_shown and thread.merged_into_id is None
        thread.state, thread.state_by, thread.state_at = REMOVED, by, now
        thread.save(update_fields=["state", "state_by", "state_at"])
        shift_board(thread.board_id, threads=-1 if was_listed else 0, posts=-thread.post_count if was_listed else 0)
        reindex(thread)
    return True
