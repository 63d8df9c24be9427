"""How far a person has read. Marks only grow; what is older than 60 days is read."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from forum.models import Board, Post, ReadCutoff, ReadMark, Thread
from portal.moderation import services as moderation

# A page shows so many posts; whoever jumps to the end has not read what lies between.
MOST_AT_ONCE = 20


@transaction.atomic
def mark_read(*, user, thread: Thread, number: int) -> bool:
    """She has read `thread` up to `number`. Whether that is further than before; standing grows with what she reads.

    Numbers behind which nothing is shown count as read: what is held there must not keep the thread unread.
    """
    if number < 1 or thread.last_post_at < oldest_unread():
        return False
    mark = ReadMark.objects.filter(user=user, thread=thread).first()
    if mark is not None and mark.number >= thread.last_number:
        return False
    number, now = min(number, thread.last_number), timezone.now()
    if number < thread.last_number and not thread.posts.shown().filter(number__gt=number).exists():
        number = thread.last_number
    if mark is None:
        mark, is_further = ReadMark.objects.get_or_create(user=user, thread=thread, defaults={"number": number, "at": now})
        before = 0
    else:
        before, is_further = mark.number, mark.number < number
    if not is_further and not ReadMark.objects.filter(pk=mark.pk, number__lt=number).exists():
        return False
    ReadMark.objects.filter(pk=mark.pk, number__lt=number).update(number=number, at=now)
    moderation.noticed_reading(user=user, posts=min(number - before, MOST_AT_ONCE))
    return True


def wrote(post: Post) -> None:
    """Her own post is read, and the thread with it, if she had read all before it."""
    if post.number == 1:
        ReadMark.objects.get_or_create(user=post.author, thread=post.thread, defaults={"number": 1, "at": post.created_at})
    ReadMark.objects.filter(user=post.author, thread=post.thread, number=post.number - 1).update(number=post.number, at=post.created_at)


@transaction.atomic
def mark_all_read(*, user, board: Board | None = None) -> datetime:
    """Everything that stands there now is read: of `board`, or of all boards. Returns the moment that counts."""
    now = timezone.now()
    if not ReadCutoff.objects.filter(user=user, board=board).update(at=now):
        ReadCutoff.objects.create(user=user, board=board, at=now)
    marks = ReadMark.objects.filter(user=user)
    (marks.filter(thread__board=board) if board else marks).delete()
    return now


def oldest_unread() -> datetime:
    """What was written before this moment counts as read by everybody."""
    return timezone.now() - timedelta(days=settings.FORUM_UNREAD_DAYS)
