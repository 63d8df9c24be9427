"""What the masthead knows of officers."""

from django.http import HttpRequest

from forum.practices.permissions import can_adopt_somewhere
from portal.units.context_processors import shown_right


def has_desk(request: HttpRequest) -> dict:
    """`has_desk`: whether a link to the desk is shown."""
    return shown_right(request, "has_desk", can_adopt_somewhere)
