"""The icons of the house: symbols of `static/icons/sprite.svg` (Lucide, ISC), written into the page where they stand."""

import re
from functools import cache

from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE = "icons/sprite.svg"
SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="0 0 24 24">(.*?)</symbol>')


@cache
def symbols() -> dict[str, str]:
    """Name → drawing, read once per process from the file of the repository."""
    with open(finders.find(SPRITE), encoding="utf-8") as sprite:
        return dict(SYMBOL.findall(sprite.read()))


def svg(name: str, label: str = "") -> SafeString:
    """The drawing `name` in the colour and size of the text; `label` only where no word stands beside it.

    A name that is not in the sprite raises KeyError: a template that asks for it is wrong.
    """
    drawing = mark_safe(symbols()[name])  # noqa: S308  (a file of this repository)
    if label:
        return format_html('<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', label, drawing)
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawing)
