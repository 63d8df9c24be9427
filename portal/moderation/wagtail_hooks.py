"""What Wagtail learns of moderation."""

from wagtail import hooks

from portal.moderation.viewsets import ModerationGroup


@hooks.register("register_admin_viewset")
def moderation_viewsets():
    return ModerationGroup()
