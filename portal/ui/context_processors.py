"""What every public screen knows, without a query."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def house(request: HttpRequest) -> dict:
    """The name of the site and the day, as its masthead shows them."""
    return {"site_name": settings.WAGTAIL_SITE_NAME, "portal_name": settings.WAGTAIL_SITE_NAME, "portal_today": timezone.localdate()}
