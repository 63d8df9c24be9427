"""Addresses below /thong-bao/."""

from django.urls import path

from portal.notifications.views import following, listing, mails, preferences

app_name = "notifications"
urlpatterns = [
    path("", listing.NotificationListView.as_view(), name="list"),
    path("<int:pk>/", listing.NotificationOpenView.as_view(), name="open"),
    path("da-xem/", listing.SeeAllView.as_view(), name="see-all"),
    path("chuong/", listing.BellView.as_view(), name="bell"),
    path("cai-dat/", preferences.PreferencesView.as_view(), name="preferences"),
    path("cai-dat/thu/", preferences.MailboxView.as_view(), name="mailbox"),
    path("theo-doi/", following.FollowListView.as_view(), name="follows"),
    path("theo-doi/doi/", following.FollowView.as_view(), name="follow"),
    path("huy/<str:token>/", mails.UnsubscribeView.as_view(), name="unsubscribe"),
]
