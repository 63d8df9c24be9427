"""`{% load members %}`: telephone numbers and devices as people call them."""

import re

from django import template
from django.utils.translation import gettext as _

from portal.members import phones

register = template.Library()

# The first that fits wins: every browser also names those whose pages it can show.
BROWSERS = (
    ("Zalo", "Zalo"),
    ("Cốc Cốc", "coc_coc_browser"),
    ("Samsung Internet", "SamsungBrowser"),
    ("Edge", "Edg"),
    ("Opera", "OPR|Opera"),
    ("UC Browser", "UCBrowser"),
    ("Firefox", "Firefox|FxiOS"),
    ("Chrome", "Chrome|CriOS"),
    ("Safari", "Safari"),
)
SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("macOS", "Mac OS"), ("Linux", "Linux"))


@register.filter
def shown_phone(phone: str) -> str:
    """ "+84912345678" → "0912 345 678"."""
    return phones.shown_phone(phone) if phone else ""


@register.filter
def device(user_agent: str) -> str:
    """What a browser says of itself, in two words: "Chrome, Android"."""
    known = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(name for name in known if name) or _("Unknown device")


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, text)), "")
