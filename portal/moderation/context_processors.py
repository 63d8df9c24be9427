"""What the masthead knows of moderators."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.moderation.permissions import can_use_queue

SECONDS = 300


def moderates_here(request: HttpRequest) -> dict:
    """`moderates_here`: whether a link to the queue is shown. Asked where a template asks; a new moderator has it within five minutes."""
    user = getattr(request, "user", None)

    def asked() -> bool:
        if user is None or not user.is_authenticated:
            return False
        return cache.get_or_set(f"moderates-{user.pk}", lambda: can_use_queue(user), SECONDS)

    return {"moderates_here": SimpleLazyObject(asked)}
