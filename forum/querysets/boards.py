"""Reads of boards."""

from django.db import models
from django.db.models import Prefetch, Q

from portal.units.models import Lineage, Role, Unit

MODERATORS = (Role.Kind.MODERATOR, Role.Kind.ADMINISTRATOR)


def units_moderated_by(user):
    """Ids of the units whose discussions `user` looks after."""
    return Unit.objects.reached_by(user, *MODERATORS).order_by().values("pk")


def units_above_roles_of(user):
    """Ids of the units in which, or below which, `user` holds a role of any kind."""
    return Lineage.objects.filter(unit__in=Role.objects.filter(user=user).values("unit"), whole=True).values("ancestor")


class BoardQuerySet(models.QuerySet):
    def public(self):
        """Boards that everybody reads."""
        return self.filter(audience="everyone")

    def visible_to(self, user):
        """Boards whose threads `user` may read."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.public()
        if user.is_superuser:
            return self.all()
        officers = Q(audience="officers", unit__in=units_above_roles_of(user))
        return self.filter(Q(audience__in=["everyone", "members"]) | officers | self._moderated_q(user))

    def no_wider_than(self, board):
        """Boards that nobody reads who may not read `board`: what was written there is not carried to more people."""
        if board.audience == "everyone":
            return self.all()
        if board.audience == "members":
            return self.exclude(audience="everyone")
        below = Lineage.objects.filter(ancestor=board.unit_id, whole=True).values("unit")
        return self.filter(audience="officers", unit__in=below)

    def moderated_by(self, user):
        """Boards that `user` looks after."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.all() if user.is_superuser else self.filter(self._moderated_q(user))

    def _moderated_q(self, user) -> Q:
        named = user.moderated_boards.model.objects.filter(user=user).values("board")
        return Q(pk__in=named) | Q(unit__in=units_moderated_by(user))

    def for_rows(self):
        """With everything that a row of the list of boards shows.

        The latest threads are asked for by their ids: to join them, PostgreSQL reads a million threads where it knows little of the boards.
        """
        threads = self.model._meta.get_field("last_thread").related_model.objects.select_related("last_post_by")
        return self.select_related("unit").prefetch_related(Prefetch("last_thread", threads))
