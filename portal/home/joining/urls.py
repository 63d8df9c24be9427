from django.urls import path

from portal.home.joining import pages

urlpatterns = [
    path("tai-khoan/ho-so/", pages.edit_profile, name="account_profile"),
    path("thanh-vien/<str:username>/", pages.member, name="member"),
]
