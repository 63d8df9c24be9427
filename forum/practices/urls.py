"""Addresses of the library. Words of the house come before models; no model is called by one of `services.sharing.RESERVED`."""

from django.urls import path

from forum.feeds import Atom, Rss
from forum.practices.feeds import PracticeFeed
from forum.practices.views import adopting, asking, choosing, exporting, lists, pages

app_name = "practices"

urlpatterns = [
    path("", lists.index, name="index"),
    path("rss/", PracticeFeed.of(Rss), name="rss"),
    path("atom/", PracticeFeed.of(Atom), name="atom"),
    path("bang-tinh/", lists.spreadsheet, name="spreadsheet"),
    path("tim-phu-hop/", choosing.finder, name="finder"),
    path("so-sanh/", choosing.compare, name="compare"),
    path("<slug:slug>/", pages.practice, name="practice"),
    path("<slug:slug>/ke-hoach/", exporting.plan, name="plan"),
    path("<slug:slug>/mot-trang/", exporting.sheet, name="sheet"),
    path("<slug:slug>/hoi/", asking.ask, name="ask"),
    path("<slug:slug>/so-lieu/<int:pk>/", asking.doubt, name="doubt"),
    path("<slug:slug>/ap-dung/", adopting.adopt, name="adopt"),
    path("<slug:slug>/ap-dung/<int:pk>/", adopting.adoption, name="adoption"),
    path("<slug:slug>/ap-dung/<int:pk>/sua/", adopting.edit, name="adoption-edit"),
    path("<slug:slug>/ap-dung/<int:pk>/tinh-hinh/", adopting.state, name="adoption-state"),
    path("<slug:slug>/ap-dung/<int:pk>/ket-qua/<int:month>/", adopting.report, name="adoption-report"),
]
