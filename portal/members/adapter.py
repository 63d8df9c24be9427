"""What django-allauth asks this house: names, telephone numbers, mails, addresses of the site, the order of a sign-in."""

import base64
import hashlib
import secrets
from types import SimpleNamespace

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.members import limits, mails
from portal.members.models import User
from portal.members.names import LONGEST_USERNAME, RESERVED, username_of
from portal.members.phones import PhoneField
from portal.members.tasks import send_sms
from portal.members.templatetags.members import device

OWN_ADDRESSES = {"signup_url": "account_signup", "password_reset_url": "account_reset_password"}


def site() -> SimpleNamespace:
    """The site as its settings name it; the request could say anything."""
    return SimpleNamespace(name=settings.WAGTAIL_SITE_NAME, domain=settings.WAGTAILADMIN_BASE_URL)


class ConfirmedContact(EmailVerificationStage):
    """Who confirmed her telephone number is not asked for a code by mail as well."""

    def handle(self):
        if self.login.user and self.login.user.phone_verified_at:
            return None, True
        return super().handle()


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request):
        return limits.client_of(request) or "0.0.0.0"  # noqa: S104  (nothing listens here: the address is unknown)

    def get_login_stages(self):
        own = "portal.members.adapter.ConfirmedContact"
        return [own if path.endswith(".EmailVerificationStage") else path for path in super().get_login_stages()]

    def login(self, request, user):
        if user.unconfirmed_since:
            user.unconfirmed_since = None
            user.save(update_fields=["unconfirmed_since"])
        super().login(request, user)

    # Names

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data["name"]
        user.unconfirmed_since = timezone.now()
        return super().save_user(request, user, form, commit)

    def populate_username(self, request, user):
        user.username = free_username(user.name)

    def clean_username(self, username, shallow=False):
        if username.lower() in RESERVED or len(username) > LONGEST_USERNAME:
            raise self.validation_error("username_blacklisted")
        return super().clean_username(username, shallow)

    # Mails

    def send_mail(self, template_prefix, email, context):
        addresses = {key: site().domain + reverse(name) for key, name in OWN_ADDRESSES.items() if key in context}
        known = {**context, **addresses, "email": email, "current_site": site()}
        if "user_agent" in known:
            known["user_agent"] = device(known["user_agent"])
        subject = render_to_string(f"{template_prefix}_subject.txt", known)
        text = render_to_string(f"{template_prefix}_message.txt", known)
        action = _("Join") if template_prefix.endswith("unknown_account") else _("Set a new password")
        mails.post(to=email, subject=subject, text=text, code=known.get("code", ""), action=action)

    # Telephone numbers

    def phone_form_field(self, **kwargs):
        kwargs.pop("label", None)
        return PhoneField(**kwargs)

    def clean_phone(self, phone):
        return PhoneField().clean(phone)

    def get_phone(self, user):
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user, phone, verified):
        user.phone = phone
        user.phone_verified_at = timezone.now() if verified else None
        user.save(update_fields=["phone", "phone_verified_at"])

    def set_phone_verified(self, user, phone):
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone):
        try:
            return User.objects.filter(phone=self.clean_phone(phone)).first()
        except ValidationError:
            return None

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        known = {"code": code, "site": site().name}
        send_sms.enqueue(phone, _("%(code)s is your code for %(site)s. Do not tell it to anybody, whoever asks.") % known)

    def send_unknown_account_sms(self, phone, **kwargs):
        known = {"address": site().domain + reverse("account_signup"), "site": site().name}
        text = _("Somebody asked for a code of %(site)s for this number, but it has no account. To join: %(address)s")
        send_sms.enqueue(phone, text % known)

    def send_account_already_exists_sms(self, phone):
        known = {"address": site().domain + reverse("account_request_login_code"), "site": site().name}
        send_sms.enqueue(phone, _("This number already has an account at %(site)s. Sign in with a code: %(address)s") % known)

    def get_password_change_redirect_url(self, request):
        return reverse("account_home")


def free_username(name: str) -> str:
    """An address for `name` that nobody has."""
    base = username_of(name)
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    if base not in taken:
        return base
    number = next((number for number in range(2, 100) if f"{base}-{number}" not in taken), secrets.token_hex(3))
    return f"{base}-{number}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are kept encrypted with SECRET_KEY: a copy of the database opens no account."""

    def _get_site_name(self):
        return site().name

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor {key}".encode()).digest())) for key in keys])
