"""What a model consists of, row by row."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forum.practices.models.practices import Practice
from forum.practices.querysets import PhotoQuerySet
from portal.pages.models import PortalDocument, PortalImage
from portal.ui import words


class Step(models.Model):
    """One thing to do: who does it, in how many days."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("step"), max_length=160)
    who = models.CharField(_("who does it"), max_length=160, blank=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1825)])
    text = models.TextField(_("how"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title


class Figure(models.Model):
    """One result as a number: 78,85 % of the members in 2024, after the report of the unit. Of a model or of a report of an adoption."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, null=True, blank=True, related_name="figures")
    report = models.ForeignKey("practices.AdoptionReport", on_delete=models.CASCADE, null=True, blank=True, related_name="figures")
    order = models.PositiveSmallIntegerField(default=0)
    value = models.DecimalField(_("number"), max_digits=18, decimal_places=2, validators=[MinValueValidator(0)])
    measure = models.CharField(_("unit of measure"), max_length=40, help_text=_("%, people, classes, đồng."))
    what = models.CharField(_("what was counted"), max_length=200)
    period = models.CharField(_("period"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
            models.CheckConstraint(condition=~Q(measure="%") | Q(value__lte=100), name="figure_percent_of_a_whole"),
            models.CheckConstraint(condition=Q(practice=None) ^ Q(report=None), name="figure_of_one_thing"),
        ]

    def __str__(self):
        if self.is_percent:
            return f"{words.number(self.value)}% {self.what}"
        is_said = self.what.casefold().startswith(f"{self.measure} ".casefold())  # 240 "cặp" of "cặp vợ chồng".
        return f"{words.number(self.value)} {self.what if is_said else f'{self.measure} {self.what}'}"

    @property
    def is_percent(self) -> bool:
        return self.measure == "%"


class Photo(models.Model):
    """A photo of the model at work. Only with consent is it shown; of children the parents consent."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="photos")
    order = models.PositiveSmallIntegerField(default=0)
    image = models.ForeignKey(PortalImage, on_delete=models.PROTECT, related_name="+", verbose_name=_("photo"))
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    shows_children = models.BooleanField(_("children can be recognised"), default=False)
    consent = models.CharField(_("consent"), max_length=10, choices=PortalImage.Consent.choices, default=PortalImage.Consent.UNKNOWN)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(shows_children=True, consent="not_needed"), name="photo_of_children_needs_consent"),
        ]

    def __str__(self):
        return self.caption or str(self.image)


class Attachment(models.Model):
    """A paper: the plan, the decision, a leaflet."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="attachments")
    order = models.PositiveSmallIntegerField(default=0)
    document = models.ForeignKey(PortalDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("document"))
    title = models.CharField(_("title"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title or self.document.title


class Video(models.Model):
    """A film on a platform whose frames this site lets in; shown when the reader asks for it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="videos")
    order = models.PositiveSmallIntegerField(default=0)
    url = models.URLField(_("address"), max_length=300)
    title = models.CharField(_("title"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title or self.url
