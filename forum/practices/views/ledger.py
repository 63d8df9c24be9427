"""What a unit and all below it did in a period: a table, a chart, a file."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import charts, exports, numbers
from forum.practices.dates import months_after
from forum.practices.ledger import MOST_MONTHS, counted_words, ledger
from forum.practices.views.exporting import attached
from forum.practices.views.lists import XLSX
from portal.ui.heads import crumbs, head
from portal.units.models import Unit

FIRST, LAST = "tu", "den"
USUAL = 12


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """`?tu=2026-01&den=2026-06`: the months, the last twelve without."""
    unit = get_object_or_404(Unit, slug=slug)
    first, last, problem = asked(request)
    found = ledger(unit, first, last)
    title = _("Ledger")
    trail = crumbs((_("Units"), reverse("units")), (unit.name, unit.get_absolute_url()), (title, request.path))
    context = {
        "title": title,
        "unit": unit,
        "ledger": found,
        "rows": [(line, charts.columns(line.counts)) for line in found.lines],
        "chart_width": charts.columns_width(len(found.months)),
        "first": found.months[0],
        "last": found.months[-1],
        "periods": periods(),
        "problem": problem,
        "freshness": counted_words(found) if found.counted_at else "",
        "crumbs": trail,
        "head": head(request, _("Ledger of %(unit)s") % {"unit": unit.title}, trail, noindex=True),
    }
    return render(request, "practices/ledger.html", context)


@require_safe
def spreadsheet(request: HttpRequest, slug: str) -> HttpResponse:
    unit = get_object_or_404(Unit, slug=slug)
    first, last, _problem = asked(request)
    response = attached(exports.ledger_sheet(ledger(unit, first, last)), XLSX, f"So ket {unit.title}", "xlsx")
    del response["Cache-Control"]
    return response


def asked(request: HttpRequest) -> tuple[date, date, str]:
    """The months that were asked for, and a sentence where they cannot be read; then the usual ones."""
    today = timezone.localdate().replace(day=1)
    usual = (months_after(today, 1 - USUAL), today)
    try:
        first = numbers.parse_month(request.GET.get(FIRST, "")[:40]) or usual[0]
        last = numbers.parse_month(request.GET.get(LAST, "")[:40]) or usual[1]
    except numbers.Unclear:
        return *usual, _("Write month and year, for example “10/2023”.")
    last = min(last, today)
    if last < first:
        return *usual, _("The period ends before it begins.")
    if months_after(first, MOST_MONTHS) <= last:
        return (
            months_after(last, 1 - MOST_MONTHS),
            last,
            _("At most %(most)s months fit; these are the last of them.") % {"most": MOST_MONTHS},
        )
    return first, last, ""


def periods() -> list[tuple[str, str]]:
    """Name and parameters of periods that are reported on."""
    today = timezone.localdate().replace(day=1)
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1)
    offered = [
        (_("this quarter"), quarter, today),
        (_("last quarter"), months_after(quarter, -3), months_after(quarter, -1)),
        (_("this year"), today.replace(month=1), today),
        (_("last year"), date(today.year - 1, 1, 1), date(today.year - 1, 12, 1)),
    ]
    return [(name, f"?{FIRST}={first:%Y-%m}&{LAST}={last:%Y-%m}") for name, first, last in offered]
