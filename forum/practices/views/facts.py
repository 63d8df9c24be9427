"""What an officer says of her unit: in what kind of place it works, and which targets it has met."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.practices import desk, services
from forum.practices.adopting_forms import RefusingForm
from forum.practices.models import Setting, Target, UnitFact
from forum.practices.permissions import can_adopt_somewhere, can_state_facts
from forum.practices.views.adopting import REFUSED, kept
from forum.practices.views.desk import UNIT, chosen
from forum.refusals import Refused
from forum.views.doors import demand, signed_in
from portal.ui.heads import crumbs, head
from portal.units.models import Unit

Key = UnitFact.Key
UNKNOWN = {"invalid_choice": gettext_lazy("Choose one of the list.")}


class FactsForm(RefusingForm):
    setting = forms.MultipleChoiceField(
        label=gettext_lazy("In what kind of place do you work?"),
        help_text=gettext_lazy("Tick all that hold. “Units like ours” and guidance go by it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )
    target = forms.MultipleChoiceField(
        label=gettext_lazy("Which targets have you met?"),
        help_text=gettext_lazy("Guidance from above differs for units that have met a target and units that have not."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=UNKNOWN,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = list(Setting.objects.values_list("slug", "name"))
        self.fields["target"].choices = list(Target.objects.values_list("slug", "name"))
        if not self.fields["target"].choices:
            del self.fields["target"]


@signed_in
def facts(request: HttpRequest) -> HttpResponse:
    """`?don-vi=` which of her units, as on the desk."""
    demand(can_adopt_somewhere(request.user))
    units = desk.units_at_desk(request.user) or [Unit.objects.get(depth=1)]
    unit = chosen(units, request.GET.get(UNIT, ""))
    demand(can_state_facts(request.user, unit))
    if request.method != "POST":
        return page(request, unit, kept(request, FactsForm, known(unit)))
    form = FactsForm(request.POST)
    if not form.is_valid():
        return page(request, unit, form, status=REFUSED)
    try:
        with transaction.atomic():
            for key, values in form.cleaned_data.items():
                services.state_facts(unit=unit, key=key, values=values, by=request.user)
    except Refused as refusal:
        form.refuse(refusal)
        return page(request, unit, form, status=REFUSED)
    messages.success(request, _("It is kept. What you see on your desk goes by it from now on."))
    return redirect(f"{reverse('work:desk')}?{UNIT}={unit.slug}")


def known(unit: Unit) -> dict[str, list[str]]:
    """What is known of `unit`, by key: one query."""
    found: dict[str, list[str]] = {key: [] for key in Key.values}
    for key, value in UnitFact.objects.filter(unit=unit).values_list("key", "value"):
        found[key].append(value)
    return found


def page(request: HttpRequest, unit: Unit, form: FactsForm, status: int = 200) -> HttpResponse:
    title = _("About our unit")
    trail = crumbs((_("My desk"), reverse("work:desk")), (title, request.path))
    context = {"title": title, "unit": unit, "form": form, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    response = render(request, "practices/facts.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
