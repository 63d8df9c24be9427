from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "portal.units"
    verbose_name = _("Units")

    def ready(self):
        """Let every form of Wagtail choose units with the chooser, whatever panel or app asks for one."""
        from django.db.models import ForeignKey
        from wagtail.admin.forms.models import register_form_field_override

        from portal.units.fields import UnitChoiceField, UnitChooser
        from portal.units.models import Unit

        register_form_field_override(ForeignKey, to=Unit, override={"form_class": UnitChoiceField, "widget": UnitChooser})
