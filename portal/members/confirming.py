"""Asking again who she is before something that cannot be undone: her password, or a code where she has none."""

import secrets
import time

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.members import mails
from portal.members.tasks import send_sms

KEY = "closing_code"
HOLDS_SECONDS = 10 * 60
MOST_TRIES = 5


class ByPassword(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        if not get_adapter().reauthenticate(self.request.user, self.cleaned_data["password"]):
            raise ValidationError(_("This is not your password."))
        return self.cleaned_data["password"]


class ByCode(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code that we sent you"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    @property
    def is_sent(self) -> bool:
        return _sent(self.request) is not None

    def clean_code(self):
        sent = _sent(self.request)
        if sent is None:
            raise ValidationError(_("This code no longer holds. Ask for a new one."))
        sent["tries"] += 1
        self.request.session.modified = True
        if not secrets.compare_digest(self.cleaned_data["code"].strip().encode(), sent["code"].encode()):
            raise ValidationError(_("This is not the code. Look at the newest message."))
        del self.request.session[KEY]
        return self.cleaned_data["code"]


def form_for(request: HttpRequest) -> ByPassword | ByCode:
    """The question that `request.user` can answer."""
    posted = request.POST if request.method == "POST" and "send" not in request.POST else None
    return (ByPassword if request.user.has_usable_password() else ByCode)(posted, request=request)


def send_code(request: HttpRequest) -> None:
    """Send a code to her address, or to her number where she has none."""
    user, code = request.user, f"{secrets.randbelow(1_000_000):06}"
    request.session[KEY] = {"code": code, "at": time.time(), "tries": 0}
    known = {"code": code, "site": settings.WAGTAIL_SITE_NAME}
    if user.email:
        lead = _("Somebody, most likely you, wants to close your account at %(site)s. To go on, enter this code:") % known
        end = _("If it was not you, do not tell anybody the code, and change your password.")
        mails.post(to=user.email, subject=_("Code for closing your account"), text=f"{lead}\n\n{code}\n\n{end}", code=code)
    elif user.phone:
        send_sms.enqueue(user.phone, _("%(code)s closes your account at %(site)s. Do not tell it to anybody, whoever asks.") % known)


def _sent(request: HttpRequest) -> dict | None:
    sent = request.session.get(KEY)
    return sent if sent and time.time() - sent["at"] < HOLDS_SECONDS and sent["tries"] < MOST_TRIES else None
