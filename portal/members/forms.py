"""Signing in, codes, passwords. One field takes e-mail address, telephone number and, where she signs in, username."""

from allauth.account import forms as allauth_forms
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.members.limits import forget_tries
from portal.members.phones import normal_phone
from portal.members.services import confirm_email

PASSWORD_HELP = _("At least ten characters. Three or four words that only you would put together are easy to keep.")
# Who proved by a code that she is who she is need not know her old password.
FRESH_SECONDS = 15 * 60
NO_CONTACT = _("Write an e-mail address or a mobile number of Vietnam, for example sen@gmail.com or 0912 345 678.")


def contact_of(text: str) -> dict[str, str]:
    """`{"email": …}` or `{"phone": …}` in one spelling. Raises `ValidationError` for what is neither."""
    text = text.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            raise ValidationError(NO_CONTACT, code="contact") from None
        return {"email": text.lower()}
    try:
        return {"phone": normal_phone(text)}
    except ValidationError:
        raise ValidationError(NO_CONTACT, code="contact") from None


class ContactField(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("E-mail address or mobile number"))
        super().__init__(max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}), **kwargs)


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mail address, mobile number or username"),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
        self.order_fields(["login", "password"])

    def clean_login(self):
        try:
            return next(iter(contact_of(self.cleaned_data["login"]).values()))
        except ValidationError:
            return self.cleaned_data["login"].strip()

    def user_credentials(self):
        """One name, tried once. allauth tries an address as a username as well, which takes twice as long where there is an account."""
        credentials = super().user_credentials()
        if len(credentials) > 2:
            credentials.pop("username", None)
        return credentials

    def login(self, request, redirect_url=None):
        """Reached with the right password only."""
        forget_tries(request)
        return super().login(request, redirect_url)


class OneContact:
    """Asks for one thing and hands allauth the one of its two fields that it belongs to."""

    def _use_contact(self) -> None:
        self.fields.pop("email", None)
        self.fields.pop("phone", None)
        self.fields["contact"] = ContactField()

    def clean_contact(self):
        text = self.cleaned_data["contact"]
        self.contact = contact_of(text)
        return text.strip()


class CodeRequestForm(OneContact, allauth_forms.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._use_contact()

    def clean_contact(self):
        """Looks for the account as allauth's two fields would."""
        text = super().clean_contact()
        (kind, value), self._user = next(iter(self.contact.items())), None
        self.cleaned_data[kind] = value
        getattr(self, f"clean_{kind}")()
        return text


class ForgottenPasswordForm(OneContact, allauth_forms.ResetPasswordForm):
    """By mail she gets a code for a new password; by telephone one that signs her in, after which she may choose one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._use_contact()

    def clean_contact(self):
        text = super().clean_contact()
        self.cleaned_data["email"] = self.contact.get("email", "")
        if self.cleaned_data["email"]:
            self.clean_email()
        return text

    def save(self, request, **kwargs):
        return super().save(request, **kwargs) if self.cleaned_data["email"] else ""


class PlainPassword:
    """Passwords with one line of help, and without a second word for the label inside the field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"oldpassword", "password1", "password2"} & set(self.fields):
            self.fields[name].widget.attrs.pop("placeholder", None)
            self.fields[name].help_text = PASSWORD_HELP if name == "password1" else ""


class NewPasswordForm(PlainPassword, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if came_by_code(context.request):
            del self.fields["oldpassword"]


class FirstPasswordForm(PlainPassword, allauth_forms.SetPasswordForm):
    pass


class ChosenPasswordForm(PlainPassword, allauth_forms.ResetPasswordKeyForm):
    """After a code or a link that was sent to her address, which is known for hers from then on."""

    def save(self):
        super().save()
        if self.user.email:
            confirm_email(user=self.user)


def came_by_code(request) -> bool:
    """Whether she signed in by a code within the last quarter of an hour, in this session."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "code" and timezone.now().timestamp() - record["at"] < FRESH_SECONDS for record in records)
