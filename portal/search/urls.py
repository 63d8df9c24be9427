from django.urls import path

from portal.search import views

app_name = "search"
urlpatterns = [
    path("", views.SearchView.as_view(), name="search"),
    path("da-mo/", views.OpenedView.as_view(), name="opened"),
    path("goi-y/", views.SuggestView.as_view(), name="suggest"),
]
