"""The list of what a person was told, and the number beside the bell."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from portal.notifications.lines import Line, lines
from portal.notifications.models import Notification
from portal.notifications.querysets import NotificationQuerySet

PER_PAGE = 20
MOST_COUNTED = 9
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BadCursor(ValueError):
    """The address of a page that we never gave out."""


@dataclass(frozen=True)
class Page:
    """Unseen lines, then seen ones; `next` is the cursor behind the last, empty on the last page."""

    new: list[Line]
    old: list[Line]
    next: str


def page_for(user, cursor: str = "") -> Page:
    """A page of what `user` was told, unseen first, the latest first, by keyset. Raises BadCursor.

    What she may no longer see is left out, so a page may be shorter; where it is unseen it is marked as seen, because nothing
    that cannot be opened may wait for her.
    """
    rows = _rows(user, cursor)
    shown, rest = rows[:PER_PAGE], rows[PER_PAGE:]
    found = lines(shown, [user])
    kept = {line.row.pk for line in found}
    gone = [row.pk for row in shown if row.pk not in kept and row.seen_at is None]
    if gone:
        Notification.objects.filter(pk__in=gone, seen_at=None).update(seen_at=timezone.now())
    return Page([line for line in found if line.is_new], [line for line in found if not line.is_new], _cursor(shown[-1]) if rest else "")


def _rows(user, cursor: str) -> list[Notification]:
    """One row more than a page holds, behind `cursor`; two queries at most."""
    own = Notification.objects.of(user).latest_first()
    section, at, pk = _read(cursor) if cursor else ("n", None, None)
    rows: list[Notification] = []
    if section == "n":
        rows = list(_behind(own.unseen(), at, pk)[: PER_PAGE + 1])
        at = pk = None
    if len(rows) <= PER_PAGE:
        rows += _behind(own.seen(), at, pk)[: PER_PAGE + 1 - len(rows)]
    return rows


def _behind(rows: NotificationQuerySet, at: datetime | None, pk: int | None) -> NotificationQuerySet:
    if at is None:
        return rows
    return rows.filter(last_at__lte=at).exclude(last_at=at, pk__gte=pk)


def _cursor(row: Notification) -> str:
    """ "n1763870000123456.77": the section (n unseen, o seen), microseconds, and the row."""
    return f"{'o' if row.seen_at else 'n'}{(row.last_at - EPOCH) // timedelta(microseconds=1)}.{row.pk}"


def _read(cursor: str) -> tuple[str, datetime, int]:
    moment, _dot, pk = cursor[1:].partition(".")
    if cursor[:1] not in ("n", "o") or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in (moment, pk)):
        raise BadCursor(cursor)
    try:
        return cursor[0], EPOCH + timedelta(microseconds=int(moment)), int(pk)
    except OverflowError as error:
        raise BadCursor(cursor) from error


def unseen_count(user) -> int:
    """How much waits for `user`, counted to ten: what is more is shown as "9+". One query over an index."""
    if not user.is_authenticated:
        return 0
    return Notification.objects.of(user).unseen().order_by()[: MOST_COUNTED + 1].count()


def way_to(user, pk: int) -> Line | None:
    """The line of one notification of `user`, or None where it is not hers or no longer to be seen."""
    row = Notification.objects.of(user).filter(pk=pk).first()
    return next(iter(lines([row], [user])), None) if row else None
