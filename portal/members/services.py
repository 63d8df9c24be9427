"""Writes of accounts. The caller has asked for permission."""

import secrets

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from portal.members.models import User


@transaction.atomic
def open_account(*, username: str, name: str, email: str, password: str = "") -> User:
    """A new account. Without a password its owner is sent a link by which she chooses one herself."""
    user = User.objects.create_user(username, email, password or secrets.token_urlsafe(32), name=name)
    if not password:
        transaction.on_commit(lambda: invite(user))
    return user


def invite(user: User) -> None:
    """Send `user` the address at which she sets her password; it holds as long as one for a forgotten password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("wagtailadmin_password_reset_confirm", args=[uid, default_token_generator.make_token(user)])
    context = {
        "person": user,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "address": settings.WAGTAILADMIN_BASE_URL + path,
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    mail = EmailMultiAlternatives(
        subject=_("Your account at %(site_name)s") % context,
        body=render_to_string("members/mail/invitation.txt", context),
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string("members/mail/invitation.html", context), "text/html")
    mail.send()
