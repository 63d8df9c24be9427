"""Films in the parts that players ask for. Without this an iPhone plays nothing, and nobody can jump forward."""

import re

from django.http import HttpRequest, HttpResponse

from portal.pages.blocks.pictures import VIDEO_FILE_TYPES
from portal.pages.models import PortalDocument

PART = 1024 * 1024  # A part may be shorter than what was asked for; players ask for the next one.
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})$")


def film_part(document: PortalDocument, request: HttpRequest) -> HttpResponse | None:
    """The part of the film that is asked for, at most `PART` bytes; None when no part is, or the document is no film.

    Answers 416 for a part beyond the end.
    """
    kind = VIDEO_FILE_TYPES.get(document.file_extension.lower())
    match = RANGE.match(request.headers.get("Range", ""))
    if kind is None or not match or match.group() == "bytes=-":
        return None
    size = document.file.size
    first, last = _span(*match.groups(), size)
    if not 0 <= first <= last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.storage.open(document.file.name, "rb") as film:
        film.seek(first)
        response = HttpResponse(film.read(last - first + 1), status=206, content_type=kind)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte; beyond the end the last comes before the first."""
    start = int(first) if first else max(0, size - int(last))
    end = int(last) if first and last else size - 1
    return start, min(end, size - 1, start + PART - 1)
