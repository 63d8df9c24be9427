"""Roles as an authentication backend: who works for a unit may enter the administration."""

from django.contrib.auth.backends import BaseBackend

from portal.units.models import Role
from portal.units.permissions import holds_anywhere

# What a role opens apart from content, which is decided by unit. Nobody has to be put into a group.
ADMIN_ACCESS = "wagtailadmin.access_admin"
STAFF = (Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)
# Topics are one set for the whole federation, so its centre keeps them.
CENTRAL_OFFICE = (Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)
TOPICS = frozenset(f"topics.{action}_topic" for action in ("add", "change", "delete", "view"))


class RoleBackend(BaseBackend):
    """Grants entry to the administration; signs nobody in."""

    def get_all_permissions(self, user_obj, obj=None):
        """Kept on the account for the length of a request, as Django keeps those of groups: a screen asks dozens of times."""
        if obj is not None:
            return set()
        if not hasattr(user_obj, "_role_permissions"):
            user_obj._role_permissions = _permissions_of(user_obj)
        return user_obj._role_permissions

    def has_perm(self, user_obj, perm, obj=None):
        return (perm == ADMIN_ACCESS or perm in TOPICS) and perm in self.get_all_permissions(user_obj, obj)


def _permissions_of(user) -> set[str]:
    if not holds_anywhere(user, *STAFF):
        return set()
    is_of_the_centre = user.is_superuser or user.roles.filter(kind__in=CENTRAL_OFFICE, unit__depth=1).exists()
    return {ADMIN_ACCESS, *(TOPICS if is_of_the_centre else ())}
