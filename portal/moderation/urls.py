"""`/kiem-duyet/`: the queue, the record, reports."""

from django.urls import path

from portal.moderation.views import acting, queue, reporting

app_name = "moderation"
urlpatterns = [
    path("", queue.waiting, name="queue"),
    path("nhat-ky/", queue.record, name="record"),
    path("thanh-vien/<str:username>/", queue.person, name="person"),
    path("viec/<int:pk>/", queue.one_act, name="act-page"),
    path("viec/<int:pk>/thu-lai/", acting.undo, name="undo"),
    path("lam/<slug:key>/<int:pk>/", acting.act, name="act"),
    path("bao-cao/<slug:key>/<int:pk>/", reporting.report, name="report"),
    path("bao-cao-cua-toi/", queue.my_reports, name="my-reports"),
    path("bao-rieng/", reporting.private, name="private"),
    path("bao-rieng/hop-thu/", reporting.private_box, name="private-box"),
    path("bao-rieng/<int:pk>/", reporting.private_one, name="private-one"),
]
