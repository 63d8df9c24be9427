"""Reasons and notices in the admin: one set for the whole federation, kept by its centre."""

from wagtail.permission_policies import ModelPermissionPolicy

from portal.units.models import Role


def is_of_the_centre(user) -> bool:
    """Whether `user` administers the topmost unit."""
    if not user.is_active or user.is_anonymous:
        return False
    return user.is_superuser or user.roles.filter(kind=Role.Kind.ADMINISTRATOR, unit__depth=1).exists()


class CentralPolicy(ModelPermissionPolicy):
    """Whoever is of the centre may do everything with them, everybody else nothing."""

    def user_has_permission(self, user, action):
        return is_of_the_centre(user)

    def user_has_any_permission(self, user, actions):
        return is_of_the_centre(user)

    def users_with_any_permission(self, actions):
        raise NotImplementedError("Nobody asks for a list of those who keep the reasons.")
