"""Reading documents for search: what their files say is kept beside them, and whoever listens is told."""

from collections.abc import Callable

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.module_loading import import_string

from portal.pages.extraction import Extract, extract
from portal.pages.models import DocumentText, PortalDocument


def read(pk: int) -> DocumentText | None:
    """Read the file of a document and keep its words; None where the document is gone. Takes as long as the file does."""
    document = PortalDocument.objects.filter(pk=pk).first()
    if document is None:
        return None
    found, name = _extract(document), document.file.name
    with transaction.atomic():
        # It may have got another file, or been deleted, in the meantime: then the task of that file has the last word.
        if not PortalDocument.objects.select_for_update().filter(pk=pk, file=name).exists():
            return None
        values = {"file": name, "state": found.state, "text": found.text, "pages": found.pages, "is_cut": found.is_cut}
        words, _is_new = DocumentText.objects.update_or_create(document_id=pk, defaults=values)
        for listener in settings.DOCUMENT_LISTENERS:
            import_string(listener)({pk})
    return words


def unread(*, again: bool = False) -> models.QuerySet:
    """Documents whose file has not been read: with `again` also those that could not be."""
    failed = Q(words__state__in=[state for state in DocumentText.State if state not in ("read", "silent", "other")])
    missing = Q(words=None) | ~Q(words__file=F("file"))
    return PortalDocument.objects.filter(missing | failed if again else missing).order_by("-pk")


def read_archive(*, everything: bool = False, again: bool = False, tell: Callable[[int, DocumentText | None], None]) -> int:
    """Read what has not been read, the newest first; `tell(number, words)` after each. Returns how many."""
    wanted = PortalDocument.objects.order_by("-pk") if everything else unread(again=again)
    number = 0
    for number, pk in enumerate(list(wanted.values_list("pk", flat=True)), start=1):
        tell(number, read(pk))
    return number


def _extract(document: PortalDocument) -> Extract:
    try:
        with document.file.open("rb") as file:
            return extract(file, document.file_extension.lower())
    except (OSError, ValueError):  # ValueError: the row names no file.
        return Extract(DocumentText.State.MISSING)
