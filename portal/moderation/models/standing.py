"""How far a person is trusted, by what she did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """Trust grows by behaviour. `level` follows from the counters and `settings.TRUST_THRESHOLDS`; services write both."""

    class Level(models.IntegerChoices):
        NEW = 0, _("new member")
        KNOWN = 1, _("member")
        REGULAR = 2, _("regular member")
        TRUSTED = 3, _("trusted member")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="standing")
    level = models.PositiveSmallIntegerField(_("trust"), choices=Level.choices, default=Level.NEW)
    days_read = models.PositiveIntegerField(_("days with reading"), default=0)
    posts_read = models.PositiveIntegerField(_("posts read"), default=0)
    posts_shown = models.PositiveIntegerField(_("posts that were shown"), default=0)
    thanks = models.PositiveIntegerField(_("thanks received"), default=0)
    reports_upheld = models.PositiveIntegerField(_("reports that were upheld"), default=0)
    hidden = models.PositiveIntegerField(_("posts that were hidden"), default=0)
    last_read_on = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")

    def __str__(self):
        return f"{self.user} – {self.get_level_display()}"
