"""A search that a member keeps, and what was found new for it."""

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """`address` is what stands behind the question mark of the result page, without page number and order."""

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("every day, on the site and by mail")
        WEEKLY = "weekly", _("every week, on the site and by mail")
        SITE = "site", _("every day, only on the site")
        OFF = "off", _("not at all")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(max_length=1500)
    rhythm = models.CharField(_("tell me of what is new"), max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    created_at = models.DateTimeField(auto_now_add=True)
    looked_at = models.DateTimeField(default=timezone.now, help_text="Up to when it was looked for what is new.")
    told = models.JSONField(default=list, help_text="Kind and id of what was told and is still looked back at.")
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="saved_search_once")]
        indexes = [models.Index(fields=["rhythm", "looked_at"], name="saved_search_due")]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        """The results, the newest first."""
        asked = QueryDict(self.address, mutable=True)
        asked["xep"] = "ngay"
        return f"{reverse('search:search')}?{asked.urlencode()}"

    @property
    def asked(self) -> QueryDict:
        return QueryDict(self.address)


class Find(models.Model):
    """What was new at one look. `keys` are pairs of kind and id; a notification is about the first of them that was not seen."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="finds")
    keys = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.search_id}: {len(self.keys)}"
