"""What came of an adoption after 3, 6 or 12 months: three fields, and figures as rows."""

from decimal import Decimal

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import desk, numbers, rows, services, typed_rows
from forum.practices.adopting_forms import ReportForm
from forum.practices.dates import months_since
from forum.practices.models import Adoption, AdoptionReport
from forum.practices.views.adopting import REFUSED, adoption_of_hers, form_page, mark_of, take
from forum.practices.views.pages import practice_or_404
from forum.views.doors import signed_in, typed_before

FIELDS = ("people_reached", "money_spent", "text")
CELLS = ("value", "measure", "what", "period", "source")


@signed_in
def report(request: HttpRequest, slug: str, pk: int, month: int) -> HttpResponse:
    """Results after 3, 6 or 12 months; only once so many have passed. A button of a row (`row=figures.2.up`) shows the form anew."""
    found = adoption_of_hers(request, slug, pk)
    there = AdoptionReport.objects.filter(adoption=found, month=month).select_related("entered_by").first()
    if month not in Adoption.MONTHS or (there is None and months_since(found.started_on) < month):
        raise Http404(str(month))
    stored = {name: getattr(there, name) for name in FIELDS} if there else {}
    figures = figures_of(there)
    mark = mark_of((stored, figures))
    if request.method != "POST":
        typed = typed_before(request)
        if typed is None:
            return page(request, found, there, month, ReportForm(initial=stored | {"seen": mark}), figures)
        return page(request, found, there, month, ReportForm(typed), typed_rows.sent(typed, "figures"))
    values = {"figures": typed_rows.sent(request.POST, "figures")}
    if "row" in request.POST:
        typed_rows.changed(values, request.POST["row"][:40])
        is_more = request.POST["row"] == "figures.add"
        return page(request, found, there, month, ReportForm(initial=request.POST.dict()), values["figures"], is_more=is_more)
    return saved(request, found, there, month, values["figures"], mark)


@require_safe
@signed_in
def due(request: HttpRequest, slug: str) -> HttpResponse:
    """To the form that she was asked to fill in: of her own entry first, else of one of her units; to the model where none is due."""
    practice = practice_or_404(request, slug)
    units = desk.units_at_desk(request.user)
    hers = practice.adoptions.due_for_report().filter(Q(by=request.user) | Q(counts_for__in=units)).select_related("unit")
    found = min(hers, key=lambda adoption: (adoption.by_id != request.user.pk, adoption.asked_at), default=None)
    if found is None:
        return redirect(practice)
    return redirect("practices:adoption-report", slug=slug, pk=found.pk, month=found.asked_month)


def saved(request: HttpRequest, found: Adoption, there, month: int, figures: list[dict], mark: str) -> HttpResponse:
    """Keep what was typed. What is wrong in the three fields and in the rows is told together."""
    form = ReportForm(request.POST)
    _read, errors = rows.read_figures(figures, request.user, ())
    if errors:
        form.full_clean()
        form.add_error(None, _("Some of the figures need another look."))
    elif take(form, mark, lambda data: write(found, month, request.user, data, figures)):
        messages.success(request, _("Thank you. The results stand on the page of the model."))
        return redirect(found)
    elif form.data.get("seen") != request.POST.get("seen"):
        # Somebody else saved first: her rows are kept beside these, so that sending again loses none.
        figures += [row for row in figures_of(there) if said(row) not in map(said, figures)]
    return page(request, found, there, month, form, figures, errors=errors)


def said(row: dict) -> tuple:
    return tuple(str(row.get(name) or "").strip() for name in CELLS)


def write(found: Adoption, month: int, by, data: dict, figures: list[dict]) -> None:
    services.report_results(adoption=found, month=month, by=by, figures=figures, **{name: data[name] for name in FIELDS})


def figures_of(report: AdoptionReport | None) -> list[dict]:
    """The rows of an earlier report as they are typed: "78,85"."""
    if report is None:
        return []
    return [{name: getattr(row, name) for name in CELLS} | {"value": numbers.short(Decimal(row.value))} for row in report.figures.all()]


def page(
    request: HttpRequest, found: Adoption, there: AdoptionReport | None, month: int, form: ReportForm, figures: list[dict], *,
    errors: dict[str, str] | None = None, is_more: bool = False,
) -> HttpResponse:  # fmt: skip
    """`errors` are those of the rows, by place ("2.value", "" for all of them); `is_more` shows an empty row at the end."""
    by_row = {f"figures.{place}": sentence for place, sentence in (errors or {}).items()}
    extra = {
        "there": there,
        "figures": typed_rows.lines("figures", figures, by_row, more=1 if is_more else 0),
        "figures_wrong": (errors or {}).get("", ""),
        "here": f"{request.path}#id_figures",
    }
    title = _("Results after %(month)s months") % {"month": month}
    status = REFUSED if form.errors else 200
    return form_page(request, found, form, title, status=status, template="adoption_report", **extra)
