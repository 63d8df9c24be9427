"""Who comes in where, and what happens to typed words when somebody must go out first."""

import json
import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from forum.models import Board, Post, Thread
from forum.permissions import Rights
from forum.plain import to_plain
from forum.refusals import Refused
from portal.ui.heads import crumbs, head

SESSION_KEY = "typed_in_forum"
KEPT_FOR_SECONDS = 3600
# More than any form of the forum takes, and so little that sessions of strangers do not fill the database.
MOST_KEPT = 400_000
SENT_COOKIE = "forum_sent"


def signed_in(view: Callable) -> Callable:
    """Visitors sign in first and come back. What one whose session has ended had typed waits for her in the form (`typed_before`).

    A script that asks is told with 403, so that it can say so and keep the words in the open page. What is too much for a session
    is shown instead, so that it can be copied.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.htmx:
            return JsonResponse({"error": "signed_out"}, status=403)
        if request.method != "POST":
            return redirect_to_login(request.get_full_path())
        back = form_address(request) or request.path
        typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        if len(json.dumps(typed, ensure_ascii=False).encode()) > MOST_KEPT:
            return too_much_to_keep(request, typed, back)
        request.session[SESSION_KEY] = {"path": back, "data": typed, "at": time.time()}
        return redirect_to_login(back)

    return guarded


def too_much_to_keep(request: HttpRequest, typed: dict[str, list[str]], back: str) -> HttpResponse:
    """The longest text that was sent, to be copied, and the way to sign in."""
    words = max((value for values in typed.values() for value in values), key=len)
    heading = _("You are signed out")
    context = {"words": to_plain(words), "back": back, "head": head(request, heading, crumbs((heading, back)), noindex=True)}
    return render(request, "forum/signed_out.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def form_address(request: HttpRequest) -> str:
    """Where the form stands that was sent: a path of this site that the form names in `from`."""
    path = request.POST.get("from", "")
    is_path = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_path and len(path) < 500 else ""


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was kept for the form at this address within the last hour; it is handed out once."""
    if not request.user.is_authenticated:
        return None
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["path"].split("?")[0].split("#")[0] != request.path:
        return None
    del request.session[SESSION_KEY]
    if time.time() - kept["at"] >= KEPT_FOR_SECONDS:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept["data"].items():
        typed.setlist(name, values)
    return typed


def board_or_404(user, slug: str) -> Board:
    """A board that `user` may read, with whether she moderates it in `moderated`."""
    moderated = Exists(Board.objects.moderated_by(user).filter(pk=OuterRef("pk")))
    found = Board.objects.visible_to(user).select_related("unit").annotate(moderated=moderated).filter(slug=slug).first()
    if found is None:
        raise Http404(slug)
    return found


def thread_or_404(user, pk: int) -> Thread:
    """A thread that `user` may open, with what `Rights` ask of it."""
    found = Thread.objects.visible_to(user).select_related("board", "poll", "about").filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


def led_on(request: HttpRequest, thread: Thread) -> HttpResponse:
    """To the thread that this one was merged into; 404 for whom that one is closed, because its address says its title."""
    return redirect(thread_or_404(request.user, thread.merged_into_id), permanent=True)


def post_or_404(user, pk: int) -> Post:
    """A post that `user` may meet, with its thread and author."""
    rows = Post.objects.visible_to(user).select_related("thread__board", "thread__poll", "thread__about", "author")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


def rights_in(request: HttpRequest, thread: Thread) -> Rights:
    """The rights of the person in a thread that `visible_to` let her open."""
    rights = Rights(request.user, thread)
    rights.reads = True
    return rights


def demand(is_allowed: bool) -> None:
    """403 for what she may see but not do."""
    if not is_allowed:
        raise PermissionDenied


def sent(response: HttpResponse, client_key: str) -> HttpResponse:
    """Tells the script that the words of the form with this key have arrived, so that it forgets its own copy."""
    if client_key:
        response.set_cookie(SENT_COOKIE, client_key[:36], max_age=600, samesite="Lax", path="/")
    return response


def done(request: HttpRequest, address: str, fragment: Callable[[], HttpResponse] | None = None) -> HttpResponse:
    """After an act: the changed part for a script, else back to where it stands."""
    return fragment() if request.htmx and fragment else redirect(address)


def tell_refusal(request: HttpRequest, refusal: Refused, address: str) -> HttpResponse:
    """An act of one press that cannot be done: the sentence, at the place where it was tried."""
    if request.htmx:
        return JsonResponse({"error": str(refusal)}, status=409)
    messages.error(request, str(refusal))
    return redirect(address)
