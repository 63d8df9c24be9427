"""Addresses of the screens that mix what the apps below know."""

from django.urls import path

from portal.home.views import front, topics

urlpatterns = [
    path("", front.front, name="front"),
    path("chu-de/", topics.topics, name="topics"),
    path("chu-de/<str:slug>/", topics.topic, name="topic"),
]
