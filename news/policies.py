"""Permission policies for Wagtail's registry: what lists, choosers, reports, logs and the API of the admin start from."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from news.models import ArticlePage
from news.permissions import EDITORS, WRITERS, can_delete, can_publish, can_write
from portal.units.models import Role, Unit
from portal.units.permissions import holders, holds_anywhere

WRITING = {"add", "change", "view", "choose", "explore"}
EDITING = {"publish", "unpublish", "lock", "unlock"}


class NewsroomPolicy(PagePermissionPolicy):
    """Pages by unit: articles by role, other pages by Wagtail's page permissions of groups (which nobody needs to hold)."""

    def user_has_any_permission(self, user, actions):
        return (bool(_kinds(actions)) and holds_anywhere(user, *_kinds(actions))) or super().user_has_any_permission(user, actions)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        article = _as_article(instance)
        if article is None:
            return super().user_has_any_permission_for_instance(user, actions, instance)
        asked = set(actions)
        return bool(
            (asked & WRITING and can_write(user, article))
            or (asked & EDITING and can_publish(user, article))
            or (asked & {"delete", "bulk_delete"} and can_delete(user, article))
        )

    def instances_user_has_any_permission_for(self, user, actions):
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        kinds = _kinds(actions)
        units = Unit.objects.reached_by(user, *kinds).order_by().values("pk") if kinds else Unit.objects.none()
        articles = ArticlePage.objects.filter(unit__in=units)
        if issubclass(self.model, ArticlePage):
            return articles
        # Articles stand in the tree below pages that groups may hold; the unit has the last word on them.
        granted = super().instances_user_has_any_permission_for(user, actions).not_type(ArticlePage)
        return self.model._default_manager.filter(Q(pk__in=articles.values("pk")) | Q(pk__in=granted.values("pk")))

    def explorable_instances(self, user):
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        return self.instances_user_has_any_permission_for(user, WRITING | EDITING)

    def users_with_any_permission(self, actions, include_superusers=True):
        by_group = super().users_with_any_permission(actions, include_superusers)
        by_role = Role.objects.filter(kind__in=_kinds(actions)).values("user")
        return get_user_model().objects.filter(Q(pk__in=by_group.values("pk")) | Q(pk__in=by_role, is_active=True))

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        article = _as_article(instance)
        if article is None:
            return super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        found = Q(pk__in=holders(article.unit, *_kinds(actions)).values("pk"))
        if include_superusers:
            found |= Q(is_superuser=True)
        return get_user_model().objects.filter(found, is_active=True)


def _kinds(actions) -> set[str]:
    """The roles that give at least one of the actions."""
    asked = set(actions)
    if asked & WRITING:
        return set(WRITERS)
    return set(EDITORS) if asked & EDITING else set()


def _as_article(page: Page) -> ArticlePage | None:
    if isinstance(page, ArticlePage):
        return page
    if page.specific_class is ArticlePage:
        return page.specific_deferred
    return None


class PaperPolicy(ModelPermissionPolicy):
    """Sections and programmes belong to the whole paper: administrators of the topmost unit keep them."""

    kinds = (Role.Kind.ADMINISTRATOR,)

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        if not user.is_active or user.is_anonymous:
            return False
        return user.is_superuser or user.roles.filter(kind__in=self.kinds, unit__depth=1).exists()


class AuthorPolicy(PaperPolicy):
    """Editors keep the authors."""

    def user_has_any_permission(self, user, actions):
        return holds_anywhere(user, *EDITORS)
