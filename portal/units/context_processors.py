"""What the masthead knows of the person."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.units.backends import ADMIN_ACCESS, RoleBackend


def works_here(request: HttpRequest) -> dict:
    """`works_here`: whether she may enter the newsroom. Asked only where a template asks, once a request."""
    user = getattr(request, "user", None)

    def asked() -> bool:
        return bool(user and user.is_authenticated and RoleBackend().has_perm(user, ADMIN_ACCESS))

    return {"works_here": SimpleLazyObject(asked)}
