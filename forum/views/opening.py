"""A thread as one person opens it: everything that is asked about her and it, in the query that fetches it."""

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.http import Http404

from forum import services
from forum.models import BoardModerator, Draft, Post, ReadMark, Support, Thread
from forum.permissions import OFFICIALS, Rights
from forum.querysets.boards import MODERATORS
from portal.notifications import services as notifications
from portal.notifications.models import Follow, MailItem, Notification
from portal.notifications.querysets import key_of
from portal.units.models import Role

WITH = (
    "board__unit", "author", "unit", "poll", "merged_into__board", "about", "accepted_post__author",
    "official_post__author", "official_post__official_unit", "from_event",
)  # fmt: skip


def open_thread(user, pk: int) -> Thread:
    """The thread with what its page shows; for a member also what `about_her` adds. Raises Http404."""
    rows = Thread.objects.visible_to(user).select_related(*WITH)
    found = (about_her(rows, user) if user.is_authenticated else rows).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


def about_her(rows: QuerySet[Thread], user) -> QuerySet[Thread]:
    content_type, _pk = key_of(Thread(pk=0))
    told = {"user": user.pk, "content_type": content_type, "object_id": OuterRef("pk")}
    asked = Coalesce("unit", "board__unit")
    everything = Value(True)
    return rows.alias(asked_unit=asked).annotate(
        moderated=everything if user.is_superuser else ExpressionWrapper(moderated_q(user), output_field=BooleanField()),
        speaks_for_unit=everything if user.is_superuser else holding(user, "asked_unit", OFFICIALS),
        follow_muted=Subquery(Follow.objects.filter(**told).values("muted")[:1]),
        read_number=Subquery(ReadMark.objects.filter(user=user, thread=OuterRef("pk")).values("number")[:1]),
        is_told=ExpressionWrapper(
            Exists(Notification.objects.filter(**told, seen_at=None)) | Exists(MailItem.objects.filter(**told, claimed_at=None)),
            output_field=BooleanField(),
        ),
        has_draft=Exists(Draft.objects.filter(user=user, place=Concat(Value("thread-"), OuterRef("pk"), output_field=CharField()))),
        supported=Exists(Support.objects.filter(user=user, thread=OuterRef("pk"))),
    )


def moderated_q(user) -> Q:
    """The rule of `Thread.objects.moderated_by`, as a value of a row."""
    named = Exists(BoardModerator.objects.filter(user=user, board=OuterRef("board")))
    return Q(named) | Q(holding(user, "board__unit", MODERATORS)) | Q(holding(user, "unit", MODERATORS), board=None)


def holding(user, unit: str, kinds: tuple[str, ...]) -> Exists:
    """The rule of `portal.units.permissions.holds` for the unit that the field of a row names."""
    return Exists(Role.objects.filter(user=user, kind__in=kinds, unit__reach__unit=OuterRef(unit), unit__reach__whole=True))


def rights_of(user, found: Thread) -> Rights:
    """Her rights in a thread from `open_thread`, without asking again what was fetched with it."""
    rights = Rights(user, found)
    rights.reads = True
    rights.moderates = getattr(found, "moderated", False)
    rights.speaks_for_unit = getattr(found, "speaks_for_unit", False)
    return rights


def see(user, found: Thread, posts: list[Post], last: int) -> None:
    """What stands on this page, whose range ends with number `last`, has been read and need not be told any more. Writes only what changes.

    Numbers behind which nothing is shown to her count as read: the last page ends with the thread.
    """
    if not user.is_authenticated or not posts:
        return
    number = found.last_number if last >= found.last_number else posts[-1].number
    if number > (found.read_number or 0):
        services.mark_read(user=user, thread=found, number=number)
    if found.is_told:
        notifications.seen(user=user, target=found)
