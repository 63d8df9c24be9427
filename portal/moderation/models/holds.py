"""What waits for a moderator, and what readers reported."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.moderation.querysets import HoldQuerySet
from portal.units.models import Unit


class Hold(models.Model):
    """One line of the queue: a thing that somebody must look at. A thing has at most one that is open.

    `unit` and `place` ("board-3") say whose queue it stands in; both are given by the handler of the content and kept here, so
    that a queue is one query. `concerns` is the moderator whom a report is about: it never stands in her own queue.
    """

    class Kind(models.TextChoices):
        HELD = "held", _("held before it is shown")
        REPORTED = "reported", _("reported")
        FLAGGED = "flagged", _("flagged by the site")

    class Why(models.TextChoices):
        NEW_MEMBER = "new_member", _("first posts of a new member")
        NUMBERS = "numbers", _("numbers were masked")
        LINKS = "links", _("links to look at")
        PICTURES = "pictures", _("many pictures")
        LOOKALIKE = "lookalike", _("name looks like an officer's")
        REVIEWED_BOARD = "reviewed_board", _("every post of this board is reviewed")
        ARTICLE = "article", _("comments on this article are reviewed")
        EDITED = "edited", _("edited after you asked")
        REPORTED = "reported", _("reported by readers")
        OTHER = "other", _("another reason")

    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    reasons = models.JSONField(_("reasons"), default=list, help_text=_("Codes of Why, the weightiest first."))
    detail = models.JSONField(default=dict, blank=True, help_text=_("What the site noticed: links, numbers, the name that it looks like."))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    concerns = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    place = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, help_text=_("Grows with each change, so that two moderators notice each other."))
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=20, blank=True, help_text=_("The verb that settled it."))

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the queue")
        verbose_name_plural = _("lines of the queue")
        constraints = [
            models.UniqueConstraint(fields=["target_type", "target_id"], condition=Q(settled_at=None), name="hold_open_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "id"], condition=Q(settled_at=None), name="hold_open_of_unit"),
            models.Index(fields=["place", "id"], condition=Q(settled_at=None), name="hold_open_of_place"),
            models.Index(fields=["target_type", "target_id"], name="hold_of_target"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} #{self.pk}"

    def why(self) -> list[str]:
        """The reasons in words."""
        words = dict(self.Why.choices)
        return [str(words.get(code, code)) for code in self.reasons]

    @property
    def mark(self) -> str:
        """What a form carries, so that of two moderators the second is told."""
        return f"h{self.pk}.{self.version}"

    @property
    def is_open(self) -> bool:
        return self.settled_at is None


class Report(models.Model):
    """What one reader said about one thing."""

    class Ground(models.TextChoices):
        INSULT = "insult", _("insults or threatens somebody")
        EXPOSED = "exposed", _("tells somebody's private matters")
        FALSE = "false", _("is not true")
        SPAM = "spam", _("advertises or repeats itself")
        FRAUD = "fraud", _("looks like fraud")
        VIOLENCE = "violence", _("somebody is in danger: violence, trafficking")
        OBSCENE = "obscene", _("obscene words or pictures")
        OTHER = "other", _("something else")

    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    hold = models.ForeignKey(Hold, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reports_made")
    ground = models.CharField(_("what is wrong"), max_length=10, choices=Ground.choices)
    text = models.CharField(_("in your words"), max_length=1000, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    is_upheld = models.BooleanField(null=True, help_text=_("Whether something was done about it; empty until then."))

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [models.UniqueConstraint(fields=["target_type", "target_id", "reporter"], name="report_once")]
        indexes = [models.Index(fields=["reporter", "-id"], name="report_of_reporter")]

    def __str__(self):
        return self.get_ground_display()
