"""The forum in Wagtail's admin."""

from wagtail import hooks

from forum.viewsets import BoardViewSet


@hooks.register("register_admin_viewset")
def board_viewset():
    return BoardViewSet()
