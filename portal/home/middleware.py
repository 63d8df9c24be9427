"""What browsers and proxies may keep of a public page."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

# Readers' browsers ask again every time (and are answered "unchanged" by the ETag); a proxy in front of the portal may answer
# everybody from its copy for so many seconds, which is how late a published story may be under load.
PROXY_SECONDS = 10


class PublicCacheMiddleware:
    """Cache headers for pages that say nothing about it themselves. Stands outside of the session, inside of compression."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not keepable(request, response):
            if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
                response["Cache-Control"] = "private, no-cache"  # A page that sets a cookie, a redirect, an error: hers alone.
            return response
        patch_vary_headers(response, ["Cookie"])
        private = settings.SESSION_COOKIE_NAME in request.COOKIES
        response["Cache-Control"] = "private, no-cache" if private else f"public, max-age=0, s-maxage={PROXY_SECONDS}"
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)


def keepable(request: HttpRequest, response: HttpResponse) -> bool:
    """A page that was read, sets no cookie, and does not say itself how long it may be kept."""
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
    )
