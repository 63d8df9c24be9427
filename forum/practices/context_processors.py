"""What the masthead knows of officers."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forum.practices.permissions import can_adopt_somewhere

SECONDS = 300


def has_desk(request: HttpRequest) -> dict:
    """`has_desk`: whether a link to the desk is shown. Asked where a template asks; a new officer has it within five minutes."""
    user = getattr(request, "user", None)

    def asked() -> bool:
        if user is None or not user.is_authenticated:
            return False
        return cache.get_or_set(f"desk-{user.pk}", lambda: can_adopt_somewhere(user), SECONDS)

    return {"has_desk": SimpleLazyObject(asked)}
