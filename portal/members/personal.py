"""A person's own data: what this app holds of her, and the archive of everything that all apps hold."""

import json
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.module_loading import import_string

from portal.members.models import User

IN_MEMORY = 2 * 1024 * 1024


def export(user: User) -> dict:
    """Account, consents, sessions and ways to sign in; the photo as a file. Secrets are nobody's data and stay out."""
    fields = ("username", "name", "email", "phone", "phone_verified_at", "introduction", "date_joined", "last_login")
    found = {
        "account": {field: getattr(user, field) for field in fields},
        "email_addresses": EmailAddress.objects.filter(user=user).values("email", "verified", "primary"),
        "consents": user.consents.order_by("given_at").values("purpose", "version", "given_at", "withdrawn_at"),
        "sessions": UserSession.objects.filter(user=user).values("created_at", "ip", "user_agent"),
        "second_factors": Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at"),
    }
    if user.photo and user.photo.storage.exists(user.photo.name):
        found["photo.webp"] = user.photo.open("rb")
    return found


def archive(user: User) -> IO[bytes]:
    """A ZIP with a JSON file for each part of `settings.MEMBER_DATA`, and the files themselves, open at its beginning.

    A name with a full stop is a file (bytes, or something open for reading), any other rows or a mapping; rows are written one by
    one, so that a member with a hundred thousand posts costs no more memory than one with ten.
    """
    target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (whoever asked closes it)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for path in settings.MEMBER_DATA:
            for name, content in import_string(path)(user).items():
                if "." in name:
                    _add_file(made, name, content)
                else:
                    _add_json(made, f"{name}.json", content)
    target.seek(0)
    return target


def _add_file(made: zipfile.ZipFile, name: str, content: bytes | IO[bytes]) -> None:
    with made.open(name, "w", force_zip64=True) as entry:
        if isinstance(content, bytes):
            entry.write(content)
            return
        try:
            while part := content.read(64 * 1024):
                entry.write(part)
        finally:
            content.close()


def _add_json(made: zipfile.ZipFile, name: str, content: Mapping | Iterable) -> None:
    def text(value) -> bytes:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()

    with made.open(name, "w", force_zip64=True) as entry:
        if isinstance(content, Mapping):
            entry.write(text(content))
            return
        entry.write(b"[")
        for number, row in enumerate(content):
            entry.write(b",\n" if number else b"\n")
            entry.write(text(row))
        entry.write(b"\n]")
