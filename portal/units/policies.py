"""Units in the admin: who may change which. Says what `permissions` says, in the shape that Wagtail asks."""

from wagtail.permission_policies import ModelPermissionPolicy

from portal.units.models import Role, Unit
from portal.units.permissions import holds, holds_anywhere

# A unit is never deleted; it is dissolved.
ALLOWED = {"add", "change", "view"}


class UnitPolicy(ModelPermissionPolicy):
    """Administrators keep the units that their role reaches."""

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        return bool(ALLOWED & set(actions)) and holds_anywhere(user, Role.Kind.ADMINISTRATOR)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return bool(ALLOWED & set(actions)) and holds(user, instance, Role.Kind.ADMINISTRATOR)

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def instances_user_has_any_permission_for(self, user, actions):
        return Unit.objects.reached_by(user, Role.Kind.ADMINISTRATOR) if ALLOWED & set(actions) else Unit.objects.none()
