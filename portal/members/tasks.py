"""Mails and text messages about accounts. Nobody waits for them, so that an answer takes as long for an address that nobody has."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.module_loading import import_string
from django_tasks import task


@task()
def send_mail(subject: str, text: str, html: str, to: str) -> None:
    """One mail with both bodies. Sent again when the task is run again: a code that comes twice does no harm."""
    mail = EmailMultiAlternatives(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"})
    mail.attach_alternative(html, "text/html")
    mail.send()


@task()
def send_sms(number: str, text: str) -> None:
    import_string(settings.SMS_BACKEND)().send(number, text)
