from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "forum"
    verbose_name = _("Forum")

    def ready(self):
        """Every screen of Wagtail asks our policy about boards."""
        from wagtail.permissions import register_permission_policy

        from forum.models import Board
        from forum.policies import BoardPolicy

        register_permission_policy(Board, BoardPolicy(Board))
