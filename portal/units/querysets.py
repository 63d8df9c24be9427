"""Reads of units. Methods are adjectives and prepositions."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet


class UnitQuerySet(MP_NodeQuerySet):
    def current(self):
        """Units that exist today."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gt=timezone.localdate()))

    def former(self):
        """Units that were dissolved."""
        return self.filter(valid_until__lte=timezone.localdate())

    def within(self, unit):
        """`unit`, everything below it, and everything that became part of it."""
        return self.filter(lineage__ancestor=unit)

    def with_successors(self):
        """With what came after each, for `Unit.successors`, in the order of the tree and in one query."""
        successions = self.model.successions.rel.related_model.objects.select_related("successor").order_by("successor__path")
        return self.prefetch_related(Prefetch("successions", successions))

    def reached_by(self, user, *kinds):
        """Units in which `user` holds one of the roles `kinds`, directly or from above; all for a superuser."""
        if not user.is_active or user.is_anonymous:
            return self.none()
        if user.is_superuser:
            return self.all()
        held = user.roles.filter(kind__in=kinds).values("unit")
        return self.filter(pk__in=self.model.objects.filter(lineage__whole=True, lineage__ancestor__in=held).values("pk"))


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):
    def get_queryset(self) -> models.QuerySet:
        return UnitQuerySet(self.model, using=self._db).order_by("path")
