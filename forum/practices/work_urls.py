"""Addresses of an officer's work that stand outside the library: her desk, and the ledger of a unit."""

from django.urls import path

from forum.practices.views import desk

app_name = "work"

urlpatterns = [
    path("ban-lam-viec/", desk.desk, name="desk"),
]
