from django.urls import path

from portal.search import views

app_name = "search"
urlpatterns = [
    path("", views.SearchView.as_view(), name="search"),
    path("goi-y/", views.SuggestView.as_view(), name="suggest"),
]
