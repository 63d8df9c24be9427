"""Topics: the one set of subjects that articles, threads and practices are tagged with."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase


class Topic(TagBase):
    """A subject, at most two levels deep. A tag that somebody typed is a topic without parent and not yet reviewed."""

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    description = models.TextField(_("description"), blank=True, max_length=600)
    synonyms = models.TextField(
        _("synonyms"), blank=True, max_length=600, help_text=_("One a line; people who search for them find this topic.")
    )
    is_reviewed = models.BooleanField(_("reviewed"), default=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_absolute_url(self) -> str:
        return f"/chu-de/{self.slug}/"
