"""What is commended to units by a rule, what is known of units, and what the miner found in articles."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from forum.practices.models.practices import Practice
from forum.practices.querysets import FoundQuerySet, GuidanceQuerySet
from portal.units.models import Unit


class Target(models.Model):
    """Something that units are to reach, as the office words it: "80% of the women members"."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["name"]

    def __str__(self):
        return self.name


class UnitFact(models.Model):
    """What is known of a unit: the settings of its place ("setting", slug) and the targets that it met ("target", slug)."""

    class Key(models.TextChoices):
        SETTING = "setting", _("setting")
        TARGET = "target", _("target met")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="facts", verbose_name=_("unit"))
    key = models.CharField(_("what"), max_length=8, choices=Key.choices)
    value = models.SlugField(_("value"), max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("fact about a unit")
        verbose_name_plural = _("facts about units")
        constraints = [models.UniqueConstraint(fields=["unit", "key", "value"], name="unit_fact_once")]

    def __str__(self):
        return f"{self.unit}: {self.value}"


class Guidance(models.Model):
    """An article or a model addressed to the units below `unit` that meet `rule`; see `forum.practices.rules` for what a rule is."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="guidance", verbose_name=_("from"))
    article = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, blank=True, related_name="guidance", verbose_name=_("article"))
    practice = models.ForeignKey(
        Practice, on_delete=models.CASCADE, null=True, blank=True, related_name="guidance", verbose_name=_("model of work")
    )
    rule = models.JSONField(_("for which units"), default=dict)
    note = models.CharField(_("what to do with it"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(article=None) ^ Q(practice=None), name="guidance_about_one_thing")]

    def __str__(self):
        return str(self.article or self.practice)


class Found(models.Model):
    """A model that an article names, as the miner proposes it. Offsets count in `text_of(article)` of `forum.practices.found`."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be decided")
        LINKED = "linked", _("leads to the model")
        MADE = "made", _("became a model")
        REFUSED = "refused", _("is no model")

    article = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="practices_found", verbose_name=_("article"))
    name = models.CharField(_("name"), max_length=200)
    key = models.CharField(max_length=200, editable=False, help_text=_("Equal for spellings of one name."))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence = models.CharField(_("sentence"), max_length=600)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    unit_text = models.CharField(max_length=160, blank=True, help_text=_("The unit as the article names it."))
    audience = models.CharField(_("for whom"), max_length=160, blank=True)
    figures = models.JSONField(_("figures"), default=list, blank=True, help_text=_("value, measure and text of each."))
    reason = models.CharField(max_length=20)
    confidence = models.FloatField()
    practice = models.ForeignKey(
        Practice, on_delete=models.PROTECT, null=True, blank=True, related_name="found", verbose_name=_("model of work")
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    found_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("model found in an article")
        verbose_name_plural = _("models found in articles")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="found_once_an_article"),
            models.CheckConstraint(condition=~Q(state__in=["linked", "made"]) | Q(practice__isnull=False), name="found_leads_somewhere"),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], condition=Q(state="waiting"), name="found_waiting"),
            models.Index(fields=["key"], name="found_key"),
        ]

    def __str__(self):
        return self.name
