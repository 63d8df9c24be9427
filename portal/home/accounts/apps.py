"""Wagtail's app for accounts, with the portal's screens and rules. Stands in INSTALLED_APPS in place of `wagtail.users`."""

from wagtail.users.apps import WagtailUsersAppConfig


class NewsroomUsersConfig(WagtailUsersAppConfig):
    default = False
    user_viewset = "portal.home.accounts.viewsets.AccountViewSet"

    def ready(self):
        from django.contrib.auth import get_user_model
        from wagtail.permissions import register_permission_policy

        from portal.home.accounts.policies import AccountPolicy

        super().ready()
        user_model = get_user_model()
        register_permission_policy(user_model, AccountPolicy(user_model))
