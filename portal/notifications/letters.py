"""The mail itself: words, headers, and the address at which it is ended with one click."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members.models import User
from portal.notifications.lines import Line
from portal.notifications.models import MailItem
from portal.ui import words

SUBJECT_LENGTH = 150
SIGNER = Signer(salt="portal.notifications.unsubscribe", sep=".")


def language_of(user: User) -> str:
    """The language in which she reads the newsroom, Vietnamese unless she chose another; fetched with her."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE


def written_in(language: str):
    """Texts are made in `language` inside of this context."""
    return translation.override(language)


def token_for(user: User, period: str) -> str:
    """What the address for ending mails of one rhythm carries. It holds as long as the account: old mails keep working."""
    return SIGNER.sign_object([user.pk, period])


def read_token(token: str) -> tuple[int, str] | None:
    """The id of the account and the rhythm, or None where the token is not ours."""
    try:
        user_id, period = SIGNER.unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return (user_id, period) if isinstance(user_id, int) and period in MailItem.Period.values else None


def mail(user: User, period: str, lines: list[Line], total: int, claim: str, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """One mail that tells `lines`, and that there are `total` in all."""
    with written_in(language_of(user)):
        base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        end = base + reverse("notifications:unsubscribe", args=[token_for(user, period)])
        context = {
            "person": user,
            "lines": lines,
            "more": total - len(lines),
            "period": period,
            "only": lines[0] if total == 1 else None,
            "intro": _intro(period, total),
            "site_name": settings.WAGTAIL_SITE_NAME,
            "base_url": base,
            "end_url": end,
        }
        message = EmailMultiAlternatives(
            subject=_subject(period, lines, total),
            body=render_to_string("notifications/mail/letter.txt", context),
            to=[user.email],
            headers=_headers(user, period, lines, claim, end),
            connection=connection,
        )
        message.attach_alternative(render_to_string("notifications/mail/letter.html", context), "text/html")
    return message


def _subject(period: str, lines: list[Line], total: int) -> str:
    """One reason says what it is; many say how many. On one line, whatever titles and names hold."""
    if total == 1:
        text = lines[0].sentence
    elif period == MailItem.Period.NOW:
        text = ngettext("%(count)s notification: %(first)s", "%(count)s notifications: %(first)s", total)
    elif period == MailItem.Period.DAILY:
        text = ngettext("Today for you: %(count)s thing", "Today for you: %(count)s things", total)
    else:
        text = ngettext("This week for you: %(count)s thing", "This week for you: %(count)s things", total)
    if total != 1:
        text %= {"count": words.number(total), "first": lines[0].card.title}
    text = " ".join(text.split())
    return text if len(text) <= SUBJECT_LENGTH else text[: SUBJECT_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _intro(period: str, total: int) -> str:
    if period == MailItem.Period.NOW:
        return ngettext("There is something new for you:", "There are %(count)s new things for you:", total) % {
            "count": words.number(total)
        }
    if period == MailItem.Period.DAILY:
        return _("This is what happened since yesterday in what you follow:")
    return _("This is what happened in the past week in what you follow:")


def _headers(user: User, period: str, lines: list[Line], claim: str, end: str) -> dict[str, str]:
    """What mail programs read: one click ends it (RFC 8058), nobody answers it by machine, mails about one target stand together."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<{period}.{claim}.{user.pk}@{host}>",
        "List-Unsubscribe": f"<{end}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<thong-bao.{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if period == MailItem.Period.NOW and len({line.row.target_key for line in lines}) == 1:
        root = f"<target.{lines[0].row.content_type_id}.{lines[0].row.object_id}@{host}>"
        headers |= {"In-Reply-To": root, "References": root}
    return headers
