from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "portal.home"
    verbose_name = _("Front page")

    def ready(self):
        from portal.home.labels import name_fields

        name_fields()
