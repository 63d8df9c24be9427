"""Views of notifications, by subject."""

from django.urls import reverse
from django.utils.translation import gettext as _


def trail() -> list[dict[str, str]]:
    """The way to a page below the list."""
    return [{"name": _("Notifications"), "url": reverse("notifications:list")}]
