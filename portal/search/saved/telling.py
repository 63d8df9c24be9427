"""What is new in a saved search, as a line of notifications and mails: how many, and the first titles."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.notifications.sources import Card, Kind, Source
from portal.search.models import SearchDocument
from portal.search.saved.looking import MOST_NEW, visible
from portal.search.saved.models import SavedSearch
from portal.ui import words

TITLES = 3


class SavedSearchSource(Source):
    """Seen by its owner alone. Each rhythm is a kind, so that unsubscribing from daily mails ends these and no others."""

    model = SavedSearch
    label = _("Saved searches")
    is_followed = False
    kinds = {
        f"search_{rhythm}": Kind(label=label, one=_("New in your search “%(title)s”"), mail=mail, icon="search")
        for rhythm, mail, label in (
            ("daily", "daily", _("What is new in searches that I want to hear of every day")),
            ("weekly", "weekly", _("What is new in searches that I want to hear of every week")),
            ("site", "never", _("What is new in searches that I want to hear of on the site only")),
        )
    }

    def visible(self, user, ids):
        return set(SavedSearch.objects.filter(pk__in=ids, user=user).values_list("pk", flat=True))

    def visible_for(self, object_id, users):
        return set(SavedSearch.objects.filter(pk=object_id, user__in=users).values_list("user", flat=True))

    def cards(self, asked):
        """What was found since `about`, as far as its owner may still open it; no card where that is nothing."""
        searches = SavedSearch.objects.select_related("user").prefetch_related("finds").in_bulk({pk for pk, _about in asked})
        found = {}
        for pk, about in asked:
            if pk in searches and (card := self._card(searches[pk], about)):
                found[pk, about] = card
        return found

    def _card(self, search: SavedSearch, about: int | None) -> Card | None:
        keys = [tuple(key) for find in search.finds.all() if about is None or find.pk >= about for key in find.keys]
        keys = visible(search.user, list(dict.fromkeys(keys))[: 4 * MOST_NEW])
        if not keys:
            return None
        count = ngettext("%(count)s new result", "%(count)s new results", len(keys)) % {"count": words.number(len(keys))}
        # The number stands in the excerpt, which mails of plain text show too.
        return Card(title=search.name, url=search.get_absolute_url(), excerpt=f"{count}: {_titles(keys)}")


def _titles(keys: list[tuple[str, int]]) -> str:
    """The first titles, and that there are more."""
    by_kind = defaultdict(list)
    for kind, pk in keys[:TITLES]:
        by_kind[kind].append(pk)
    titles = {}
    for kind, ids in by_kind.items():
        rows = SearchDocument.objects.filter(kind=kind, object_id__in=ids, is_removed=False)
        titles |= {(kind, pk): title for pk, title in rows.values_list("object_id", "title")}
    shown = " · ".join(titles[key] for key in keys[:TITLES] if key in titles)
    return f"{shown} …" if len(keys) > TITLES else shown
