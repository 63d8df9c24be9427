"""Who gets in: visitors are sent to sign in, others get 403 or 404."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from portal.moderation.handlers import Handler, handler_by_key
from portal.moderation.permissions import can_use_queue


def signed_in(view: Callable) -> Callable:
    """For members. Nothing of it is kept by a proxy or shown by the button Back after signing out."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        return view(request, *args, **kwargs)

    return guarded


def moderators_only(view: Callable) -> Callable:
    """For who looks after some unit or board."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not can_use_queue(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def thing(key: str, pk: int) -> tuple[Handler, object]:
    """The handler and the object that an address names, or 404."""
    try:
        handler = handler_by_key(key)
    except LookupError as error:
        raise Http404(key) from error
    target = handler.load([pk]).get(pk)
    if target is None:
        raise Http404(f"{key} {pk}")
    return handler, target


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the form says it came from, if that is a page of this site."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return back
    return resolve_url(otherwise)
