"""Keeping searches. The caller has made sure that it is her own."""

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from portal.members.models import User
from portal.notifications import services as notifications
from portal.search.narrowing import PARAMETERS
from portal.search.saved.models import SavedSearch
from portal.ui.typed import clean_line

MOST = 30
KEPT = ("q", *PARAMETERS.values(), "chu", "dung")
LONGEST = 300
ADDRESS_LENGTH = SavedSearch._meta.get_field("address").max_length


class TooMany(Exception):
    """She keeps MOST searches already."""


class NothingAsked(Exception):
    """The address asks for nothing, or for more than can be kept."""


def address_of(asked: QueryDict) -> str:
    """What of an address is the search itself, always in the same order; "" where that is nothing or too much."""
    found = QueryDict(mutable=True)
    for name in KEPT:
        values = [clean_line(value)[:LONGEST] for value in asked.getlist(name)[:5]]
        if values := [value for value in values if value]:
            found.setlist(name, values if name == "chu" else values[-1:])
    address = found.urlencode() if set(found) - {"chu", "dung"} else ""
    return address if len(address) <= ADDRESS_LENGTH else ""


@transaction.atomic
def save(*, user, asked: QueryDict, name: str, rhythm: str) -> tuple[SavedSearch, bool]:
    """Keep a search; one that she keeps already gets the name and rhythm. Returns it and whether it is new."""
    address = address_of(asked)
    if not address:
        raise NothingAsked
    found = SavedSearch.objects.filter(user=user, address=address).first()
    if found:
        return change(search=found, name=name, rhythm=rhythm), False
    # The row of the account is locked, so that two windows do not keep one more than there may be.
    User.objects.select_for_update().get(pk=user.pk)
    if SavedSearch.objects.filter(user=user).count() >= MOST:
        raise TooMany
    return SavedSearch.objects.create(user=user, address=address, name=name, rhythm=rhythm), True


def change(*, search: SavedSearch, name: str, rhythm: str) -> SavedSearch:
    """Another name or rhythm. What came while it was off is not told afterwards."""
    if search.rhythm == SavedSearch.Rhythm.OFF != rhythm:
        search.looked_at = timezone.now()
    search.name, search.rhythm = name, rhythm
    search.save(update_fields=["name", "rhythm", "looked_at"])
    return search


@transaction.atomic
def remove(*, search: SavedSearch) -> None:
    """She keeps it no more; what was told of it goes with it."""
    notifications.forget(target=search)
    search.delete()
