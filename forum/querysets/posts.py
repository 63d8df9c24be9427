"""Reads of posts. Pages of a thread are ranges of numbers."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value

from forum.querysets.boards import units_moderated_by

PAGE_SIZE = 20


class PostQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Posts that `user` may meet: of threads that she may open, what is shown, the traces of what was removed, and her own.

        Of a thread that is held or hidden she meets posts only as its author or moderator, by the rule of threads.
        """
        threads = self.model._meta.get_field("thread").related_model.objects.visible_to(user)
        open_to_all = Q(state__in=["shown", "removed"])
        met = self.filter(thread__in=threads.order_by().values("pk"))
        if user is None or not user.is_authenticated or not user.is_active:
            return met.filter(open_to_all)
        return met if user.is_superuser else met.filter(open_to_all | Q(author=user) | self._moderated_q(user))

    def in_thread_for(self, thread, user, *, moderates: bool):
        """Posts of one thread that `user` was found to be allowed to open: the same rule without asking for the thread again."""
        posts = self.filter(thread=thread)
        if moderates:
            return posts
        open_to_all = Q(state__in=["shown", "removed"])
        return posts.filter(open_to_all | Q(author=user) if user is not None and user.is_authenticated else open_to_all)

    def moderated_by(self, user):
        """Posts that `user` looks after."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.all() if user.is_superuser else self.filter(self._moderated_q(user))

    def _moderated_q(self, user) -> Q:
        boards = self.model._meta.get_field("thread").related_model._meta.get_field("board").related_model.objects
        return Q(thread__board__in=boards.moderated_by(user).values("pk")) | Q(
            thread__board=None, thread__unit__in=units_moderated_by(user)
        )

    def shown(self):
        """What stands there for everybody who may open its thread, with words."""
        return self.filter(state="shown")

    def by(self, person, *, viewer=None):
        """Posts of `person` under her name; to herself also the anonymous ones."""
        hers = self.filter(author=person)
        return hers if viewer is not None and viewer.pk == person.pk else hers.filter(is_anonymous=False)

    def numbered(self, first: int, last: int):
        """Posts with these numbers of one thread, in their order.

        The limit can cut nothing off; without it PostgreSQL expects of a long thread's first page as many rows as low numbers are frequent.
        """
        return self.filter(number__gte=first, number__lte=last).order_by("number")[: last - first + 1]

    def for_rows(self, user):
        """With what a page of a thread shows of posts, without papers: who wrote them, for whom, and in `said` the reaction of `user`."""
        reactions = self.model._meta.get_field("reactions").related_model.objects
        said = Value("") if user.is_anonymous else Subquery(reactions.filter(post=OuterRef("pk"), user=user).values("kind")[:1])
        return self.select_related("author__membership__unit", "official_unit", "moved_from").annotate(said=said)
