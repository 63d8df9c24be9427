"""JSON-LD of https://schema.org: what every screen says about itself and about its place in the site."""

import json

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_text(data: dict) -> SafeString:
    """`data` as JSON that cannot end the script element it stands in."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  (every angle bracket is escaped)


def moment(value) -> str | None:
    """A time with its offset, as the federation's clocks show it."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def without_gaps(data: dict) -> dict:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def publisher(request: HttpRequest) -> dict:
    return {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": request.build_absolute_uri("/")}


def breadcrumbs(request: HttpRequest, trail: list[tuple[str, str]]) -> dict:
    """BreadcrumbList of `trail`, (name, address) pairs from the front page to this one."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": str(name), "item": request.build_absolute_uri(address)}
            for position, (name, address) in enumerate(trail, start=1)
        ],
    }
