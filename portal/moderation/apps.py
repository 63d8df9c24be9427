from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    verbose_name = _("Moderation")

    def ready(self):
        """Every screen of Wagtail about reasons and notices asks our policy."""
        from wagtail.permissions import register_permission_policy

        from portal.moderation.models import Notice, Reason
        from portal.moderation.policies import CentralPolicy

        for model in (Reason, Notice):
            register_permission_policy(model, CentralPolicy(model))
