from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    name = "forum.practices"
    verbose_name = _("Models")

    def ready(self):
        from forum.practices import receivers  # noqa: F401  (importing connects them)
