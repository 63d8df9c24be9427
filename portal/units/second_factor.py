"""Whoever works for a unit needs more than a password before the newsroom and the moderators' queue open."""

from urllib.parse import urlencode

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.units.models import Role
from portal.units.permissions import holds_anywhere

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def needs_second_factor(user) -> bool:
    """Whether `user` works for a unit and has neither an app nor a passkey yet."""
    return holds_anywhere(user, *Role.Kind.values) and not get_adapter().is_mfa_enabled(user, FACTORS)


class RequireSecondFactor:
    """Leads to the set-up when `settings.STAFF_SECOND_FACTOR` is on; whoever has a factor was asked for it at sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.STAFF_SECOND_FACTOR or not request.path.startswith(tuple(settings.STAFF_PATHS)):
            return None
        open_to_her = request.resolver_match.view_name in ("wagtailadmin_logout", *settings.MEMBERS_AT_STAFF_PATHS)
        if request.user.is_anonymous or open_to_her or not needs_second_factor(request.user):
            return None
        return redirect(f"{reverse('second_factor_needed')}?{urlencode({'next': request.get_full_path()})}")
