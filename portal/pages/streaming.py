"""Films in the ranges that players ask for. Without this an iPhone plays nothing, and nobody can jump forward."""

import re
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

from portal.pages.blocks.pictures import VIDEO_FILE_TYPES
from portal.pages.models import PortalDocument

CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def film_response(document: PortalDocument, request: HttpRequest) -> HttpResponse | None:
    """The film, whole or the part that is asked for; None for a document that is no film. Answers 416 for a part beyond its end."""
    kind = VIDEO_FILE_TYPES.get(document.file_extension.lower())
    if kind is None:
        return None
    size = document.file.size
    span = _span(request.headers.get("Range", ""), size)
    if span is None:
        response = FileResponse(document.file.open("rb"), content_type=kind)
    elif not 0 <= span[0] <= span[1]:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        first, last = span
        response = StreamingHttpResponse(_part(document, first, last), status=206, content_type=kind)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = last - first + 1
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; media-src 'self'"
    return response


def _span(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of one range; None when the whole is meant. A range beyond the end has its last before its first."""
    match = RANGE.match(header)
    if not match or match.group() == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)


def _part(document: PortalDocument, first: int, last: int) -> Iterator[bytes]:
    with document.file.storage.open(document.file.name, "rb") as film:
        film.seek(first)
        left = last - first + 1
        while left > 0 and (data := film.read(min(CHUNK, left))):
            left -= len(data)
            yield data
