"""Reads of threads."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from forum.querysets.boards import units_moderated_by
from portal.topics.models import Topic
from portal.units.models import Lineage, Unit


class ThreadQuerySet(models.QuerySet):
    def public(self):
        """Threads that everybody reads: what feeds, sitemaps and visitors are shown."""
        in_board = Q(board__audience="everyone")
        return self.filter(in_board | Q(board=None, about__live=True), state="shown")

    def visible_to(self, user):
        """Threads that `user` may open: those shown in boards that she may read, her own, and all that she moderates.

        One that was merged into another is there, so that its address can lead on; `listed` leaves it out.
        """
        if user is None or not user.is_authenticated or not user.is_active:
            return self.public()
        if user.is_superuser:
            return self.all()
        moderated = self._moderated_q(user)
        readable = Q(board__in=self._boards().visible_to(user).values("pk")) | Q(board=None, about__live=True)
        hers = Q(author=user) & ~Q(state="removed")
        return self.filter(moderated | readable & (Q(state="shown") | hers))

    def moderated_by(self, user):
        """Threads that `user` looks after."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.all() if user.is_superuser else self.filter(self._moderated_q(user))

    def _moderated_q(self, user) -> Q:
        boards = self._boards().moderated_by(user).values("pk")
        return Q(board__in=boards) | Q(board=None, unit__in=units_moderated_by(user))

    def _boards(self):
        return self.model._meta.get_field("board").related_model.objects

    def listed(self):
        """What lists show: neither held nor hidden nor merged into another; the latest word first."""
        return self.filter(state="shown", merged_into=None).order_by("-last_post_at", "-pk")

    def in_boards(self):
        """Without the discussions of articles."""
        return self.filter(board__isnull=False)

    def before(self, moment: datetime, pk: int):
        """What comes after the thread of that moment and id in `listed()`: the next page, whatever its depth."""
        # PostgreSQL finds no place in its index by an OR: the plain bound is what lets it begin there.
        return self.filter(Q(last_post_at__lt=moment) | Q(last_post_at=moment, pk__lt=pk), last_post_at__lte=moment)

    def by(self, person, *, viewer=None):
        """Threads that `person` began under her name; to herself also those that she asked anonymously."""
        hers = self.filter(author=person)
        return hers if viewer is not None and viewer.pk == person.pk else hers.filter(is_anonymous=False)

    def within(self, unit: Unit):
        """Threads of `unit`, of those below it and of those that became part of it."""
        return self.filter(unit__in=Lineage.objects.filter(ancestor=unit).values("unit"))

    def tagged(self, topic: Topic):
        """Threads about `topic` or about one of the topics that belong to it."""
        topics = [topic.pk, *Topic.objects.filter(parent=topic).values_list("pk", flat=True)]
        items = self.model.topic_items.rel.related_model.objects.filter(tag__in=topics)
        return self.filter(pk__in=items.values("content_object"))

    def unanswered(self):
        """Questions that nobody has answered."""
        return self.filter(kind="question", post_count__lte=1)

    def unsolved(self):
        """Questions whose answer the asker has not found yet."""
        return self.filter(kind="question", accepted_post=None)

    def for_rows(self):
        """With everything that a row of a list of threads shows, in a fixed number of queries."""
        return self.with_people().prefetch_related("topics")

    def with_people(self):
        """With all that a row shows but its topics."""
        return self.select_related("board", "author", "unit", "last_post_by", "about")
