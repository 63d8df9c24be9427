"""What people look for, without the people; and what the office makes of it."""

from django.contrib.contenttypes.models import ContentType
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


class Synonym(models.Model):
    """Two forms of one thing. Asked for when searching, so a change needs no rebuild. Written by `portal.search.office.synonyms`."""

    term = models.CharField(_("form"), max_length=60, help_text=_("As people write it: CLB."))
    meaning = models.CharField(_("means"), max_length=120, help_text=_("As it is found as well: câu lạc bộ."))
    term_key = models.CharField(max_length=120, editable=False)
    meaning_key = models.CharField(max_length=240, editable=False)
    is_two_way = models.BooleanField(
        _("in both directions"),
        default=True,
        help_text=_("Otherwise whoever searches for the form finds what it means, not the other way round."),
    )
    note = models.CharField(_("remark"), max_length=200, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("words of one meaning")
        ordering = ["term_key", "meaning_key"]
        constraints = [
            models.UniqueConstraint(fields=["term_key", "meaning_key"], name="synonym_once"),
            models.CheckConstraint(condition=~models.Q(term_key=models.F("meaning_key")), name="synonym_of_another"),
        ]

    def __str__(self):
        return f"{self.term} {'⇄' if self.is_two_way else '→'} {self.meaning}"


class Advice(models.Model):
    """A page that the office suggests above the results of one query. Whether a reader may see it, its own page decides each time."""

    query = models.CharField(_("query"), max_length=100, help_text=_("Marks and capitals make no difference."))
    key = models.CharField(max_length=200, editable=False, db_index=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, editable=False, related_name="+")
    object_id = models.BigIntegerField(editable=False)
    title = models.CharField(_("page"), max_length=300, editable=False, help_text="As it was called when it was chosen.")
    note = models.CharField(_("why it is suggested"), max_length=160, blank=True, help_text=_("Readers see this below the title."))
    order = models.PositiveSmallIntegerField(_("order"), default=1, help_text=_("Three at most are shown; the smallest number first."))
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("suggested page")
        verbose_name_plural = _("suggested pages")
        ordering = ["key", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["key", "content_type", "object_id"], name="advice_once")]

    def __str__(self):
        return f"{self.query} → {self.title}"


class Edition(models.Model):
    """One row: the number changes whenever synonyms or suggested pages do, so that every process notices. 0 is what was delivered."""

    number = models.BigIntegerField(default=0)

    ONLY, DELIVERED = 1, 0

    def __str__(self):
        return str(self.number)
