"""Work about accounts that nobody waits for."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django_tasks import task


@task()
def send_password_link(email: str, subject_template: str, body_template: str) -> None:
    """Mail a link for a new password to the open accounts with the address `email`, if there are any."""
    form = PasswordResetForm({"email": email})
    if form.is_valid():
        site = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        form.save(
            domain_override=site.netloc,
            use_https=site.scheme == "https",
            subject_template_name=subject_template,
            email_template_name=body_template,
        )
