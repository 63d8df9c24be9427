"""What the masthead knows of who works in the newsroom, and how the masthead knows such things."""

from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.units.backends import ADMIN_ACCESS, RoleBackend

SECONDS = 300


def shown_right(request: HttpRequest, name: str, ask: Callable) -> dict:
    """`name`: whether a link is shown to who is signed in, as `ask(user)` says. Asked where a template asks, once in five minutes a person;
    the page behind the link asks by itself."""
    user = getattr(request, "user", None)

    def asked() -> bool:
        if user is None or not user.is_authenticated:
            return False
        return cache.get_or_set(f"shown-right:{name}:{user.pk}", lambda: bool(ask(user)), SECONDS)

    return {name: SimpleLazyObject(asked)}


def works_here(request: HttpRequest) -> dict:
    """`works_here`: whether she may enter the newsroom."""
    return shown_right(request, "works_here", lambda user: RoleBackend().has_perm(user, ADMIN_ACCESS))
