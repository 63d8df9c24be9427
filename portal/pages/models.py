"""What every kind of page is built from: the image, the document."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.pages.querysets import PhotoQuerySet
from portal.units.models import Unit


class PortalImage(AbstractImage):
    """A photo: re-encoded on arrival, without metadata, belonging to a unit."""

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", _("nobody can be recognised")
        GIVEN = "given", _("those shown agreed")
        UNKNOWN = "unknown", _("not asked yet")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    alt = models.CharField(_("text for people who do not see it"), max_length=300, blank=True)
    consent = models.CharField(_("consent"), max_length=10, choices=Consent.choices, default=Consent.UNKNOWN)

    objects = PhotoQuerySet.as_manager()

    admin_form_fields = (*Image.admin_form_fields, "unit", "caption", "credit", "alt", "consent")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    @property
    def default_alt_text(self):
        return self.alt or self.caption or self.title


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalDocument(AbstractDocument):
    """A file for readers, belonging to a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))

    admin_form_fields = (*Document.admin_form_fields, "unit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
