"""The library in the admin: who sees which models, who keeps the lists that everybody chooses from, in the shape that Wagtail asks."""

from wagtail.permission_policies import ModelPermissionPolicy

from forum.practices.querysets import KEEPERS
from portal.units.models import Role, Unit
from portal.units.permissions import holds_anywhere


class LookingPolicy(ModelPermissionPolicy):
    """Models and recognitions are written on the public site; here those who keep the units that they come from look at them.

    `unit_path` leads from the row to the unit of its model.
    """

    def __init__(self, model, unit_path: str):
        super().__init__(model)
        self.unit_path = unit_path

    def user_has_permission(self, user, action):
        return action == "view" and holds_anywhere(user, *KEEPERS)

    def user_has_any_permission(self, user, actions):
        return "view" in actions and holds_anywhere(user, *KEEPERS)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.instances_user_has_permission_for(user, action).filter(pk=instance.pk).exists()

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def instances_user_has_any_permission_for(self, user, actions):
        if "view" not in actions:
            return self.model.objects.none()
        reached = Unit.objects.reached_by(user, *KEEPERS).order_by().values("pk")
        return self.model.objects.filter(**{f"{self.unit_path}__in": reached})


class VocabularyPolicy(ModelPermissionPolicy):
    """The lists to choose from are the same for the whole federation: administrators of the centre keep them; nothing is deleted."""

    ALLOWED = {"add", "change", "view"}

    def _keeps(self, user) -> bool:
        if not user.is_active or user.is_anonymous:
            return False
        return user.is_superuser or user.roles.filter(kind=Role.Kind.ADMINISTRATOR, unit__level=Unit.Level.CENTRAL).exists()

    def user_has_permission(self, user, action):
        return action in self.ALLOWED and self._keeps(user)

    def user_has_any_permission(self, user, actions):
        return bool(self.ALLOWED & set(actions)) and self._keeps(user)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user, actions):
        return self.model.objects.all() if self.user_has_any_permission(user, actions) else self.model.objects.none()
