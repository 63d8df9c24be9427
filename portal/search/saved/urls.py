"""Addresses below /tim-kiem/da-luu/."""

from django.urls import path

from portal.search.saved import views

app_name = "saved-searches"
urlpatterns = [
    path("", views.SavedListView.as_view(), name="list"),
    path("moi/", views.SaveView.as_view(), name="save"),
    path("<int:pk>/", views.SavedChangeView.as_view(), name="change"),
    path("<int:pk>/xoa/", views.SavedRemoveView.as_view(), name="remove"),
]
