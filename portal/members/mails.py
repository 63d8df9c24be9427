"""How mails about accounts look: plain text as it was written, and the same in the house's look."""

import re

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from portal.members.tasks import send_mail

ADDRESS = re.compile(r"https?://\S+")


def post(*, to: str, subject: str, text: str, code: str = "", action: str = "") -> None:
    """Queue a mail. Paragraphs of `text` are set apart by empty lines; `code` is shown large; a paragraph that is nothing but an
    address becomes a button that says `action`."""
    subject = " ".join(subject.split())
    text = re.sub(r"\n{3,}", "\n\n", text.strip()) + "\n"
    parts = []
    for paragraph in text.strip().split("\n\n"):
        words = paragraph.strip()
        kind = "code" if code and words == code else "address" if ADDRESS.fullmatch(words) else "text"
        parts.append({"kind": kind, "words": words})
    context = {
        "subject": subject,
        "parts": parts,
        "action": action,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "language": get_language(),
    }
    send_mail.enqueue(subject, text, render_to_string("members/mail/account.html", context), to)
