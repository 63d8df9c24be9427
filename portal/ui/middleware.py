"""The language of a visit, and what no request may hold."""

from django.conf import settings
from django.http import Http404, HttpRequest, QueryDict
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.views.defaults import page_not_found


class LanguageMiddleware(LocaleMiddleware):
    """Vietnamese unless the reader switched: what her telephone is set to says nothing about what she reads here.

    The switch in the footer is remembered in Django's language cookie. Because `Accept-Language` is not asked, an
    anonymous page is the same for everybody without that cookie and can be cached by a proxy.
    """

    def process_request(self, request):
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class OwnNotFound:
    """The site's own page of 404 where DEBUG would show its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception):
        return page_not_found(request, exception) if isinstance(exception, Http404) else None


class DropNul:
    """Takes U+0000 out of addresses and forms, which nobody types and PostgreSQL refuses even to look for.

    An address with it in its path is that of no page. What stands beside it in a form or a query is kept.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        if "\0" in request.path_info:
            raise Http404("An address with U+0000")
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = without_nul(request.GET)
        if request.method == "POST" and any("\0" in text for name, texts in request.POST.lists() for text in (name, *texts)):
            request.POST = without_nul(request.POST)
        return self.get_response(request)


def without_nul(typed: QueryDict) -> QueryDict:
    """A copy of `typed` without U+0000 in its names and values."""
    kept = QueryDict(mutable=True, encoding=typed.encoding)
    for name, texts in typed.lists():
        kept.setlist(name.replace("\0", ""), [text.replace("\0", "") for text in texts])
    kept._mutable = False
    return kept
