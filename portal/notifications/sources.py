"""What can be told about: the contract for apps whose things are followed and told, and the register of those apps.

An app writes a `telling.py` with one `Source` for each model that is followed or told about, names it in the setting
`NOTIFICATION_SOURCES`, and calls `portal.notifications.services.tell` from its services. Example::

    class ThreadSource(Source):
        model = Thread
        label = _("Thread")
        kinds = {
            "reply": Kind(_("Replies in threads that I follow"), one=_("%(actors)s replied in “%(title)s”"),
                          many=_("%(count)s new replies in “%(title)s”: %(actors)s"), mail="daily", weight=10),
        }

        def visible(self, user, ids):
            return set(Thread.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

        def open_to_all(self, ids):
            return set(Thread.objects.visible_to_everybody().filter(pk__in=ids).values_list("pk", flat=True))

        def cards(self, asked):
            threads = Thread.objects.select_related("board").in_bulk({pk for pk, _about in asked})
            posts = Post.objects.in_bulk({about for _pk, about in asked if about})
            return {(pk, about): Card(...) for pk, about in asked if pk in threads}
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """One reason for telling, as the page of preferences and the lines of lists and mails word it.

    `label`    what is told, as a line of the preferences: "Replies in threads that I follow".
    `one`      the sentence for one telling, with %(actors)s and %(title)s.
    `many`     the sentence for several of this kind about one target, with %(count)s too. Empty: `one` is used.
    `short`    a few words for a line about several kinds: "new replies". Empty: the label.
    `mail`     the default rhythm of mails: "now", "daily", "weekly" or "never"; `on_site` the default on the site.
    `always`   addressed to her by those who look after the place (acts of moderators): told in spite of mutes and shown on
               the site whatever she prefers. Mail about it can be turned off.
    `weight`   of several kinds about one target, the heaviest gives the sentence.
    `icon`     of the sprite of the site.
    `path`     where a click leads below the address of the card, when there is something to do: "duyet/".
    """

    label: str | Promise
    one: str | Promise
    many: str | Promise = ""
    short: str | Promise = ""
    mail: str = "daily"
    on_site: bool = True
    always: bool = False
    weight: int = 0
    icon: str = "bell"
    path: str = ""


@dataclass(frozen=True)
class Card:
    """What a line shows of a target: its title, where a click leads (a path of this site), and a few plain words of what was
    written. `excerpt` holds only what everybody who may see the target may read: nothing held, hidden or removed."""

    title: str
    url: str
    excerpt: str = ""
    where: str = ""


class Source(ABC):
    """One model whose objects are followed or told about; see the head of this module. All ids are primary keys of `model`."""

    model: type[models.Model]
    label: str | Promise = _("Page")
    kinds: dict[str, Kind] = {}
    is_followed: bool = True  # Whether a person may follow and mute these.

    @abstractmethod
    def visible(self, user, ids: Iterable[int]) -> set[int]:
        """Those of `ids` that `user` may see now, by the very rule of their pages; in a fixed number of queries."""

    def open_to_all(self, ids: Iterable[int]) -> set[int]:
        """Those of `ids` that every active account may see now. What is answered here is not asked person by person."""
        return set()

    def visible_for(self, object_id: int, users: list[models.Model]) -> set[int]:
        """The ids of those of `users` (accounts, at most 500) who may see one object. Override it where asking together is cheaper."""
        return {user.pk for user in users if self.visible(user, [object_id])}

    @abstractmethod
    def cards(self, asked: set[tuple[int, int | None]]) -> dict[tuple[int, int | None], Card]:
        """What to show for each pair of an id and `about` (as given to `tell`; None without one), in a fixed number of queries.
        A pair without a card is not shown and not mailed: its target is gone, or what it was about is no longer to be read."""

    def cards_for(self, user, ids: Iterable[int]) -> dict[int, Card]:
        """The cards, about nothing in particular, of those of `ids` that `user` may see now. Override it where one query does."""
        return {pk: card for (pk, _about), card in self.cards({(pk, None) for pk in self.visible(user, ids)}).items()}

    def around(self, obj: models.Model) -> Iterable[models.Model]:
        """What `obj` stands in (the board, the unit, the topics of a thread): who muted one of them is not told, unless she
        follows `obj` itself."""
        return ()


@cache
def sources() -> dict[type[models.Model], Source]:
    """All sources by model, in the order of the setting."""
    return {source.model: source for source in (import_string(path)() for path in settings.NOTIFICATION_SOURCES)}


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order of the sources."""
    return {name: kind for source in sources().values() for name, kind in source.kinds.items()}


def source_of(content_type_id: int) -> Source | None:
    """The source of a content type, or None where nobody named one."""
    return sources().get(ContentType.objects.get_for_id(content_type_id).model_class())


def followed_source(label: str) -> Source | None:
    """The source of the model "app.model" if its objects may be followed."""
    return next((source for model, source in sources().items() if model._meta.label_lower == label and source.is_followed), None)
