"""Posts: written, edited, taken back."""

from django.db import transaction
from django.utils import timezone

from forum.models import Post, PostVersion, Thread
from forum.refusals import ChangedMeanwhile, ThreadClosed, ThreadGone
from forum.services.composing import Words, compose
from forum.services.counting import count_in, locked_thread, recount_thread, shift_board, take_number

HELD, SHOWN, REMOVED = Post.State.HELD, Post.State.SHOWN, Post.State.REMOVED


def reply(
    *, thread: Thread, author, body: str, reply_to: Post | None = None, client_key: str = "", is_held: bool = False, may_enter_locked=False
) -> Post:
    """Add a post to `thread` with the next number. The same `client_key` of one author gives the post that it gave before.

    `is_held` holds it for a moderator; masked numbers and the rules of the board hold it besides. Raises `ThreadClosed`, `ThreadGone` and
    what `compose` refuses. `may_enter_locked`: for moderators.
    """
    if sent := sent_before(author, client_key):
        return sent
    words = compose(body, author=author)
    with transaction.atomic():
        thread = locked_thread(thread.pk)
        if sent := sent_before(author, client_key):
            return sent
        if not thread.is_shown or thread.merged_into_id:
            raise ThreadGone
        if thread.is_locked and not may_enter_locked:
            raise ThreadClosed
        is_asker = thread.is_anonymous and thread.author_id == author.pk
        return add_post(
            thread=thread, author=author, words=words, reply_to=reply_to, client_key=client_key, is_held=is_held, is_anonymous=is_asker
        )


def sent_before(author, client_key: str) -> Post | None:
    """What was sent with this key already."""
    return Post.objects.select_related("thread").filter(author=author, client_key=client_key).first() if client_key else None


def add_post(
    *, thread: Thread, author, words: Words, is_held: bool, client_key: str = "", reply_to=None, is_anonymous=False, **fields
) -> Post:
    """Store a post in a locked thread, with its number, and count it."""
    if reply_to is not None and reply_to.thread_id != thread.pk:
        reply_to = None
    post = Post.objects.create(
        thread=thread, number=take_number(thread), author=author, is_anonymous=is_anonymous, body=words.body, text=words.text,
        body_unmasked=words.body_unmasked, reply_to=reply_to, client_key=client_key[:36], state=HELD if is_held else SHOWN,
        **{"created_at": timezone.now(), **fields},
    )  # fmt: skip
    if post.is_shown:
        count_in(post)
    return post


@transaction.atomic
def edit_post(*, post: Post, by, body: str, seen_version: int | None = None) -> bool:
    """Write `post` anew; what it said is kept as a version. Whether anything changed.

    `seen_version`: the `version_count` that the form was filled from; raises `ChangedMeanwhile` if it is another by now.
    """
    words = compose(body, author=post.author, post=post)
    post = Post.objects.select_for_update(of=("self",)).select_related("thread").get(pk=post.pk)
    if seen_version is not None and seen_version != post.version_count:
        raise ChangedMeanwhile
    if words.body == post.body and not words.is_masked:
        return False
    PostVersion.objects.create(post=post, body=post.body, by=by, at=timezone.now())
    post.body, post.text, post.body_unmasked = words.body, words.text, words.body_unmasked
    post.edited_at, post.version_count = timezone.now(), post.version_count + 1
    post.save(update_fields=["body", "text", "body_unmasked", "edited_at", "version_count"])
    return True


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
    if was_shown and thread.is_shown:
        shift_board(thread.board_id, posts=-1)
    if post.number == 1 and not thread.posts.exclude(author=post.author_id).exists() and thread.board_id:
        was_listed = thread.is_shown and thread.merged_into_id is None
        thread.state, thread.state_by, thread.state_at = REMOVED, by, now
        thread.save(update_fields=["state", "state_by", "state_at"])
        shift_board(thread.board_id, threads=-1 if was_listed else 0, posts=-thread.post_count if was_listed else 0)
    return True
