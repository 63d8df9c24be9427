"""What can be taken away from a model: a plan in Word, one page of paper, its data."""

from datetime import date, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from forum.practices import desk, exports, library, narrowing
from forum.practices.adopting_forms import DayField, RefusingForm
from forum.practices.models import Practice
from forum.practices.views.adopting import REFUSED, kept, practice_trail
from forum.practices.views.pages import practice_or_404
from forum.views.doors import signed_in
from portal.ui.heads import head
from portal.ui.typed import clean_line
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_LISTED = 100
# Deeper than this one narrows.
DEEPEST = 10_000
# What is planned begins within ten years, and not before the federation itself.
FIRST, FARTHEST = date(1930, 10, 20), timedelta(days=3652)


class Line(forms.CharField):
    """One line of text without signs that cannot be seen."""

    def to_python(self, value):
        return clean_line(super().to_python(value))


class PlanForm(RefusingForm):
    """What the model does not know of the plan of a unit."""

    unit = UnitChoiceField(
        Unit.objects.current(),
        label=gettext_lazy("For which unit?"),
        error_messages={"required": gettext_lazy("Choose the unit whose plan this is.")},
    )
    starts_on = DayField(label=gettext_lazy("When does it start?"), help_text=gettext_lazy("The days of all steps are counted from here."))
    number = Line(
        label=gettext_lazy("Number of the paper"),
        help_text=gettext_lazy("It can be filled in later, in Word."),
        required=False,
        max_length=20,
    )
    signer = Line(label=gettext_lazy("Who signs it"), required=False, max_length=80)

    def clean_starts_on(self) -> date:
        day, last = self.cleaned_data["starts_on"], timezone.localdate() + FARTHEST
        if not FIRST <= day <= last:
            raise forms.ValidationError(
                _("Choose a day from %(first)s to %(last)s.") % {"first": f"{FIRST:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            )
        return day


@signed_in
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan of a unit that takes the model up, as a Word file in the layout of official papers."""
    practice = practice_or_404(request, slug)
    if request.method != "POST":
        units = desk.units_at_desk(request.user, most=1)
        initial = {"unit": units[0] if units else None, "starts_on": timezone.localdate()}
        return plan_page(request, practice, kept(request, PlanForm, initial))
    form = PlanForm(request.POST)
    if not form.is_valid():
        return plan_page(request, practice, form, status=REFUSED)
    content = exports.plan_document(exports.Plan(practice=practice, dated=timezone.localdate(), **form.cleaned_data))
    return attached(content, DOCX, f"Kế hoạch {practice.name}", "docx")


def plan_page(request: HttpRequest, practice: Practice, form: PlanForm, status: int = 200) -> HttpResponse:
    title = _("Make a plan")
    trail = practice_trail(practice, (title, request.path))
    context = {"practice": practice, "form": form, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "practices/plan.html", context, status=status)


def attached(content: bytes, kind: str, title: str, ending: str) -> HttpResponse:
    """A file to be kept, under a name that no header can be hidden in."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{exports.file_name(title, ending)}"'
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The model on one page of A4, for the meeting of a branch."""
    practice = practice_or_404(request, slug)
    title = _("%(practice)s on one page") % {"practice": practice.name}
    trail = practice_trail(practice, (title, request.path))
    context = {
        "practice": practice,
        "steps": list(practice.steps.all())[:MOST_STEPS],
        "figures": list(practice.figures.all())[:MOST_FIGURES],
        "url": request.build_absolute_uri(practice.get_absolute_url()),
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    response = render(request, "practices/sheet.html", context)
    if not practice.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


# So much fits on one page of A4 beside the facts; the address below leads to the rest.
MOST_STEPS, MOST_FIGURES = 8, 5


@require_safe
def listed_data(request: HttpRequest) -> JsonResponse:
    """The library as JSON: narrowed by the parameters of its list; `?limit=` at most 100, `?offset=` a multiple of it."""
    limit, offset = whole(request, "limit", library.PAGE), whole(request, "offset", 0)
    if limit is None or offset is None or not 0 < limit <= MOST_LISTED or offset % limit or offset > DEEPEST:
        words = f"limit is 1 to {MOST_LISTED}, offset a multiple of it up to {DEEPEST}"
        return JsonResponse({"message": words}, status=400)
    narrowed = narrowing.narrow(request.GET)
    sort = narrowing.SORTS.get(narrowed.sort, "")
    found = library.find(narrowed.text, filters=narrowed.filters, sort=sort, page=offset // limit + 1, size=limit)
    items = [card_data(request, practice) for practice in found.practices]
    return JsonResponse({"meta": {"total_count": found.total}, "items": items}, json_dumps_params={"ensure_ascii": False})


def whole(request: HttpRequest, name: str, nothing: int) -> int | None:
    """A whole number of the address; None where something else stands there."""
    text = request.GET.get(name, "")
    if not text:
        return nothing
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


@require_safe
def data(request: HttpRequest, pk: int) -> JsonResponse:
    """One model as JSON, with its steps and figures; one that was withdrawn says so, as its page does."""
    practice = get_object_or_404(Practice.objects.public().for_page(), pk=pk)
    is_withdrawn = practice.stage == Practice.Stage.ARCHIVED
    told = card_data(request, practice) | {
        "withdrawn": is_withdrawn,
        "withdrawn_because": practice.stage_note if is_withdrawn else "",
        "problem": practice.problem,
        "steps": [{"title": row.title, "who": row.who, "days": row.days, "text": row.text} for row in practice.steps.all()],
        "figures": [
            {"value": row.value, "measure": row.measure, "what": row.what, "period": row.period, "source": row.source}
            for row in practice.figures.all()
        ],
        "lessons": practice.lessons,
        "failures": practice.failures,
        "conditions": practice.conditions,
        "sustaining": practice.sustaining,
        "contact": practice.contact,
        "adoptions": {
            "units": practice.unit_count,
            "running": practice.running_count,
            "provinces": practice.province_count,
        },
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def card_data(request: HttpRequest, practice: Practice) -> dict:
    unit = practice.unit
    return {
        "id": practice.pk,
        "name": practice.name,
        "one_line": practice.one_line,
        "html_url": request.build_absolute_uri(practice.get_absolute_url()),
        "unit": {"id": unit.pk, "name": unit.title, "where": unit.where, "url": request.build_absolute_uri(unit.get_absolute_url())},
        "target_groups": [group.name for group in practice.target_groups.all()],
        "settings": [setting.name for setting in practice.settings.all()],
        "started_on": practice.started_on,
        "life": practice.life,
        "recognition": practice.recognition,
        "people_needed": practice.people_needed,
        "cost_once": practice.cost_once,
        "cost_yearly": practice.cost_yearly,
        "running_count": practice.running_count,
        "version": practice.version,
        "published_at": practice.published_at,
    }
