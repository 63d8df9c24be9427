"""The list of models."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import exports, library, narrowing
from portal.ui.heads import Head, Trail, crumbs, head
from portal.ui.pagination import PARAMETER, paginate

LISTED = 250 * library.PAGE


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All published models, narrowed by facets and words, in one of four orders."""
    narrowed = narrowing.narrow(request.GET)
    found = library.find(narrowed.text, filters=narrowed.filters, sort=narrowing.SORTS.get(narrowed.sort, ""), page=page_asked(request))
    page = paginate(request, range(min(found.total, LISTED)), library.PAGE)
    title = _("Models of work")
    trail = crumbs((title, reverse("practices:index")))
    context = {
        "title": title,
        "narrowed": narrowed,
        "found": found,
        "facets": narrowing.facets(narrowed, found.counts) if found.total or narrowed.filters or narrowed.text else [],
        "sorts": sorts_of(narrowed),
        "kept": [(name, value) for name, values in request.GET.lists() if name not in ("q", PARAMETER) for value in values[:8]],
        "page": page,
        "crumbs": trail,
        "head": list_head(request, title, trail),
    }
    return render(request, "practices/index.html", context)


def list_head(request: HttpRequest, title: str, trail: Trail) -> Head:
    feeds = [(f"{title} – {name}", reverse(f"practices:{name.lower()}")) for name in ("RSS", "Atom")]
    words = _("What women's unions tried and what came of it: find a model, see its cost.")
    return head(request, title, trail, description=words, feeds=feeds)


def page_asked(request: HttpRequest) -> int:
    asked = request.GET.get(PARAMETER, "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
        raise Http404(f"No page {asked!r}")
    return int(asked)


def sorts_of(narrowed: narrowing.Narrowing) -> list[tuple[str, str, bool]]:
    """Name, address and whether it is the one in use."""
    first = "" if narrowed.text else "moi"
    now = narrowed.sort if narrowed.sort in narrowing.SORTS else first
    offered = [("", _("Best match"))] if narrowed.text else []
    offered += list(narrowing.SORT_LABELS.items())
    return [(label, narrowed.sorted_by("" if sort == first else sort), sort == now) for sort, label in offered]


@require_safe
def spreadsheet(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as a file; its first line says to what."""
    narrowed = narrowing.narrow(request.GET)
    sort = narrowing.SORTS.get(narrowed.sort, "")
    found = library.find(narrowed.text, filters=narrowed.filters, sort=sort, size=library.MOST_RANKED)
    notes = [f"{label}: {value}" for label, value, _url in narrowed.chips]
    notes += [_("Words: %(words)s") % {"words": narrowed.text}] if narrowed.text else []
    response = HttpResponse(exports.practices_sheet(found.practices, notes=notes), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{exports.file_name(_("Models of work"), "xlsx")}"'
    response["X-Robots-Tag"] = "noindex"
    return response


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
