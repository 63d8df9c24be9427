"""The button by which anything is followed, and the bell."""

from django import template
from django.conf import settings
from django.db import models
from django.middleware.csrf import get_token
from django.shortcuts import resolve_url
from django.utils.http import urlencode

from portal.notifications import following, reading
from portal.ui.templatetags.ui import request_of

register = template.Library()


@register.inclusion_tag("notifications/_follow_button.html", takes_context=True)
def follow_button(context: template.Context, target: models.Model, may_mute: bool = False) -> dict:
    """`{% load notifications %}{% follow_button thread may_mute=True %}`: a form that posts, in place where there is script.

    One query for members. Visitors get a link to the sign-in and no form, so the page stays the same for all of them.
    """
    request = request_of(context)
    here = request.get_full_path()
    if not request.user.is_authenticated:
        return {"sign_in": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}"}
    return {
        "request": request,
        "csrf_token": get_token(request),
        "target": following.label_of(target),
        "state": following.state_of(request.user, target),
        "may_mute": may_mute,
        "next": here,
    }


@register.inclusion_tag("notifications/_bell.html", takes_context=True)
def bell(context: template.Context, css: str = "") -> dict:
    """`{% load notifications %}{% bell css="menu__link" %}`: the link to the notifications with the number that wait.

    One query, however many bells a page has; nothing for visitors.
    """
    request = request_of(context)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    if not hasattr(request, "_unseen_count"):
        request._unseen_count = reading.unseen_count(user)
    return {"is_shown": True, "count": request._unseen_count, "css": css}
