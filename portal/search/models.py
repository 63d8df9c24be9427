"""`SearchDocument`: what can be found, one row an object, written in the transaction that changes the object."""

import time

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.search.vietnamese import folded_tokens


class SearchDocument(models.Model):
    """The engines are fed from these rows, so that an engine may be lost, late or rebuilt at any time.

    A row is due while `is_due`; one whose object is gone or hidden stays as `is_removed` until the engine knows. The
    feeder clears the mark only where `version` is still the one that it fed, so a change during feeding is not lost.
    """

    class Family(models.TextChoices):
        CONTENT = "content", _("what is read")
        NAMES = "names", _("what has a name and a page: units, topics")

    class Audience(models.TextChoices):
        EVERYBODY = "everybody", _("everybody")
        MEMBERS = "members", _("who is signed in")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    family = models.CharField(max_length=8, choices=Family.choices, default=Family.CONTENT)
    kind = models.CharField(max_length=20, help_text="article, unit, topic, document, thread, practice")
    subkind = models.CharField(max_length=30, blank=True, help_text="For an article its kind of event.")
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    title_key = models.TextField(blank=True, help_text="Title and other names as `title_key` makes them, for when no engine answers.")
    aliases = models.JSONField(default=list, help_text="Other names that lead to it.")
    sapo = models.TextField(blank=True)
    text = models.TextField(blank=True, help_text="Plain, NFC, without title and sapo.")
    keywords = models.TextField(blank=True, help_text="Found, but not shown as a passage: names of places, people, subjects.")
    unit_id = models.BigIntegerField(null=True)
    lineage = models.JSONField(default=list, help_text="Ids of the units that it counts as part of.")
    topics = models.JSONField(default=list)
    section_id = models.BigIntegerField(null=True)
    programme_id = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    audience = models.CharField(max_length=30, default=Audience.EVERYBODY, help_text="One of Audience, or of registry.audience_of_unit.")
    weight = models.FloatField(default=0, help_text="Among names that match, the heavier stands first; 0 is usual.")
    version = models.BigIntegerField(default=time.time_ns, help_text="When it was changed last, in nanoseconds.")
    is_due = models.BooleanField(default=True)
    is_removed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="search_document_once")]
        indexes = [
            models.Index(fields=["version"], condition=models.Q(is_due=True), name="search_document_due"),
            models.Index(fields=["unit_id"], name="search_document_unit"),
            models.Index(fields=["family", "-published_at"], name="search_document_newest"),
        ]

    def __str__(self):
        return self.title


def title_key(*names: str) -> str:
    """The folded syllables of names with a space on both sides of each, and a bar between names: " tap huan | tap huan 2026 "."""
    return f" {' | '.join(' '.join(folded_tokens(name)) for name in names)} "


class Feeding(models.Model):
    """How feeding goes, for whoever runs the site: one row, which every process writes."""

    fed_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    ONLY = 1

    def __str__(self):
        return self.error or "in order"

    @classmethod
    def note(cls, error: str = "") -> None:
        """Note that feeding went well, or why it did not; the last error stays."""
        now = timezone.now()
        changed = {"failed_at": now, "error": error[:1000]} if error else {"fed_at": now}
        if not cls.objects.filter(pk=cls.ONLY).update(**changed):
            cls.objects.bulk_create([cls(pk=cls.ONLY, **changed)], ignore_conflicts=True)
