"""Sources of what stands below every app: units, topics and persons are followed; others tell about their own things there."""

from abc import abstractmethod

from django.utils.translation import gettext_lazy as _

from portal.members.models import User
from portal.notifications.sources import Card, Source
from portal.topics.models import Topic
from portal.units.models import Unit


class _Open(Source):
    """Objects that everybody may see."""

    def visible(self, user, ids):
        return self.open_to_all(ids)

    def open_to_all(self, ids):
        return set(self.readable().filter(pk__in=ids).values_list("pk", flat=True))

    def readable(self):
        """Those that have a page."""
        return self.model.objects.all()

    def cards_for(self, user, ids):
        return {pk: self.card(obj) for pk, obj in self.readable().in_bulk(ids).items()}

    def cards(self, asked):
        found = self.model.objects.in_bulk({pk for pk, _about in asked})
        return {(pk, about): self.card(found[pk]) for pk, about in asked if pk in found}

    @abstractmethod
    def card(self, obj) -> Card: ...


class UnitSource(_Open):
    """Who follows a unit is told what happens there and in the units below it."""

    model = Unit
    label = _("Unit")

    def card(self, obj):
        return Card(title=obj.title, url=obj.get_absolute_url(), where=obj.where)


class TopicSource(_Open):
    model = Topic
    label = _("Topic")

    def card(self, obj):
        return Card(title=obj.name, url=obj.get_absolute_url())


class PersonSource(_Open):
    """Members. A closed account can be neither seen nor followed."""

    model = User
    label = _("Member")

    def readable(self):
        return User.objects.known()

    def card(self, obj):
        return Card(title=obj.display_name, url=obj.get_absolute_url())
