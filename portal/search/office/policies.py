"""What the office keeps of the search is the same for the whole federation: whoever administers its centre keeps it, nobody else."""

from wagtail.permission_policies import ModelPermissionPolicy

from portal.units.permissions import is_of_the_centre


def can_steer_search(user) -> bool:
    """Kept on the account for the length of a request: a screen of the newsroom asks for each entry of its menu."""
    if not hasattr(user, "_steers_search"):
        user._steers_search = is_of_the_centre(user)
    return user._steers_search


class SteeringPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return can_steer_search(user)

    def user_has_any_permission(self, user, actions):
        return can_steer_search(user)

    def users_with_any_permission(self, actions):
        raise NotImplementedError("Nobody asks for a list of those who steer the search.")
