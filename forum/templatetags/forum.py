"""Tags of the forum's screens."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.shortcuts import resolve_url

from forum.querysets.posts import PAGE_SIZE
from portal.ui.templatetags.ui import request_of

register = template.Library()


@register.simple_tag(takes_context=True)
def sign_in_url(context: template.Context, at: str = "") -> str:
    """Where a visitor signs in; `{% sign_in_url at="#tra-loi" %}` brings her back to that place of this page."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request_of(context).get_full_path() + at})}"


@register.filter
def page_of(number: int) -> int:
    """Which page of a thread post `number` stands on."""
    return (number - 1) // PAGE_SIZE + 1
