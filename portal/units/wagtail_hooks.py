"""What Wagtail learns of units."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from portal.units.models import Role
from portal.units.viewsets import UnitViewSet


@hooks.register("register_admin_viewset")
def unit_viewset():
    return UnitViewSet()


@hooks.register("register_log_actions")
def unit_log_actions(actions) -> None:
    @actions.register_action("units.grant")
    class GrantFormatter(LogFormatter):
        label = _("Grant a role")

        def format_message(self, log_entry):
            return _("%(person)s became %(role)s") % _role_of(log_entry)

    @actions.register_action("units.revoke")
    class RevokeFormatter(LogFormatter):
        label = _("Revoke a role")

        def format_message(self, log_entry):
            return _("%(person)s is no longer %(role)s") % _role_of(log_entry)

    @actions.register_action("units.rename")
    class RenameFormatter(LogFormatter):
        label = _("Rename a unit")

        def format_message(self, log_entry):
            return _("“%(old)s” became “%(new)s”") % {name: log_entry.data.get(name, "") for name in ("old", "new")}

    @actions.register_action("units.dissolve")
    class DissolveFormatter(LogFormatter):
        label = _("Dissolve a unit")

        def format_message(self, log_entry):
            return _("Dissolved; now %(successors)s") % {"successors": "; ".join(log_entry.data.get("successors", [])) or "–"}


def _role_of(log_entry) -> dict[str, str]:
    kinds = dict(Role.Kind.choices)
    return {"person": log_entry.data.get("person", ""), "role": kinds.get(log_entry.data.get("role"), "")}
