from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "portal.units"
    verbose_name = _("Units")

    def ready(self):
        """Let every form of Wagtail choose units with the chooser, and every screen of it ask our policy."""
        from django.db.models import ForeignKey
        from wagtail.admin.forms.models import register_form_field_override
        from wagtail.permissions import register_permission_policy

        from portal.units.fields import UnitChoiceField, UnitChooser
        from portal.units.models import Unit
        from portal.units.policies import UnitPolicy

        register_form_field_override(ForeignKey, to=Unit, override={"form_class": UnitChoiceField, "widget": UnitChooser})
        register_permission_policy(Unit, UnitPolicy(Unit))
