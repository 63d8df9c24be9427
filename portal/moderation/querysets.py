"""Reads of the queue, of the record and of private reports: who sees which row."""

from django.db import models
from django.db.models import Case, Q, When

from portal.units.models import Lineage, Role


def units_reached(user, *kinds: str):
    """Ids of the units in which `user` holds one of the roles `kinds`, directly or from above; a subquery."""
    held = Role.objects.filter(user=user, kind__in=kinds).values("unit")
    return Lineage.objects.filter(whole=True, ancestor__in=held).values("unit")


class HoldQuerySet(models.QuerySet):
    def open(self):
        """Lines that nobody has settled."""
        return self.filter(settled_at=None)

    def visible_to(self, user):
        """Lines of the units and places that `user` looks after. Never those about herself, whoever she is."""
        from portal.moderation.permissions import MODERATORS, places_of

        if not user.is_active or user.is_anonymous:
            return self.none()
        not_hers = self.exclude(person=user).exclude(concerns=user)
        if user.is_superuser:
            return not_hers
        return not_hers.filter(Q(unit__in=units_reached(user, *MODERATORS)) | Q(place__in=list(places_of(user))))


class ActQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Acts in the units and places that `user` looks after, and her own. Not what was done to herself."""
        from portal.moderation.permissions import MODERATORS, places_of

        if not user.is_active or user.is_anonymous:
            return self.none()
        if user.is_superuser:
            return self.all()
        reached = units_reached(user, *MODERATORS)
        return self.filter(Q(unit__in=reached) | Q(place__in=list(places_of(user))) | Q(moderator=user)).exclude(
            Q(person=user) & ~Q(moderator=user)
        )

    def about(self, person):
        """What was done to `person`, without what would tell that she wrote something anonymously."""
        return self.filter(person=person, is_anonymous=False)


class PrivateReportQuerySet(models.QuerySet):
    def urgent_first(self):
        """Where somebody is in danger now before all else, then what may happen again; the oldest first."""
        return self.annotate(urgency=Case(When(danger="now", then=0), When(danger="soon", then=1), default=2)).order_by("urgency", "pk")

    def readable_by(self, user):
        """Reports sent to a unit in which `user` herself is officer or moderator: a role above or below does not open them,
        and nobody reads what concerns her."""
        from portal.moderation.permissions import READERS

        if not user.is_active or user.is_anonymous:
            return self.none()
        return self.filter(unit__in=Role.objects.filter(user=user, kind__in=READERS).values("unit")).exclude(
            Q(concerns=user) | Q(reporter=user)
        )
