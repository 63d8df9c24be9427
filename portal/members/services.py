"""Writes of accounts. The caller has asked for permission."""

import secrets

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members import mails
from portal.members.models import Consent, User
from portal.members.purposes import PURPOSES


class AccountError(Exception):
    """What was asked cannot be; its text is for the person who asked."""


def display_name(user: User) -> str:
    """How allauth calls her in its messages."""
    return user.display_name


@transaction.atomic
def open_account(*, username: str, name: str, email: str, password: str = "", by: User | None = None) -> User:
    """A new account that `by` opens for somebody. Without a password its owner is sent a link by which she chooses one herself.

    Nobody sent a code to `email` yet: she proves that it is hers by the link, or by the code of her first sign-in.
    """
    user = User.objects.create_user(username, email.lower(), password or secrets.token_urlsafe(32), name=name, opened_by=by)
    if not password:
        transaction.on_commit(lambda: invite(user))
    return user


def can_set_password(admin: User, account: User) -> bool:
    """Whether `admin` may still choose the password, address and username of `account`: she opened it, and nobody has come in yet.

    From the first sign-in on it is a person's own; not even a superuser takes it over.
    """
    return account.pk == admin.pk or (account.opened_by_id == admin.pk and account.last_login is None and account.closed_at is None)


@transaction.atomic
def confirm_email(*, user: User) -> None:
    """Let the address of `user` be known for hers: she entered a code or followed a link that was sent there."""
    email = user.email.lower()
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    EmailAddress.objects.update_or_create(user=user, email=email, defaults={"verified": True, "primary": True})


def password_address(user: User) -> str:
    """The address at which `user` chooses a password; holds for `PASSWORD_RESET_TIMEOUT` and until she has signed in."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return settings.WAGTAILADMIN_BASE_URL + path


def invite(user: User) -> None:
    """Tell `user` that an account was opened for her, and where she sets her password."""
    days = settings.PASSWORD_RESET_TIMEOUT // 86_400
    known = {"name": user.display_name, "site_name": settings.WAGTAIL_SITE_NAME, "username": user.username, "count": days}
    paragraphs = [
        _("Dear %(name)s,") % known,
        _("An account was opened for you at %(site_name)s. Your username: %(username)s") % known,
        ngettext(
            "Choose your password here; the address holds for %(count)d day:",
            "Choose your password here; the address holds for %(count)d days:",
            days,
        )
        % known,
        password_address(user),
        _("When it no longer holds, ask for a code with “Forgotten password?” on the sign-in page."),
    ]
    subject = _("Your account at %(site_name)s") % known
    mails.post(to=user.email, subject=subject, text="\n\n".join(paragraphs), action=_("Choose a password"))


def send_password_link(user: User) -> None:
    """Mail `user` the address at which she chooses a new password; somebody of the office asked for it."""
    paragraphs = [
        _("Dear %(name)s,") % {"name": user.display_name},
        _("The office of your unit asks you to choose a new password for your account. Open this address within three days:"),
        password_address(user),
        _("Until then your old password holds. Nobody but you sees the new one."),
    ]
    mails.post(to=user.email, subject=_("Choose a new password"), text="\n\n".join(paragraphs), action=_("Choose a password"))


@transaction.atomic
def give_consent(*, user: User, purpose: str) -> bool:
    """Record that `user` agrees to `purpose` in its present wording. Whether that is new."""
    version = PURPOSES[purpose].version
    held = Consent.objects.select_for_update().filter(user=user, purpose=purpose, withdrawn_at=None).first()
    if held and held.version == version:
        return False
    if held:
        withdraw_consent(user=user, purpose=purpose)
    Consent.objects.create(user=user, purpose=purpose, version=version)
    return True


def withdraw_consent(*, user: User, purpose: str) -> bool:
    """Record that `user` no longer agrees to `purpose`. Whether she did."""
    return bool(Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).update(withdrawn_at=timezone.now()))


def agrees(user: User, purpose: str) -> bool:
    return Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).exists()


@transaction.atomic
def forget_sign_ups(*, email: str = "", phone: str = "", before=None) -> int:
    """Remove sign-ups whose first code nobody entered: of this contact, so that she can begin again, or all from before a time."""
    waiting = User.objects.filter(unconfirmed_since__isnull=False, last_login=None)
    if before:
        waiting = waiting.filter(unconfirmed_since__lt=before)
    else:
        waiting = waiting.filter(email=email.lower()) if email else waiting.filter(phone=phone)
    count = 0
    for user in waiting.iterator():
        user.delete()
        count += 1
    return count


def clear_name_flag(*, user: User) -> bool:
    """A moderator looked at the name and let it stand. Whether it was flagged."""
    return bool(User.objects.filter(pk=user.pk).exclude(name_flag="").update(name_flag=""))
