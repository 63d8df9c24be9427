"""Signing in, and a password that was forgotten."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from portal.members.tasks import send_password_link


class SignInForm(LoginForm):
    """Wagtail's form leaves the label of the password to the name of the field, which no catalogue reaches."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"placeholder": _("Enter password"), "autocomplete": "current-password"}),
    )


class NewPasswordForm(PasswordResetForm):
    """Leaves looking for the account and the mail to a task, so that the answer takes as long for an address that nobody has."""

    def save(self, *, subject_template_name, email_template_name, **options):
        send_password_link.enqueue(self.cleaned_data["email"], subject_template_name, email_template_name)
