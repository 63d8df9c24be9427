"""A unit takes a model up, says how far it is and what came of it: the page of an adoption and the forms of its officers."""

import hashlib
from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import desk, services
from forum.practices.adopting_forms import AdoptForm, DetailsForm, RefusingForm, StateForm
from forum.practices.counting import unit_of_today
from forum.practices.dates import months_after, months_since
from forum.practices.models import Adoption, Practice
from forum.practices.permissions import can_adopt, can_adopt_somewhere, can_report
from forum.practices.refusals import AdoptedAlready, SavedMeanwhile
from forum.practices.views.pages import practice_or_404
from forum.refusals import Refused
from forum.views.doors import demand, signed_in, typed_before
from portal.ui.heads import Trail, crumbs, head

REFUSED = 422


@signed_in
def adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """`?tu=` from whom: the number of an adoption."""
    practice = practice_or_404(request, slug)
    if practice.published_at is None:
        raise Http404(slug)
    if not can_adopt_somewhere(request.user):
        return adopt_page(request, practice, None, status=403)
    if request.method != "POST":
        units = desk.units_at_desk(request.user, most=1)
        initial = {"unit": units[0] if units else None, "parent": request.GET.get("tu", "0")}
        return adopt_page(request, practice, kept(request, AdoptForm, initial, practice=practice, user=request.user))
    form = AdoptForm(request.POST, practice=practice, user=request.user)
    if form.is_valid():
        unit = form.cleaned_data["unit"]
        demand(can_adopt(request.user, unit))
        try:
            taken = {name: form.cleaned_data[name] for name in ("unit", "parent", "started_on", "state", "changes")}
            adoption = services.adopt(practice=practice, by=request.user, **taken)
        except AdoptedAlready as refusal:
            form.refuse(refusal)
            form.running = practice.adoptions.going_on().filter(counts_for=unit_of_today(unit)).select_related("practice").first()
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is recorded. We ask for results after 3, 6 and 12 months."))
            return redirect(adoption)
    return adopt_page(request, practice, form, status=REFUSED)


def adopt_page(request: HttpRequest, practice: Practice, form: AdoptForm | None, status: int = 200) -> HttpResponse:
    title = _("My unit takes it up")
    trail = practice_trail(practice, (title, request.path))
    context = {"practice": practice, "form": form, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    context |= desk.offer(request.user, practice)
    return render(request, "practices/adopt.html", context, status=status)


def practice_trail(practice: Practice, *steps: tuple[str, str]) -> Trail:
    return crumbs((_("Models of work"), reverse("practices:index")), (practice.name, practice.get_absolute_url()), *steps)


def kept(request: HttpRequest, form: type[RefusingForm], initial: dict, **kwargs) -> RefusingForm:
    """A form with what is stored, or with what she had typed when her session ended."""
    typed = typed_before(request)
    return form(typed, **kwargs) if typed is not None else form(initial=initial, **kwargs)


def adoption_or_404(request: HttpRequest, slug: str, pk: int) -> Adoption:
    rows = Adoption.objects.visible_to(request.user).select_related("practice__unit", "unit", "counts_for", "parent__unit", "by")
    return get_object_or_404(rows, pk=pk, practice__slug=slug)


@require_safe
def adoption(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One unit that took a model up: from whom, how far it is, what came of it, who has it from there."""
    found = adoption_or_404(request, slug, pk)
    if found.parent:
        found.parent.practice = found.practice
    children = list(found.children.select_related("unit").order_by("started_on", "pk")[:MOST_CHILDREN])
    for child in children:
        child.practice = found.practice
    trail = practice_trail(found.practice, (found.unit.title, found.get_absolute_url()))
    title = _("%(practice)s at %(unit)s") % {"practice": found.practice.name, "unit": found.unit.title}
    context = {
        "adoption": found,
        "practice": found.practice,
        "changes": list(found.state_changes.select_related("by")),
        "months": months_of(found),
        "children": children,
        "reports_here": can_report(request.user, found),
        "crumbs": trail,
        "head": head(request, title, trail, description=found.practice.one_line),
    }
    return render(request, "practices/adoption.html", context)


MOST_CHILDREN = 100


def months_of(adoption: Adoption) -> list[dict]:
    """3, 6 and 12: the report of each, and from which day on it is asked for."""
    reports = {
        report.month: report for report in adoption.reports.select_related("entered_by").prefetch_related("figures__doubts__thread__board")
    }
    gone = months_since(adoption.started_on)
    return [
        {"month": month, "report": reports.get(month), "is_due": month <= gone, "from": months_after(adoption.started_on, month)}
        for month in Adoption.MONTHS
    ]


def adoption_of_hers(request: HttpRequest, slug: str, pk: int) -> Adoption:
    found = adoption_or_404(request, slug, pk)
    demand(can_report(request.user, found))
    return found


@signed_in
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = adoption_of_hers(request, slug, pk)
    extra = {"practice": found.practice, "without": found}
    stored = {"parent": found.parent_id or 0, "started_on": found.started_on, "changes": found.changes}
    mark = mark_of(stored)
    if request.method != "POST":
        return form_page(request, found, kept(request, DetailsForm, stored | {"seen": mark}, **extra), _("Change the entry"))
    form = DetailsForm(request.POST, **extra)
    typed = ("parent", "started_on", "changes")
    saved = take(
        form, mark, lambda data: services.correct_adoption(adoption=found, by=request.user, **{name: data[name] for name in typed})
    )
    if saved:
        messages.success(request, _("The entry is changed."))
        return redirect(found)
    return form_page(request, found, form, _("Change the entry"), status=REFUSED)


def mark_of(stored: object) -> str:
    """Tells whether somebody else saved between opening a form and sending it."""
    return hashlib.blake2b(repr(stored).encode(), digest_size=12).hexdigest()


def take(form: RefusingForm, mark: str, save: Callable[[dict], object]) -> bool:
    """Save what was typed. Where it cannot be, the form says why; where somebody else saved first, it also carries the new mark, so that
    sending it again puts hers in the place of the other's."""
    if not form.is_valid():
        return False
    try:
        if (form.cleaned_data.get("seen") or mark) != mark:
            raise SavedMeanwhile
        with transaction.atomic():
            save(form.cleaned_data)
    except SavedMeanwhile as refusal:
        form.data = form.data.copy()
        form.data["seen"] = mark
        form.refuse(refusal)
        return False
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def form_page(
    request: HttpRequest, found: Adoption, form: RefusingForm, title: str, status: int = 200, template: str = "adoption_form", **extra
) -> HttpResponse:
    trail = practice_trail(found.practice, (found.unit.title, found.get_absolute_url()), (title, request.path))
    context = {
        "adoption": found,
        "practice": found.practice,
        "form": form,
        "title": title,
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
        **extra,
    }
    return render(request, f"practices/{template}.html", context, status=status)


@signed_in
def state(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = adoption_of_hers(request, slug, pk)
    title = _("How far we are")
    if request.method != "POST":
        return form_page(request, found, kept(request, StateForm, {"state": found.state}), title, template="adoption_state")
    form = StateForm(request.POST)
    if take(form, "", lambda data: change_state(found, request.user, data)):
        messages.success(request, _("It is recorded; those who follow the model are told."))
        return redirect(found)
    return form_page(request, found, form, title, status=REFUSED, template="adoption_state")


def change_state(found: Adoption, by, data: dict) -> None:
    services.change_adoption_state(adoption=found, state=data["state"], reason=data["stop_reason"], by=by)
