"""Nothing typed is lost when a session ends while an article is being written."""

import time

from django.http import JsonResponse, QueryDict
from django.utils.translation import gettext as _

EDITORS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}
SESSION_KEY = "typed_article"
KEPT_FOR_SECONDS = 3600


class KeepTypedText:
    """Puts what a signed-out person posts to the editor into her new session; signing in again, she finds it in the form.

    The text stands in the session of that browser only and is shown only to somebody who may open the same editor.
    Saving by itself, in the background, is told that the session has ended and keeps the text in the open page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or request.resolver_match.view_name not in EDITORS or request.user.is_authenticated:
            return None
        if "application/json" in request.headers.get("Accept", ""):
            message = _("Your session has ended. Sign in again in another tab; what you typed stays here.")
            return JsonResponse({"success": False, "error_code": "signed_out", "error_message": message}, status=403)
        request.session[SESSION_KEY] = {"path": request.path, "data": request.POST.urlencode(), "at": time.time()}
        return None


def take_typed(request) -> QueryDict | None:
    """What was kept for this address within the last hour; it is handed out once."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[SESSION_KEY]
    return QueryDict(kept["data"]) if time.time() - kept["at"] < KEPT_FOR_SECONDS else None
