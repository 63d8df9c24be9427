"""What the masthead knows of moderators."""

from django.http import HttpRequest

from portal.moderation.permissions import can_use_queue
from portal.units.context_processors import shown_right


def moderates_here(request: HttpRequest) -> dict:
    """`moderates_here`: whether a link to the queue is shown."""
    return shown_right(request, "moderates_here", can_use_queue)
