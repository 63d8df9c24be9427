"""What every kind of page is built from: the image, the document."""

from functools import partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.search import index

from portal.pages.fields import DocumentField, PhotoField
from portal.pages.querysets import DocumentQuerySet, PhotoQuerySet
from portal.units.models import Unit


class PortalImage(AbstractImage):
    """A photo: re-encoded on arrival, without metadata, belonging to a unit."""

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", _("nobody can be recognised")
        GIVEN = "given", _("those shown agreed")
        UNKNOWN = "unknown", _("not asked yet")

    file = PhotoField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("Only this unit and those above it may use it."),
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    alt = models.CharField(
        _("text for people who do not see it"),
        max_length=300,
        blank=True,
        help_text=_("What can be seen on it; left empty, the caption is read out."),
    )
    consent = models.CharField(_("consent"), max_length=10, choices=Consent.choices, default=Consent.UNKNOWN)

    objects = PhotoQuerySet.as_manager()

    search_fields = [
        *AbstractImage.search_fields,
        index.FilterField("unit"),
        index.SearchField("caption"),
        index.AutocompleteField("caption"),
    ]

    admin_form_fields = (
        "title",
        "file",
        "unit",
        "caption",
        "credit",
        "alt",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def get_upload_to(self, filename):
        """A folder a month: a flat one would hold millions of files."""
        return f"original_images/{timezone.localdate():%Y/%m}/{filename}"

    @property
    def default_alt_text(self):
        return self.alt or self.caption or self.title


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename):
        return f"images/{self.image_id % 1000:03}/{filename}"

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(AbstractDocument):
    """A file for readers, belonging to a unit."""

    file = DocumentField(_("file"), upload_to="documents/%Y/%m")
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("Only this unit and those above it may use it."),
    )

    objects = DocumentQuerySet.as_manager()

    search_fields = [*AbstractDocument.search_fields, index.FilterField("unit")]

    admin_form_fields = ("title", "file", "unit", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args, **kwargs):
        """A new file is read for search, wherever it comes from: the admin, its API, a form of ours."""
        is_new = self._state.adding or (self.file and not self.file._committed)
        super().save(*args, **kwargs)
        if is_new:
            from portal.pages.tasks import read_document

            transaction.on_commit(partial(read_document.enqueue, self.pk))


class DocumentText(models.Model):
    """The words of a document's file, as far as they could be read; for search."""

    class State(models.TextChoices):
        READ = "read", _("its text can be searched")
        SILENT = "silent", _("it has no text; it may have been scanned as pictures")
        LOCKED = "locked", _("it is protected by a password and cannot be read")
        BROKEN = "broken", _("it is damaged and cannot be read")
        HEAVY = "heavy", _("reading it takes too much time or memory")
        MISSING = "missing", _("its file is not there any more")
        OTHER = "other", _("files of this kind are not read")

    document = models.OneToOneField(PortalDocument, on_delete=models.CASCADE, primary_key=True, related_name="words")
    file = models.CharField(max_length=255, help_text="The name of the file that was read.")
    state = models.CharField(max_length=8, choices=State.choices)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(default=0, help_text="Of a PDF, how many were read.")
    is_cut = models.BooleanField(default=False, help_text="It goes on behind what was read.")
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.document_id}: {self.state}"
