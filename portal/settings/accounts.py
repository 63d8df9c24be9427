"""Joining and signing in: django-allauth, codes by mail and SMS, the second factor of those who work for a unit."""

import environ

env = environ.Env()

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend", "portal.units.backends.RoleBackend"]

ACCOUNT_ADAPTER = "portal.members.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone", "username"}
# Either of e-mail and phone, which the form sees to (allauth wants the star where codes are a must); a password if she wants one.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1"]
ACCOUNT_FORMS = {
    "signup": "portal.home.joining.forms.JoinForm",
    "login": "portal.members.forms.SignInForm",
    "request_login_code": "portal.members.forms.CodeRequestForm",
    "reset_password": "portal.members.forms.ForgottenPasswordForm",
    "change_password": "portal.members.forms.NewPasswordForm",
    "set_password": "portal.members.forms.FirstPasswordForm",
    "reset_password_from_key": "portal.members.forms.ChosenPasswordForm",
    "confirm_login_code": "portal.members.code_forms.SignInCode",
    "confirm_email_verification_code": "portal.members.code_forms.EmailCode",
    "confirm_password_reset_code": "portal.members.code_forms.PasswordCode",
    "verify_phone": "portal.members.code_forms.PhoneCode",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True  # One address an account; a new one takes its place when it is confirmed.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "portal.members.services.display_name"
# Digits alone, because a telephone then shows the large number keys.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
# Guessing and asking are limited in portal.members.limits, which knows our proxies; these are only what allauth itself counts.
# A village hall full of women who join in one evening has one address.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,100/15m/key",
    "signup": "60/m/ip",
    "verify_phone": "1/20s/key,60/m/ip",
    "confirm_email": "1/10s/key",
    "change_phone": "5/m/user",
    "request_login_code": "60/m/ip,5/m/key",
    "reset_password": "60/m/ip,5/m/key",
}

MFA_ADAPTER = "portal.members.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.members.code_forms.SecondStep",
    "reauthenticate": "portal.members.code_forms.SecondStepAgain",
    "activate_totp": "portal.members.code_forms.NewApp",
    "add_webauthn": "portal.members.code_forms.NewKey",
    "edit_webauthn": "portal.members.code_forms.RenamedKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # A new address is confirmed before it is stored.
MFA_TOTP_TOLERANCE = 1  # Clocks of cheap telephones go half a minute wrong.
# Browsers give passkeys to https and to localhost only; without this the library refuses localhost as well.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.bool("WEBAUTHN_ALLOW_INSECURE_ORIGIN", default=False)

# Whoever holds a role needs a second factor before these addresses open.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
STAFF_PATHS = ["/quan-tri/", "/kiem-duyet/"]
# What every member does there, and must not be kept from: reporting, and asking for help in private.
MEMBERS_AT_STAFF_PATHS = ["moderation:report", "moderation:my-reports", "moderation:private"]

# Text messages: a dotted path of a class with `send(number, text)`; see portal.members.sms.
SMS_BACKEND = env("SMS_BACKEND", default="portal.members.sms.ConsoleSender")
SMS_URL = env("SMS_URL", default="")
SMS_TOKEN = env("SMS_TOKEN", default="")
SMS_SENDER = env("SMS_SENDER", default="")

# A sign-up whose code nobody entered is forgotten after so many hours (`manage.py forget_sign_ups`).
SIGN_UP_HOURS = env.int("SIGN_UP_HOURS", default=48)

# What a person's data are, and what becomes of them when she closes her account: dotted paths of functions of the apps that hold
# them, `export(user) -> {"name of a file": rows or {…}}` and `close(user)`.
MEMBER_DATA = [
    "portal.members.personal.export",
    "portal.units.personal.export",
    "portal.notifications.personal.export",
    "portal.moderation.personal.export",
    "portal.search.saved.personal.export",
    "forum.personal.export",
    "forum.practices.personal.export",
    "portal.home.accounts.personal.export",
]
MEMBER_CLOSERS = [
    "portal.units.personal.close",
    "portal.notifications.personal.close",
    "portal.moderation.personal.close",
    "portal.search.saved.personal.close",
    "forum.personal.close",
    "forum.practices.personal.close",
    "portal.home.accounts.personal.close",
]
# Templates that stand on a member's page, each drawn with `person` and `user`; they load what they show by a tag of their app.
MEMBER_PAGE_PARTS = ["forum/_member.html"]

# Wagtail leaves passwords and addresses to the account page.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/tai-khoan/dang-nhap/"
