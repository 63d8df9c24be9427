"""Roles as an authentication backend: who works for a unit may enter the administration."""

from django.contrib.auth.backends import BaseBackend

from portal.units.models import Role
from portal.units.permissions import holds_anywhere

# What a role opens apart from content, which is decided by unit. Nobody has to be put into a group.
ADMIN_ACCESS = "wagtailadmin.access_admin"
STAFF = (Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR)


class RoleBackend(BaseBackend):
    """Grants entry to the administration; signs nobody in."""

    def get_all_permissions(self, user_obj, obj=None):
        if obj is not None or not holds_anywhere(user_obj, *STAFF):
            return set()
        return {ADMIN_ACCESS}

    def has_perm(self, user_obj, perm, obj=None):
        return perm == ADMIN_ACCESS and perm in self.get_all_permissions(user_obj, obj)
