"""`SearchDocument`: what can be found, one row an object, written in the transaction that changes the object."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """The engines are fed from these rows; `fed_at` earlier than `changed_at` (or null) is the mark that one is due."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.BigIntegerField()
    kind = models.CharField(max_length=20, help_text=_("article, unit, topic, document, thread, practice"))
    subkind = models.CharField(max_length=30, blank=True, help_text=_("For an article its kind of event."))
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    sapo = models.TextField(blank=True)
    text = models.TextField(blank=True)
    unit_id = models.BigIntegerField(null=True)
    lineage = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    section_id = models.BigIntegerField(null=True)
    programme_id = models.BigIntegerField(null=True)
    extra = models.JSONField(default=dict, help_text=_("What the result page shows: unit name, picture address."))
    published_at = models.DateTimeField(null=True)
    is_visible = models.BooleanField(default=True)
    popularity = models.FloatField(default=0)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    is_due = models.BooleanField(default=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="search_document_once")]

    def __str__(self):
        return self.title
