"""Addresses of the screens that mix what the apps below know."""

from django.urls import path

from portal.home.views import front, topics, units

urlpatterns = [
    path("", front.front, name="front"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<slug:slug>/", units.unit, name="unit"),
    path("chu-de/", topics.topics, name="topics"),
    path("chu-de/<str:slug>/", topics.topic, name="topic"),
]
