"""What waits for an officer, on one screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import desk as desks
from forum.practices.permissions import can_address, can_adopt_somewhere
from forum.views.doors import demand, signed_in
from portal.ui.heads import crumbs, head
from portal.units.models import Unit

UNIT = "don-vi"


@require_safe
@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """The desk for one of her units, `?don-vi=` by the last part of its address; without it the highest."""
    demand(can_adopt_somewhere(request.user))
    units = desks.units_at_desk(request.user) or [Unit.objects.get(depth=1)]
    unit = chosen(units, request.GET.get(UNIT, ""))
    title = _("My desk")
    trail = crumbs((title, reverse("work:desk")))
    context = {
        "title": title,
        "units": units if len(units) > 1 else [],
        "unit": unit,
        "desk": desks.desk(request.user, unit),
        "addresses_here": can_address(request.user, unit),
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    response = render(request, "practices/desk.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def chosen(units: list[Unit], slug: str) -> Unit:
    found = next((unit for unit in units if unit.slug == slug), None) if slug else units[0]
    if found is None:
        raise Http404(slug)
    return found
