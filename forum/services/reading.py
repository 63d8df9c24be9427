"""How far a person has read. Marks only grow; what is older than 60 days is read."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from forum.models import Board, ReadCutoff, ReadMark, Thread


def mark_read(*, user, thread: Thread, number: int) -> bool:
    """She has read `thread` up to `number`. Whether that is further than before."""
    number, now = min(number, thread.last_number), timezone.now()
    if number < 1 or thread.last_post_at < oldest_unread():
        return False
    if ReadMark.objects.filter(user=user, thread=thread, number__lt=number).update(number=number, at=now):
        return True
    _mark, is_new = ReadMark.objects.get_or_create(user=user, thread=thread, defaults={"number": number, "at": now})
    return is_new


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
