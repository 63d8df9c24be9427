"""What content apps inherit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Moderated(models.Model):
    """Something that a person wrote and a moderator may act on. Only what is `shown` is public; nothing is ever deleted."""

    class State(models.TextChoices):
        SHOWN = "shown", _("shown")
        HELD = "held", _("waits for a moderator")
        HIDDEN = "hidden", _("hidden by a moderator")
        REMOVED = "removed", _("deleted by its author")

    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.SHOWN)
    state_reason = models.CharField(_("reason"), max_length=500, blank=True)
    state_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN
