"""The language of a visit."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


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
