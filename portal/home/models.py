"""The front page as a row of the page tree; what it shows is built in `portal.home.views`."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class HomePage(Page):
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    template = "home/front.html"

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        from portal.home.views.front import front_context

        return super().get_context(request, *args, **kwargs) | front_context(request)
