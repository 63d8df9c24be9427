"""Private reports: told to the officers of one unit, to nobody else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.moderation.querysets import PrivateReportQuerySet
from portal.units.models import Unit


class PrivateReport(models.Model):
    """What a member tells the officers and moderators of `unit`. Never public, in no list but theirs and her own."""

    class Danger(models.TextChoices):
        NOW = "now", _("somebody is in danger now")
        SOON = "soon", _("it may happen again")
        PAST = "past", _("it is over, I need advice")

    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="private_reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    concerns = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    danger = models.CharField(_("how urgent it is"), max_length=4, choices=Danger.choices)
    text = models.TextField(_("what happened"), max_length=5000)
    contact = models.CharField(_("how to reach you safely"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    answer = models.TextField(_("answer"), max_length=3000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PrivateReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("private report")
        verbose_name_plural = _("private reports")
        indexes = [
            models.Index(fields=["unit", "-id"], name="private_report_of_unit"),
            models.Index(fields=["reporter", "-id"], name="private_report_of_reporter"),
        ]

    def __str__(self):
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return f"/kiem-duyet/bao-rieng/{self.pk}/"


class PrivateReportOpening(models.Model):
    """Somebody read a private report; every time is on record, and the reporter sees the list."""

    report = models.ForeignKey(PrivateReport, on_delete=models.CASCADE, related_name="openings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.reader} – {self.at:%d/%m/%Y %H:%M}"
