"""How a model comes to its readers: versions, reviews, recognition."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forum.practices.models.practices import Practice
from portal.units.models import Unit


class PracticeVersion(models.Model):
    """What somebody writes about a model until it is accepted; at most one of a model is open. Accepted ones are its history.

    `data` holds every answer as `forum.practices.answers` cleans it, `typed` what was typed and could not be understood, by field,
    `errors` the sentence for each such field.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        REVIEW = "review", _("under review")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("not accepted")
        DROPPED = "dropped", _("withdrawn by its author")

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    data = models.JSONField(default=dict)
    typed = models.JSONField(default=dict, blank=True)
    errors = models.JSONField(default=dict, blank=True)
    note = models.CharField(_("what changed and why"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("author"))
    revision = models.PositiveIntegerField(
        default=0, help_text=_("Grows with each change, so that two people who write notice each other.")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("version of a model")
        verbose_name_plural = _("versions of models")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="practice_version_number_once"),
            models.UniqueConstraint(fields=["practice"], condition=Q(state__in=["draft", "review"]), name="practice_version_open_once"),
        ]
        indexes = [models.Index(fields=["submitted_at"], condition=Q(state="review"), name="practice_version_in_review")]

    def __str__(self):
        return f"{self.practice} ({self.number})"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.DRAFT, self.State.REVIEW)


class Review(models.Model):
    """One look of the unit above at a version: what was ticked, what was decided, and why."""

    class Decision(models.TextChoices):
        ASK = "ask", _("asked for more")
        ACCEPT = "accept", _("accepted")
        REFUSE = "refuse", _("not accepted")

    # The tick list: what a reviewer has to have looked at.
    TICKS = {
        "complete": _("complete: another unit could run it from what stands here"),
        "proven": _("proven: the figures have a source and a period"),
        "repeatable": _("repeatable: it does not hang on one person or one place"),
        "safe": _("safe for those shown: nobody is exposed, photos have consent"),
    }

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="reviews")
    version = models.ForeignKey(PracticeVersion, on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text=_("For which unit she decided."))
    ticks = models.JSONField(default=list, help_text=_("Names of TICKS that were met."))
    decision = models.CharField(_("decision"), max_length=6, choices=Decision.choices)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.practice}: {self.get_decision_display()}"


class Recognition(models.Model):
    """A unit recognised the model by a decision with a number and a day. No stars: the decision can be looked up."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="recognitions")
    level = models.CharField(_("level"), max_length=8, choices=Practice.Level.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recognitions", verbose_name=_("unit"))
    decision_number = models.CharField(_("number of the decision"), max_length=60)
    decided_on = models.DateField(_("day of the decision"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ["-decided_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["practice", "unit"], name="recognition_once_a_unit")]

    def __str__(self):
        return f"{self.get_level_display()} – {self.decision_number}"
