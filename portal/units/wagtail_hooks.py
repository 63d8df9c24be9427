"""What Wagtail learns of units."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action("units.grant", _("Grant a role"), _("Role granted"))
    actions.register_action("units.revoke", _("Revoke a role"), _("Role revoked"))
    actions.register_action("units.rename", _("Rename a unit"), _("Unit renamed"))
    actions.register_action("units.dissolve", _("Dissolve a unit"), _("Unit dissolved"))
