"""Photos whose rendition is made when a browser first asks for it."""

from django.urls import path
from wagtail.images.views.serve import ServeView

urlpatterns = [
    path("<str:signature>/<int:image_id>/<str:filter_spec>/", ServeView.as_view(), name="wagtailimages_serve"),
    path("<str:signature>/<int:image_id>/<str:filter_spec>/<str:filename>", ServeView.as_view()),
]
