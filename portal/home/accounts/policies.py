"""Whose account one may open. Lists and screens of the admin ask the policy; it says what the predicate says."""

from django.db.models import Exists, F, OuterRef, Q
from wagtail.permission_policies import ModelPermissionPolicy

from portal.members.models import User
from portal.units.models import Lineage, Role, Unit
from portal.units.permissions import holds_anywhere

# An account is never deleted: its name stands under articles. It is closed instead.
ALLOWED = {"add", "change", "view"}


def accounts_managed_by(user):
    """Her own, and those all of whose roles she could give (`units.permissions.can_grant`): none mightier than hers, no equal's."""
    if not user.is_active or user.is_anonymous:
        return User.objects.none()
    if user.is_superuser:
        return User.objects.all()
    hers = Unit.objects.reached_by(user, Role.Kind.ADMINISTRATOR).order_by().values("pk")
    beyond = Role.objects.filter(user=OuterRef("pk")).exclude(unit__in=hers)
    within = Role.objects.filter(user=OuterRef("pk"), unit__in=hers)
    held = user.roles.filter(kind=Role.Kind.ADMINISTRATOR).values("unit")
    strictly_below = Lineage.objects.filter(ancestor__in=held, whole=True).exclude(ancestor=F("unit")).values("unit")
    equal = Role.objects.filter(user=OuterRef("pk"), kind=Role.Kind.ADMINISTRATOR).exclude(unit__in=strictly_below)
    return User.objects.filter(Exists(within), ~Exists(beyond), ~Exists(equal) | Q(pk=user.pk), is_superuser=False)


def can_manage_account(user, account: User) -> bool:
    return accounts_managed_by(user).filter(pk=account.pk).exists()


class AccountPolicy(ModelPermissionPolicy):
    """Superusers keep all accounts; administrators of a unit those of their units."""

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        if not hasattr(user, "_keeps_accounts"):  # A list asks for every row of it.
            user._keeps_accounts = holds_anywhere(user, Role.Kind.ADMINISTRATOR)
        return bool(ALLOWED & set(actions)) and user._keeps_accounts

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return bool(ALLOWED & set(actions)) and can_manage_account(user, instance)

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def instances_user_has_any_permission_for(self, user, actions):
        return accounts_managed_by(user) if ALLOWED & set(actions) else User.objects.none()
