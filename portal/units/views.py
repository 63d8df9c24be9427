"""What the chooser asks while one types."""

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from portal.units.lookup import look_up
from portal.units.models import Role, Unit

MOST_OFFERED = 12
MOST_SUCCESSORS = 3
# What a chooser may be limited to → the roles that open a unit to the person who asks.
SCOPES = {
    "write": (Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR),
    "edit": (Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR),
    "administer": (Role.Kind.ADMINISTRATOR,),
    "official": (Role.Kind.OFFICER, Role.Kind.ADMINISTRATOR),
}


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """At most `MOST_OFFERED` units for `q`, within `scope` (see `SCOPES`) when it is given.

    `{"units": [{"id", "label", "name", "where", "note"}], "message": "3 units"}`. With a scope and nothing typed: the units
    in which the person holds a role herself.
    """
    text, scope = request.GET.get("q", "").strip(), request.GET.get("scope", "")
    if scope in SCOPES:
        allowed = Unit.objects.reached_by(request.user, *SCOPES[scope])
        units = look_up(text, limit=MOST_OFFERED, scope=allowed) if text else _own_units(request.user, scope)
    else:
        units = look_up(text, limit=MOST_OFFERED)
    response = JsonResponse({"units": [_offer(unit) for unit in units], "message": _message(text, len(units))})
    patch_cache_control(response, private=bool(scope), max_age=0 if scope else 300)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _own_units(user, scope: str) -> list[Unit]:
    if user.is_anonymous:
        return []
    held = user.roles.filter(kind__in=SCOPES[scope]).values("unit")
    return list(Unit.objects.current().filter(pk__in=held).with_successors()[:MOST_OFFERED])


def _offer(unit: Unit) -> dict:
    return {"id": unit.pk, "label": str(unit), "name": unit.name, "where": unit.where, "note": describe_end(unit)}


def describe_end(unit: Unit) -> str:
    """What a former unit says of itself in one line: until when it existed, and what it is now."""
    if unit.is_current:
        return ""
    until = _("until %(day)s") % {"day": date_format(unit.last_day, "d/m/Y")}
    successors = unit.successors
    if not successors:
        return until
    names = ", ".join(successor.place_name for successor in successors[:MOST_SUCCESSORS])
    more = len(successors) - MOST_SUCCESSORS
    if more > 0:
        names = _("%(names)s and %(count)d more") % {"names": names, "count": more}
    return _("%(until)s, now %(names)s") % {"until": until, "names": names}


def _message(text: str, count: int) -> str:
    if count:
        return ngettext("%(count)d unit", "%(count)d units", count) % {"count": count}
    return _("No unit is called that. Try a shorter name.") if text else ""
