"""Addresses of the house itself."""

from django.conf import settings
from django.urls import path

from portal.ui import styleguide, views

urlpatterns = [
    path("ngon-ngu/<slug:language>/", views.choose_language, name="choose-language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("ngoai-tuyen/", views.offline, name="offline"),
    path("worker.js", views.worker, name="worker"),
]
if settings.DEBUG:
    urlpatterns += [path("_styleguide/", styleguide.styleguide, name="styleguide")]
