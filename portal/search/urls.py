from django.urls import path

from portal.search import views
from portal.search.feeds import SearchFeed

app_name = "search"
urlpatterns = [
    path("", views.SearchView.as_view(), name="search"),
    path("da-mo/", views.OpenedView.as_view(), name="opened"),
    path("rss/", SearchFeed(), name="feed"),
    path("goi-y/", views.SuggestView.as_view(), name="suggest"),
]
