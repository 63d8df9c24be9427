"""Addresses of the house itself."""

from django.urls import path

from portal.ui import views

urlpatterns = [
    path("ngon-ngu/<slug:language>/", views.choose_language, name="choose-language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
