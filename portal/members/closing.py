"""Leaving: what a person said stays without her name, everything that is hers goes."""

import secrets

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from portal.members.models import User
from portal.members.services import AccountError

# What is left of a closed account: the row that posts and articles point to, and when it was opened and closed.
WIPED = {
    "name": "",
    "name_key": "",
    "name_flag": "",
    "email": "",
    "phone": None,
    "phone_verified_at": None,
    "introduction": "",
    "photo": "",
    "is_active": False,
    "is_staff": False,
    "is_superuser": False,
    "last_login": None,
    "unconfirmed_since": None,
}


def is_last_superuser(user: User) -> bool:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return user.is_superuser and not others.exists()


@transaction.atomic
def close_account(*, user: User) -> bool:
    """Close the account of `user` for good, in every app that `settings.MEMBER_CLOSERS` names. Whether it was open.

    Raises `AccountError` for the last superuser: nobody could open the site's administration any more.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.closed_at:
        return False
    if is_last_superuser(user):
        raise AccountError(_("You are the last one who keeps this site. Make somebody else a superuser first."))
    for path in settings.MEMBER_CLOSERS:
        import_string(path)(user)
    for session in UserSession.objects.filter(user=user):
        session.end()
    for rows in (EmailAddress, Authenticator):
        rows.objects.filter(user=user).delete()
    user.consents.all().delete()
    user.groups.clear()
    user.user_permissions.clear()
    photo, storage = user.photo.name, user.photo.storage
    for field, value in WIPED.items():
        setattr(user, field, value)
    user.username = f"da-roi-di-{secrets.token_hex(5)}"
    user.closed_at = timezone.now()
    user.set_unusable_password()
    user.save()
    if photo:
        transaction.on_commit(lambda: storage.delete(photo))
    return True
