"""Reasons and notices in the admin: one set for the whole federation, kept by its centre."""

from wagtail.permission_policies import ModelPermissionPolicy

from portal.units.permissions import is_of_the_centre, keepers_of_the_centre


class CentralPolicy(ModelPermissionPolicy):
    """Whoever is of the centre may do everything with them, everybody else nothing."""

    def user_has_permission(self, user, action):
        return is_of_the_centre(user)

    def user_has_any_permission(self, user, actions):
        return is_of_the_centre(user)

    def users_with_any_permission(self, actions, include_superusers=True):
        keepers = keepers_of_the_centre()
        return keepers if include_superusers else keepers.filter(is_superuser=False)
