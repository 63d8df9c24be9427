"""Which files may be offered as documents. They are stored as they are, so they are looked into and served as downloads only."""

import zipfile
from collections.abc import Callable

from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from portal.pages.photo_files import RefusedFile, clean_name

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_VIDEO_BYTES = 80 * MEGABYTE
MAX_MEMBERS = 10_000

TOO_BIG = _("This file has %(size)s; at most %(limit)s are accepted.")
NOT_ACCEPTED = _(
    "Files of this kind are not accepted. Accepted are PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text, ZIP, MP4 and WebM."
)
NOT_WHAT_IT_SAYS = _(
    "This file is not a .%(suffix)s file, or it is damaged. Save it again in the program it was made with, and upload that."
)
HAS_MACROS = _("This file carries macros. Save it without macros (.docx, .xlsx, .pptx) or as PDF, and upload that.")


def check_document(upload: File, name: str) -> str:
    """The name under which the document `upload` may be stored. Raises `RefusedFile`. Reads from the file, leaves it at its start."""
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    rule = RULES.get(suffix)
    if rule is None:
        raise RefusedFile(NOT_ACCEPTED, code="not_accepted")
    limit = MAX_VIDEO_BYTES if suffix in {"mp4", "webm"} else MAX_BYTES
    if upload.size > limit:
        raise RefusedFile(TOO_BIG, code="too_big", params={"size": filesizeformat(upload.size), "limit": filesizeformat(limit)})
    upload.seek(0)
    if not rule(upload):
        raise RefusedFile(NOT_WHAT_IT_SAYS, code="not_what_it_says", params={"suffix": suffix})
    upload.seek(0)
    return clean_name(name, f".{suffix}")


def _begins(*marks: bytes, at: int = 0) -> Callable[[File], bool]:
    def rule(upload: File) -> bool:
        return upload.read(64)[at:].startswith(marks)

    return rule


def _archive(*needed: str) -> Callable[[File], bool]:
    """A ZIP whose members include one below each of `needed`. Members are listed, never unpacked."""

    def rule(upload: File) -> bool:
        try:
            with zipfile.ZipFile(upload) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False
        if needed and any(name.lower().endswith("vbaproject.bin") for name in names):
            raise RefusedFile(HAS_MACROS, code="macros")
        return 0 < len(names) <= MAX_MEMBERS and all(any(name.startswith(part) for name in names) for part in needed)

    return rule


def _open_document(kind: bytes) -> Callable[[File], bool]:
    def rule(upload: File) -> bool:
        try:
            with zipfile.ZipFile(upload) as archive, archive.open("mimetype") as member:
                return member.read(100).startswith(b"application/vnd.oasis.opendocument." + kind)
        except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
            return False

    return rule


def _plain(upload: File) -> bool:
    """Text as Vietnamese offices save it: UTF-8, or UTF-16 with its mark."""
    data = upload.read()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return "\x00" not in data.decode(encoding)
    except UnicodeDecodeError:
        return False


def _old_office(upload: File) -> bool:
    """Word, Excel and PowerPoint as they were before 2007, which most offices still keep."""
    data = upload.read()
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise RefusedFile(HAS_MACROS, code="macros")
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


RULES: dict[str, Callable[[File], bool]] = {
    "pdf": _begins(b"%PDF-"),
    "docx": _archive("[Content_Types].xml", "word/"),
    "xlsx": _archive("[Content_Types].xml", "xl/"),
    "pptx": _archive("[Content_Types].xml", "ppt/"),
    "doc": _old_office,
    "xls": _old_office,
    "ppt": _old_office,
    "odt": _open_document(b"text"),
    "ods": _open_document(b"spreadsheet"),
    "odp": _open_document(b"presentation"),
    "csv": _plain,
    "txt": _plain,
    "zip": _archive(),
    "mp4": _begins(b"ftyp", at=4),
    "webm": _begins(b"\x1a\x45\xdf\xa3"),
}
EXTENSIONS = sorted(RULES)
