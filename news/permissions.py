"""Who may do what with which article. The unit decides: that of the stored article and that of the version at hand.

`news.policies` says the same thing for lists; the tester below says it for one page, and Wagtail's own page views ask it.
"""

from wagtail.models.pages import PagePermissionTester

from portal.units.models import Role, Unit
from portal.units.permissions import holds, holds_anywhere

WRITERS = (Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)
EDITORS = (Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)


def writes_somewhere(user) -> bool:
    return holds_anywhere(user, *WRITERS)


def edits_somewhere(user) -> bool:
    return holds_anywhere(user, *EDITORS)


def writing_units(user):
    """Units for which `user` may write."""
    return Unit.objects.reached_by(user, *WRITERS)


def can_write(user, article) -> bool:
    """Open, preview, compare and save versions of `article`."""
    return _holds_all(user, article, WRITERS)


def can_publish(user, article) -> bool:
    """Publish, plan, withdraw, lock and approve `article`."""
    return _holds_all(user, article, EDITORS)


def can_delete(user, article) -> bool:
    """What readers have seen is withdrawn, not deleted; only a superuser deletes it."""
    if article.live or article.first_published_at:
        return user.is_active and user.is_superuser
    return can_write(user, article)


def can_publish_for(user, unit: Unit | int) -> bool:
    """Whether what `user` writes for `unit` needs nobody's approval."""
    return holds(user, unit, *EDITORS)


def _holds_all(user, article, kinds) -> bool:
    """For the unit of the version at hand and for that of the stored article, which a version may want to change."""
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    known = getattr(user, "_roles_by_unit", {})
    if article.unit_id in known:
        return bool(known[article.unit_id] & set(kinds))
    units = {article.unit_id}
    if article.pk:
        units.update(type(article).objects.filter(pk=article.pk).values_list("unit_id", flat=True))
    return all(holds(user, unit_id, *kinds) for unit_id in units)


def remember_roles(user, unit_ids) -> None:
    """Look up in one query what `user` holds in each of the units, for a listing that asks about every row of it."""
    known = {unit_id: set() for unit_id in unit_ids}
    if not user.is_superuser:
        found = Role.objects.filter(user=user, unit__reach__unit__in=known, unit__reach__whole=True)
        for unit_id, kind in found.values_list("unit__reach__unit", "kind"):
            known[unit_id].add(kind)
    user._roles_by_unit = known


class MonthPermissionTester(PagePermissionTester):
    """A month takes articles from everybody who writes; itself it is the system's."""

    def can_add_subpage(self):
        return writes_somewhere(self.user)

    def can_publish_subpage(self):
        """The form refuses a unit for which she may not publish; see `news.forms`."""
        return edits_somewhere(self.user)

    def can_reorder_children(self):
        return False

    def can_delete(self, ignore_bulk=False):
        return False


class ArticlePermissionTester(PagePermissionTester):
    """The predicates above in Wagtail's words."""

    def can_edit(self):
        return can_write(self.user, self.page)

    def can_publish(self):
        return can_publish(self.user, self.page)

    def can_unpublish(self):
        return bool(self.page.live and not self.page_locked() and self.can_publish())

    def can_unschedule(self):
        return self.can_publish()

    def can_submit_for_moderation(self):
        return self.can_edit() and super().can_submit_for_moderation()

    def can_delete(self, ignore_bulk=False):
        return can_delete(self.user, self.page)

    def can_lock(self):
        return self.can_publish()

    def can_unlock(self):
        return self.can_publish() or (self.can_edit() and self.user_has_lock())

    def can_view_revisions(self):
        return self.can_edit()

    def can_set_view_restrictions(self):
        """A story is public or it is not; there is no third state."""
        return False

    def can_add_subpage(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_reorder_children(self):
        return False

    def can_move(self):
        """The month of publication is the address; nobody moves a story to another."""
        return False

    def can_move_to(self, destination):
        return False

    def can_copy(self):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False


def can_promote(user, article) -> bool:
    """Ask a unit above to show a published story, or put it on a page of one's own."""
    return article.live and can_publish(user, article)


def can_answer(user, promotion) -> bool:
    """Who is asked decides: the unit that is to show the story, or, when that unit offered, the unit whose story it is."""
    if promotion.state == promotion.State.OFFERED:
        return can_publish(user, promotion.article)
    return can_publish_for(user, promotion.unit_id)
