"""All units that took a model up, page by page: what the page of the model shows the beginning of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import tree
from forum.practices.models import Practice
from forum.practices.views.adopting import practice_trail
from forum.practices.views.pages import with_sources
from portal.ui.heads import head
from portal.ui.pagination import paginate

PER_PAGE = 50
REPORTED = "bao-cao"


@require_safe
def units(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has it from whom; with `?bao-cao=1` the reports behind the sums. Five queries, however many units there are."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit"), slug=slug)
    spread = with_sources(tree.spread_of(practice))
    is_reported = REPORTED in request.GET
    title = _("The reports behind the sums") if is_reported else _("Units that took it up")
    trail = practice_trail(practice, (title, request.path))
    context = {
        "title": title,
        "practice": practice,
        "spread": spread,
        "is_reported": is_reported,
        "page": paginate(request, spread.totals.reported if is_reported else spread.rows, PER_PAGE),
        "crumbs": trail,
        "head": head(request, f"{title}: {practice.name}", trail, noindex=not practice.is_published),
    }
    response = render(request, "practices/units.html", context)
    if not practice.is_public:
        response["Cache-Control"] = "private, no-store"
    return response
