"""Template tags that every screen may use; they are built in, so no template loads them."""

import base64
import json
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage

from portal.ui import icons, pagination, photos, words

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """`{% icon "search" %}`: decoration beside a word; with `label` it speaks for itself."""
    return icons.svg(name, label)


@register.simple_tag
def photo(
    image: AbstractImage | None, sizes: str = "100vw", ratio: str = "", alt: str | None = None, eager: bool = False, css: str = ""
) -> SafeString:
    """`{% photo image sizes="(min-width: 40em) 40rem, 100vw" ratio="16:9" %}`: see `portal.ui.photos.picture`."""
    return photos.picture(image, sizes=sizes, ratio=ratio, alt=alt, eager=eager, css=css)


@register.simple_tag
def photo_url(image: AbstractImage, use: str = "large") -> str:
    """The address of one rendition: "large" for looking closely, "share" for Open Graph (1200 × 630, JPEG)."""
    spec = {"large": photos.LARGE, "share": photos.SHARE}[use]
    return photos.sources(image, [spec])[spec].url


@register.filter(expects_localtime=True)
def long_date(value: date | datetime | None) -> str:
    """ "Thứ năm, 25/04/2024 - 12:42"."""
    return words.long_date(value) if value else ""


@register.filter(expects_localtime=True)
def short_date(value: date | datetime | None) -> str:
    """ "25/04/2024"."""
    return words.short_date(value) if value else ""


@register.filter
def ago(value: datetime | None) -> str:
    """ "12 phút trước", "3 giờ trước", "hôm qua, 08:15", "25/04/2024"."""
    return words.ago(value) if value else ""


@register.filter
def vi_number(value: object, places: int | None = None) -> str:
    """`{{ 478250000|vi_number }}` → 478.250.000."""
    return "" if value is None else words.number(value, places)


@register.filter
def marked(parts: Iterable[tuple[str, bool]]) -> SafeString:
    """Text in pieces, each with whether it was searched for, as escaped HTML with `<mark>`."""
    pieces = (f"<mark>{escape(text)}</mark>" if found else escape(text) for text, found in parts)
    return mark_safe("".join(pieces))  # noqa: S308  (each piece is escaped above)


@register.filter
def zalo_share(url: str) -> str:
    """Zalo's page for passing `url` on: what the button of its own script opens, the address as JSON in base64."""
    payload = base64.b64encode(json.dumps({"url": url}, ensure_ascii=False).encode()).decode()
    return f"https://button-share.zalo.me/share_external?{urlencode({'d': payload})}"


def request_of(context: template.Context) -> HttpRequest | None:
    """The request, also inside `{% include … only %}`, which keeps it off the variables."""
    return getattr(context, "request", None) or context.get("request")


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: object) -> str:
    """The query string of this page with some parameters set, or removed where the value is None or empty.

    `<a href="{% query_with trang=3 %}">`. A change of anything but the page goes back to the first page.
    """
    request = request_of(context)
    query = request.GET.copy() if request else QueryDict(mutable=True)
    if pagination.PARAMETER not in changes:
        query.pop(pagination.PARAMETER, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.filter
def page_window(page: Page) -> list[int | None]:
    """The page numbers to show, None for a gap."""
    return pagination.window(page)
