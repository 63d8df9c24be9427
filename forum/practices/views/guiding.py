"""An officer commends an article or a model to units by a rule, after she saw to how many it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forum.practices import desk, rules, services
from forum.practices.guiding_forms import GuidanceForm
from forum.practices.models import Guidance
from forum.practices.permissions import can_address, can_adopt_somewhere, can_end_guidance
from forum.practices.views.adopting import REFUSED, kept
from forum.refusals import Refused
from forum.views.doors import demand, signed_in
from portal.ui.heads import crumbs, head

SHOWN = 10


@signed_in
def address(request: HttpRequest) -> HttpResponse:
    """`?dia-chi=` fills in what is commended. The first press shows where it would go, the second sends it."""
    demand(can_adopt_somewhere(request.user))
    if request.method != "POST":
        units = desk.units_at_desk(request.user, most=1)
        initial = {"unit": units[0] if units else None, "address": request.GET.get("dia-chi", "")[:500], "levels": ["commune"]}
        return page(request, kept(request, GuidanceForm, initial, user=request.user))
    form = GuidanceForm(request.POST, user=request.user)
    if not form.is_valid():
        return page(request, form, status=REFUSED)
    demand(can_address(request.user, form.cleaned_data["unit"]))
    try:
        form.cleaned_data["rule"] = rules.cleaned(form.rule)
        if "send" in request.POST:
            return send(request, form)
    except Refused as refusal:
        form.refuse(refusal)
        return page(request, form, status=REFUSED)
    return page(request, form, preview=preview_of(form.guidance))


def send(request: HttpRequest, form: GuidanceForm) -> HttpResponse:
    typed = form.cleaned_data
    services.address_guidance(
        unit=typed["unit"], by=request.user, rule=typed["rule"], note=typed["note"], ends_on=typed["ends_on"], **typed["address"]
    )
    messages.success(request, _("It is sent, and stands on the desks of these units."))
    return redirect("work:guidance")


def preview_of(guidance: Guidance) -> dict:
    """How many units, and the first of them: two queries."""
    guidance.rule = rules.cleaned(guidance.rule)
    units = rules.units_addressed(guidance).order_by("path")
    return {"count": units.order_by().count(), "units": list(units[:SHOWN])}


def page(request: HttpRequest, form: GuidanceForm, status: int = 200, preview: dict | None = None) -> HttpResponse:
    title = _("Commend something to units")
    trail = crumbs((_("My desk"), reverse("work:desk")), (title, reverse("work:guidance")))
    sent = Guidance.objects.filter(unit__in=desk.units_at_desk(request.user)).select_related("article", "practice", "unit")[:SHOWN]
    context = {
        "title": title,
        "form": form,
        "preview": preview,
        "sent": sent,
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "practices/guidance.html", context, status=status)


@require_POST
@signed_in
def end(request: HttpRequest, pk: int) -> HttpResponse:
    guidance = get_object_or_404(Guidance, pk=pk)
    demand(can_end_guidance(request.user, guidance))
    services.end_guidance(guidance=guidance, by=request.user)
    messages.success(request, _("It stands on no desk any more."))
    return redirect("work:guidance")
