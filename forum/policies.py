"""Boards in the admin: who may change which, in the shape that Wagtail asks."""

from wagtail.permission_policies import ModelPermissionPolicy

from forum.models import Board
from portal.units.models import Role, Unit
from portal.units.permissions import holds, holds_anywhere

# A board with threads is never deleted; it is closed for new ones.
ALLOWED = {"add", "change", "view"}


class BoardPolicy(ModelPermissionPolicy):
    """Administrators keep the boards of the units that their role reaches."""

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        return bool(ALLOWED & set(actions)) and holds_anywhere(user, Role.Kind.ADMINISTRATOR)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return bool(ALLOWED & set(actions)) and holds(user, instance.unit_id, Role.Kind.ADMINISTRATOR)

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def instances_user_has_any_permission_for(self, user, actions):
        if not ALLOWED & set(actions):
            return Board.objects.none()
        return Board.objects.filter(unit__in=Unit.objects.reached_by(user, Role.Kind.ADMINISTRATOR).order_by().values("pk"))
