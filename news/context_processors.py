"""The menu of the paper, on every screen."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from news.models import Programme, Section

MENU_KEY = "news.menu"
MENU_SECONDS = 60
MOST_PROGRAMMES = 6


def read_menu() -> dict[str, list[dict[str, str]]]:
    """Name and address of the sections in the menu, and of the newest programmes."""
    programmes = Programme.objects.order_by("-starts_on", "name")[:MOST_PROGRAMMES]
    return {
        "sections": [{"name": row.name, "url": row.get_absolute_url()} for row in Section.objects.filter(in_menu=True)],
        "programmes": [{"name": row.name, "url": row.get_absolute_url()} for row in programmes],
    }


def menu(request: HttpRequest) -> dict:
    """`menu.sections` and `menu.programmes`, read when a template asks.

    It stands in the cache for a minute: that is how long a new section may be missing from it.
    """
    return {"menu": SimpleLazyObject(lambda: cache.get_or_set(MENU_KEY, read_menu, MENU_SECONDS))}
