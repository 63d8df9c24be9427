from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "forum.practices"
    verbose_name = _("Models")

    def ready(self):
        """Every screen of Wagtail asks our policies about what the library holds."""
        from wagtail.permissions import register_permission_policy

        from forum.practices import receivers  # noqa: F401  (importing connects them)
        from forum.practices.models import Practice, Recognition, Setting, Target, TargetGroup
        from forum.practices.policies import LookingPolicy, VocabularyPolicy

        register_permission_policy(Practice, LookingPolicy(Practice, "unit"))
        register_permission_policy(Recognition, LookingPolicy(Recognition, "practice__unit"))
        for model in (TargetGroup, Setting, Target):
            register_permission_policy(model, VocabularyPolicy(model))
