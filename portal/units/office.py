"""Screens of the admin about one unit: its roles, and its end."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.units import services
from portal.units.forms import DissolveForm, GrantForm
from portal.units.models import Lineage, Role, Unit
from portal.units.permissions import can_administer, can_grant


class OfUnit(WagtailAdminTemplateMixin, FormView):
    """A form about the unit of the address; 403 for those who do not administer it."""

    header_icon = "site"

    def dispatch(self, request, *args, **kwargs):
        if not can_administer(request.user, self.unit):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def unit(self) -> Unit:
        return get_object_or_404(Unit, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.unit)

    def get_breadcrumbs_items(self):
        units = {"url": reverse("office_units:index"), "label": _("Units")}
        unit = {"url": reverse("office_units:edit", args=[self.unit.pk]), "label": self.unit.name}
        return [*super().get_breadcrumbs_items(), units, unit, {"url": "", "label": self.page_title, "sublabel": str(self.unit)}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"unit": self.unit}

    def get_context_data(self, **kwargs):
        back = reverse("office_units:edit", args=[self.unit.pk])
        return super().get_context_data(**kwargs) | {"unit": self.unit, "back": back}


class RolesView(OfUnit):
    """Who holds what in the unit, and who reaches it from above; gives and takes roles."""

    template_name = "units/admin/roles.html"
    form_class = GrantForm
    page_title = gettext_lazy("Roles")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def get_context_data(self, **kwargs):
        above = Lineage.objects.filter(unit=self.unit, whole=True).values("ancestor")
        rows = Role.objects.filter(unit__in=above, user__is_active=True).select_related("user", "unit", "granted_by")
        rows = list(rows.order_by("-unit__depth", "unit__path", "kind", "user__name"))
        for role in rows:
            role.can_be_taken = role.unit_id == self.unit.pk and can_grant(self.request.user, self.unit, role.kind)
        context = {"here": [role for role in rows if role.unit_id == self.unit.pk]}
        context["from_above"] = [role for role in rows if role.unit_id != self.unit.pk]
        return super().get_context_data(**kwargs) | context

    def form_valid(self, form):
        data = {"person": form.cleaned_data["account"], "role": dict(Role.Kind.choices)[form.cleaned_data["kind"]]}
        if form.save():
            messages.success(self.request, _("%(person)s is now %(role)s here.") % data)
        else:
            messages.warning(self.request, _("%(person)s was %(role)s here already.") % data)
        return redirect("office_units:roles", self.unit.pk)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the role with this id."""
    role = get_object_or_404(Role.objects.select_related("user", "unit"), pk=pk)
    if not can_grant(request.user, role.unit, role.kind):
        raise PermissionDenied
    services.revoke(user=role.user, unit=role.unit, kind=role.kind, by=request.user)
    done = _("%(person)s is no longer %(role)s here.") % {"person": role.user, "role": role.get_kind_display()}
    messages.success(request, done)
    return redirect("office_units:roles", role.unit_id)


class DissolveView(OfUnit):
    template_name = "units/admin/dissolve.html"
    form_class = DissolveForm
    page_title = gettext_lazy("Dissolve a unit")

    def form_valid(self, form):
        try:
            form.save(by=self.request.user)
        except services.UnitError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(
            self.request, _("%(unit)s has ended. Its stories stay and are found with its successors.") % {"unit": self.unit.name}
        )
        return redirect("office_units:edit", self.unit.pk)
