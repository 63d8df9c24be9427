"""allauth's forms for codes and keys, in plain words: one label, the number keys of a telephone, no second word inside the field."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django.utils.translation import gettext_lazy as _

SENT = _("The six digits that we sent you")
FROM_APP = _("The six digits that your app shows")
FROM_APP_OR_RESERVE = _("The six digits that your app shows, or a recovery code")


class PlainCode:
    label = SENT

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label, code.max_length = self.label, 20
        code.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"}


class SignInCode(PlainCode, account.ConfirmLoginCodeForm):
    pass


class EmailCode(PlainCode, account.ConfirmEmailVerificationCodeForm):
    pass


class PasswordCode(PlainCode, account.ConfirmPasswordResetCodeForm):
    pass


class PhoneCode(PlainCode, account.VerifyPhoneForm):
    pass


class SecondStep(PlainCode, mfa.AuthenticateForm):
    label = FROM_APP_OR_RESERVE


class SecondStepAgain(PlainCode, mfa.ReauthenticateForm):
    label = FROM_APP_OR_RESERVE


class NewApp(PlainCode, totp.ActivateTOTPForm):
    label = FROM_APP


class NamedKey:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call this key")
        self.fields["name"].max_length = 100


class NewKey(NamedKey, passkeys.AddWebAuthnForm):
    """Signing in without a password is what most people add a key for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamedKey(NamedKey, passkeys.EditWebAuthnForm):
    pass
