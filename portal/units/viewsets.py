"""Units in the admin: those that the person administers."""

import django_filters
from django.contrib.admin.utils import unquote
from django.db.models import Case, When
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from portal.units import office
from portal.units.fields import UnitChoiceField
from portal.units.forms import UnitAddForm, UnitForm
from portal.units.lookup import look_up
from portal.units.models import Role, Unit
from portal.units.views import describe_end

MOST_FOUND = 100


class WithinFilter(django_filters.Filter):
    field_class = UnitChoiceField


class UnitFilterSet(WagtailFilterSet):
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Unit.Level.choices)
    status = django_filters.ChoiceFilter(
        label=_("State"), choices=[("current", _("existing")), ("former", _("former"))], method="filter_status"
    )
    within = WithinFilter(label=_("Within"), scope="administer", method="filter_within")

    class Meta:
        model = Unit
        fields = []

    def filter_status(self, units, name, status):
        return units.current() if status == "current" else units.former()

    def filter_within(self, units, name, unit):
        return units.within(unit) if unit else units


class UnitIndexView(generic.IndexView):
    default_ordering = None
    is_searchable = True

    def get_base_queryset(self):
        return Unit.objects.reached_by(self.request.user, Role.Kind.ADMINISTRATOR).with_successors()

    def search_queryset(self, queryset):
        """By any spelling, best first."""
        if not self.search_query:
            return queryset
        found = [unit.pk for unit in look_up(self.search_query, limit=MOST_FOUND, scope=queryset.prefetch_related(None))]
        order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(found)), default=len(found))
        return queryset.filter(pk__in=found).order_by(order) if found else queryset.none()

    def order_queryset(self, queryset):
        return queryset


class OnlyHers:
    """Opens nothing but units that she administers; Wagtail's views about one object do not ask which it is."""

    def get_object(self, queryset=None):
        known = getattr(self, "object", None)
        hers = Unit.objects.reached_by(self.request.user, Role.Kind.ADMINISTRATOR)
        return known or get_object_or_404(hers, pk=unquote(str(self.kwargs["pk"])))


class ForUser:
    """Hands the person at the screen to the form, which asks what she may do."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"for_user": self.request.user}


class UnitCreateView(ForUser, generic.CreateView):
    page_title = _("Add a unit")


class UnitEditView(OnlyHers, ForUser, generic.EditView):
    @cached_property
    def header_more_buttons(self):
        buttons = [
            *super().header_more_buttons,
            Button(_("Roles"), url=reverse("office_units:roles", args=[self.object.pk]), icon_name="group", priority=5),
            Button(_("Page of the unit"), url=self.object.get_absolute_url(), icon_name="view", priority=6),
        ]
        if self.object.is_current:
            buttons.append(Button(_("Dissolve"), url=reverse("office_units:dissolve", args=[self.object.pk]), icon_name="cut", priority=90))
        return buttons


class UnitHistoryView(OnlyHers, HistoryView):
    pass


class UnitUsageView(OnlyHers, UsageView):
    pass


class UnitDeleteView(OnlyHers, generic.DeleteView):
    pass


class UnitViewSet(ModelViewSet):
    model = Unit
    name = "office_units"
    url_prefix = "don-vi"
    url_namespace = "office_units"
    icon = "site"
    menu_label = _("Units")
    menu_order = 350
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    list_display = [
        TitleColumn("name", label=_("Unit"), url_name="office_units:edit"),
        Column("where", label=_("Within"), accessor=lambda unit: capfirst(unit.where)),
        Column("level", label=_("Level"), accessor=lambda unit: capfirst(unit.get_level_display())),
        Column("state", label=_("State"), accessor=lambda unit: capfirst(describe_end(unit)) or _("Existing")),
    ]
    filterset_class = UnitFilterSet
    index_view_class = UnitIndexView
    add_view_class = UnitCreateView
    edit_view_class = UnitEditView
    history_view_class = UnitHistoryView
    usage_view_class = UnitUsageView
    delete_view_class = UnitDeleteView

    def get_form_class(self, for_update=False):
        return UnitForm if for_update else UnitAddForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("roles/<int:pk>/", office.RolesView.as_view(), name="roles"),
            path("roles/revoke/<int:pk>/", office.revoke, name="revoke"),
            path("dissolve/<int:pk>/", office.DissolveView.as_view(), name="dissolve"),
        ]
