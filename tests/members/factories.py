"""People who joined, and the codes that they were sent."""

import re

from django.core import mail

from portal.members.models import User
from portal.members.services import confirm_email
from portal.members.sms import MemorySender

PASSWORD = "hoa-sen-trang-9"
JOIN, CODE_BY_MAIL, CODE_BY_SMS = "/tai-khoan/tham-gia/", "/tai-khoan/e-mail/xac-nhan/", "/tai-khoan/dien-thoai/xac-nhan/"


def make_member(
    username: str = "may", *, email: str | None = None, phone: str | None = None, password: str | None = PASSWORD, **fields
) -> User:
    """Somebody who has joined and entered her code."""
    email = f"{username}@example.org" if email is None else email
    user = User.objects.create_user(username, email, password, name=fields.pop("name", f"Lò Thị {username.title()}"), **fields)
    if email:
        confirm_email(user=user)
    if phone:
        user.phone, user.phone_verified_at = phone, user.date_joined
        user.save()
    return user


def code_in(text: str) -> str:
    return re.search(r"(?<![#\w])\d{6}\b", text)[0]  # Not a colour, as the style of a mail has them.


def mailed_code() -> str:
    return code_in(mail.outbox[-1].body)


def texted_code() -> str:
    return code_in(MemorySender.outbox[-1][1])


def joining(contact: str = "may@example.org", **fields) -> dict[str, str]:
    return {"contact": contact, "name": "Lò Thị Mây", "consent_terms": "on"} | fields
