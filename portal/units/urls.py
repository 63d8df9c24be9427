from django.urls import path

from portal.units import views

app_name = "units"
urlpatterns = [path("tim/", views.search, name="search")]
