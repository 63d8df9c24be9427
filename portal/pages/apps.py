from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "portal.pages"
    verbose_name = _("Pages")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from portal.pages.models import PortalDocument, PortalImage
        from portal.pages.permissions import UnitFilePolicy

        for model in (PortalImage, PortalDocument):
            register_permission_policy(model, UnitFilePolicy(model, owner_field_name="uploaded_by_user"), exact_class=True)
