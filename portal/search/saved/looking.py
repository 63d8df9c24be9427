"""Looking for what is new in saved searches. Each look is a transaction: what it tells, and up to when it looked.

New is what was published since the last look and has every word. A text may be found later than it was published – an index that was
late, a story that waited – so a look goes back two days further, and leaves out what it told in them.
"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.notifications import services as notifications
from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown
from portal.search.finding import clean
from portal.search.models import SearchDocument
from portal.search.narrowing import narrow
from portal.search.reading import read
from portal.search.saved.models import Find, SavedSearch

Rhythm = SavedSearch.Rhythm
# A cron that starts an hour early one day must not leave the day out.
WAITS = {Rhythm.DAILY: timedelta(hours=20), Rhythm.SITE: timedelta(hours=20), Rhythm.WEEKLY: timedelta(days=6, hours=12)}
LOOK_BACK = timedelta(days=2)
MOST_NEW = 50
FINDS_KEPT = 20
BATCH = 200
log = logging.getLogger(__name__)


class Unanswerable(Exception):
    """What it narrows by is not there any more: a topic was merged, a unit renamed."""


def due(now: datetime) -> QuerySet[SavedSearch]:
    """Searches whose time has come, of accounts that are in use."""
    waited = Q(pk__in=[])
    for rhythm, wait in WAITS.items():
        waited |= Q(rhythm=rhythm, looked_at__lte=now - wait)
    return SavedSearch.objects.filter(waited, user__is_active=True).order_by("pk")


def look_all(now: datetime | None = None, *, on_batch: Callable[[Counter], None] | None = None) -> Counter:
    """Look in all that are due. Counts what was `looked` at, `told` and `failed`. Raises EngineDown; what was not looked at stays due.

    A search that fails is noted, waits for its next turn and harms no other.
    """
    now, counts, last = now or timezone.now(), Counter(), 0
    while ids := list(due(now).filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        for pk in ids:
            counts.update([_look_safely(pk, now)])
        last = ids[-1]
        if on_batch:
            on_batch(counts)
    return counts


def _look_safely(pk: int, now: datetime) -> str:
    try:
        return "told" if look(pk, now) else "nothing new"
    except EngineDown:
        raise
    except Exception as error:
        if not isinstance(error, Unanswerable):
            log.exception("The saved search %s could not be asked", pk)
        SavedSearch.objects.filter(pk=pk).update(failed_at=now, looked_at=now)
        return "failed"


@transaction.atomic
def look(pk: int, now: datetime) -> int:
    """Look in one search and tell its owner. Returns how much is new; 0 too where another process looked meanwhile."""
    search = due(now).filter(pk=pk).select_related("user").select_for_update(of=("self",)).first()
    if search is None:
        return 0
    known = {tuple(key) for key in search.told}
    since = max(search.looked_at - LOOK_BACK, search.created_at)
    found = newest(search, since)
    fresh = [key for key in found if key not in known][:MOST_NEW]
    # What was hidden and comes back within the two days is not told again either.
    search.told = [list(key) for key in [*found, *(known - set(found))][: 4 * MOST_NEW]]
    search.looked_at, search.failed_at = now, None
    search.save(update_fields=["told", "looked_at", "failed_at"])
    if fresh:
        find = Find.objects.create(search=search, keys=fresh)
        notifications.tell(kind=f"search_{search.rhythm}", target=search, about=find, recipients=[search.user_id])
        old = list(search.finds.order_by("-pk").values_list("pk", flat=True)[FINDS_KEPT : FINDS_KEPT + BATCH])
        Find.objects.filter(pk__in=old).delete()
    return len(fresh)


def newest(search: SavedSearch, since: datetime) -> list[tuple[str, int]]:
    """Kind and id of what was published since and its owner may open, the newest first: twice MOST_NEW at most. Raises Unanswerable."""
    asked = search.asked
    reading = read(clean(asked.get("q", "")), asked, narrow(asked, search.user))
    if not (reading.query or reading.narrowing.chips) or reading.narrowing.problems:
        raise Unanswerable
    filters = reading.narrowing.filters
    filters = replace(filters, since=max(int(since.timestamp()), filters.since or 0))
    answer = engine().search(reading.query, filters, family=SearchDocument.Family.CONTENT, sort="date", size=2 * MOST_NEW, suggests=False)
    if answer.only_titles:
        raise EngineDown("titles stand in for texts")
    rows = SearchDocument.objects.filter(pk__in=[hit.key for hit in answer.hits], is_removed=False).values_list("pk", "kind", "object_id")
    keys = {pk: (kind, object_id) for pk, kind, object_id in rows}
    return visible(search.user, [keys[hit.key] for hit in answer.hits if hit.key in keys])


def visible(user, keys: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of `keys` that `user` may open now, by the rules of their own pages; a query a kind."""
    allowed = set()
    for kind, source in registry.sources().items():
        if ids := [pk for each, pk in keys if each == kind]:
            shown = source.visible_to(user).filter(pk__in=ids).order_by().values_list("pk", flat=True)
            allowed |= {(kind, pk) for pk in shown}
    return [key for key in keys if key in allowed]
