"""Doors: the newsroom's old sign-in, the second factor that staff lack, a forgotten password by telephone."""

from urllib.parse import urlencode

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.views import PasswordResetView
from allauth.core import context
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from portal.members.adapter import AccountAdapter


def next_of(request: HttpRequest, otherwise: str = "") -> str:
    """Where she was going, if that is on this site."""
    address = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=False)
    return address if is_ours else otherwise


@never_cache
def newsroom(request: HttpRequest) -> HttpResponse:
    """Wagtail sends here whom it does not let in: to the sign-in, or, if she is signed in, to a word about why."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        return render(request, "members/no_work.html")
    wanted = next_of(request, reverse("wagtailadmin_home"))
    return redirect(wanted if request.user.is_authenticated else f"{reverse('account_login')}?{urlencode({'next': wanted})}")


def sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail's own sign-in for pages with a password, which knows no second factor."""
    return redirect(f"{reverse('account_login')}?{urlencode({'next': next_of(request, '/')})}")


def forgotten(request: HttpRequest, **rest: str) -> HttpResponse:
    """Addresses of older mails for a new password."""
    return redirect("account_reset_password")


@never_cache
@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    return render(request, "members/second_factor_needed.html", {"wanted": next_of(request, settings.LOGIN_REDIRECT_URL)})


class ForgottenPasswordView(PasswordResetView):
    """By telephone: a code that signs her in, and on to a new password. By mail: allauth's way."""

    def form_valid(self, form):
        phone = form.contact.get("phone")
        if not phone:
            return super().form_valid(form)
        user = AccountAdapter(self.request).get_user_by_phone(phone)
        LoginCodeVerificationProcess.initiate(request=context.request, user=user, phone=phone)
        wanted = urlencode({"next": reverse("account_change_password")})
        return redirect(f"{reverse('account_confirm_login_code')}?{wanted}")
