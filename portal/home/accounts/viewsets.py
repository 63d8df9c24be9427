"""Accounts in the admin."""

import django_filters
from django.contrib.admin.utils import unquote
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.users.views.users import CreateView, DeleteView, EditView, HistoryView, IndexView, UserColumn, UserViewSet

from portal.home.accounts.forms import AccountCreationForm, AccountEditForm
from portal.home.accounts.policies import accounts_managed_by
from portal.members.models import User
from portal.units.fields import UnitChoiceField
from portal.units.models import Lineage, Role


class UnitFilter(django_filters.Filter):
    field_class = UnitChoiceField


class AccountFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Role in the unit"), choices=Role.Kind.choices, method="filter_kind")
    unit = UnitFilter(label=_("Unit"), scope="administer", method="filter_unit")
    is_active = django_filters.BooleanFilter(label=_("Open"), widget=BooleanRadioSelect)

    class Meta:
        model = User
        fields = []

    def __init__(self, *args, is_searching=False, **kwargs):
        super().__init__(*args, **kwargs)

    def filter_kind(self, accounts, name, kind):
        return accounts.filter(pk__in=Role.objects.filter(kind=kind).values("user"))

    def filter_unit(self, accounts, name, unit):
        """Who holds a role in the unit or in one below it."""
        if not unit:
            return accounts
        below = Lineage.objects.filter(ancestor=unit, whole=True).values("unit")
        return accounts.filter(pk__in=Role.objects.filter(unit__in=below).values("user"))


def roles_of(account: User) -> str:
    return "; ".join(f"{capfirst(role.get_kind_display())} – {role.unit}" for role in account.roles.all())


class AccountIndexView(IndexView):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = _("Accounts")
    add_item_label = _("Open an account")
    show_other_searches = False
    is_searchable = True

    @cached_property
    def columns(self):
        column = self._get_title_column_class(UserColumn)
        return [
            column("name", label=_("Full name"), sort_key="name", get_url=self.get_edit_url, classname="name"),
            Column("username", label=_("Username"), sort_key="username"),
            Column("roles", label=_("Roles"), accessor=roles_of),
            BooleanColumn("is_active", label=_("Open"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last login"), sort_key="last_login"),
        ]

    def get_base_queryset(self):
        roles = Prefetch("roles", Role.objects.select_related("unit").order_by("unit__path", "kind"))
        return accounts_managed_by(self.request.user).select_related("wagtail_userprofile").prefetch_related(roles)

    def search_queryset(self, queryset):
        words = (self.search_query or "").strip()
        return queryset.filter(Q(name__icontains=words) | Q(username__icontains=words) | Q(email__iexact=words)) if words else queryset

    def order_queryset(self, queryset):
        ordering = self.ordering if self.ordering in {f"{sign}{name}" for sign in ("", "-") for name in SORTABLE} else "username"
        return queryset.order_by(ordering, "pk")


SORTABLE = ("name", "username", "is_active", "last_login")


class OnlyHers:
    """Opens nothing but accounts that she manages; Wagtail's views about one account do not ask whose it is."""

    def get_object(self, queryset=None):
        known = getattr(self, "object", None)
        return known or get_object_or_404(accounts_managed_by(self.request.user), pk=unquote(str(self.kwargs["pk"])))


class ForUser:
    """Hands the person at the screen to the form, which asks what she may give."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"for_user": self.request.user}


class AccountCreateView(ForUser, CreateView):
    page_title = _("Open an account")
    template_name = "home/accounts/create.html"
    success_message = _("The account of %(object)s is open.")


class AccountEditView(OnlyHers, ForUser, EditView):
    template_name = "home/accounts/edit.html"
    success_message = _("The account of %(object)s was saved.")


class AccountDeleteView(OnlyHers, DeleteView):
    pass


class AccountHistoryView(OnlyHers, HistoryView):
    pass


class AccountUsageView(OnlyHers, UsageView):
    pass


class AccountViewSet(UserViewSet):
    menu_label = _("Accounts")
    add_to_settings_menu = False
    add_to_admin_menu = True
    menu_order = 400
    copy_view_enabled = False
    filterset_class = AccountFilterSet
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    history_view_class = AccountHistoryView
    usage_view_class = AccountUsageView
    template_prefix = "home/accounts/"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm
