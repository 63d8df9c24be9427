"""Addresses that stand outside the library: an officer's desk, the ledger of a unit, the models as data."""

from django.urls import path

from forum.practices.views import desk, exporting, facts, found, guiding, ledger

app_name = "work"

urlpatterns = [
    path("ban-lam-viec/", desk.desk, name="desk"),
    path("ban-lam-viec/tu-tin-tuc/", found.listed, name="found"),
    path("ban-lam-viec/tu-tin-tuc/<int:pk>/", found.one, name="found-one"),
    path("ban-lam-viec/don-vi/", facts.facts, name="facts"),
    path("ban-lam-viec/chi-dan/", guiding.address, name="guidance"),
    path("ban-lam-viec/chi-dan/<int:pk>/thoi/", guiding.end, name="guidance-end"),
    path("don-vi/<slug:slug>/so-ket/", ledger.page, name="ledger"),
    path("don-vi/<slug:slug>/so-ket/bang-tinh/", ledger.spreadsheet, name="ledger-sheet"),
    path("api/v2/practices/", exporting.listed_data, name="practices-data"),
    path("api/v2/practices/<int:pk>/", exporting.data, name="practice-data"),
]
