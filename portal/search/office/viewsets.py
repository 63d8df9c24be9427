"""The search in the admin: what people look for, and what the office makes of it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from portal.search.office import views
from portal.search.office.advice_screens import AdviceViewSet
from portal.search.office.policies import can_steer_search
from portal.search.office.synonym_screens import SynonymViewSet


class OfficeMenuItem(MenuItem):
    def is_shown(self, request):
        return can_steer_search(request.user)


class LookedForViewSet(ViewSet):
    name = "looked-for"
    url_prefix = "tim-kiem/tim-gi"
    icon = "search"
    menu_label = _("What people look for")
    menu_item_class = OfficeMenuItem

    def get_urlpatterns(self):
        return [
            path("", views.LookedForView.as_view(), name="index"),
            path("bang-tinh/", views.LookedForSheetView.as_view(), name="sheet"),
        ]


class SearchOfficeGroup(ViewSetGroup):
    items = (LookedForViewSet, SynonymViewSet, AdviceViewSet)
    menu_label = _("Search terms")
    menu_icon = "search"
    menu_order = 370
