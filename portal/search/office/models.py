"""What people look for, without the people."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.search.office.querysets import AskedQuerySet


class Asked(models.Model):
    """What was asked on one day, by whomever: a row for each query with its filters, and sums.

    A search has no row of its own: neither who asked nor when in the day can be read out of this table. `found` is what everybody
    finds, whoever asked. Kept for SEARCH_LOG_DAYS.
    """

    code = models.CharField(max_length=24, unique=True, help_text="Digest of day, key and filters; the result page bears it.")
    day = models.DateField(default=timezone.localdate)
    key = models.CharField(max_length=200, help_text="Folded syllables: what differs in marks alone is one query.")
    text = models.CharField(_("query"), max_length=100, help_text="As it was typed first on that day.")
    filters = models.CharField(max_length=200, blank=True, help_text="As in the address, without what was typed.")
    times = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0, help_text="How many times nothing had every word.")
    found = models.PositiveIntegerField(default=0, help_text="How much had every word, when it was asked last.")
    opened = models.PositiveIntegerField(default=0, help_text="How many results were opened, as far as browsers said so.")
    advised = models.PositiveIntegerField(default=0, help_text="How many of these were pages that the office suggested.")
    ranks = models.PositiveBigIntegerField(default=0, help_text="Sum of the ranks of the others.")

    objects = AskedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["day"], name="asked_day"), models.Index(fields=["key", "day"], name="asked_key")]

    def __str__(self):
        return self.text
