"""What moderators did: every act is a row that says what was before and after, and can be undone."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.moderation.models.holds import Hold
from portal.moderation.querysets import ActQuerySet
from portal.units.models import Unit


class Verb(models.TextChoices):
    """What a moderator may do. Handlers name those that their content knows."""

    APPROVE = "approve", _("approve")
    KEEP = "keep", _("leave as it is")
    HIDE = "hide", _("hide")
    SHOW = "show", _("show again")
    ASK_TO_EDIT = "ask_to_edit", _("ask to edit")
    ALLOW_NUMBERS = "allow_numbers", _("allow the numbers")
    RENAME = "rename", _("give another title")
    MOVE = "move", _("move")
    SPLIT = "split", _("split")
    MERGE = "merge", _("merge")
    LOCK = "lock", _("lock")
    UNLOCK = "unlock", _("unlock")
    PIN = "pin", _("pin")
    UNPIN = "unpin", _("unpin")
    WARN = "warn", _("warn")
    SILENCE = "silence", _("silence")
    BAN = "ban", _("ban for a time")
    OPEN_AUTHOR = "open_author", _("open who asked")


class Reason(models.Model):
    """A sentence that moderators need often. The person is told its `text`."""

    title = models.CharField(_("short"), max_length=80, help_text=_("As moderators choose it."))
    text = models.CharField(_("what the person is told"), max_length=500)
    verbs = models.JSONField(_("for"), default=list, blank=True, help_text=_("The acts it is offered for; for all when none is chosen."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("reason of moderators")
        verbose_name_plural = _("reasons of moderators")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title


class Act(models.Model):
    """One thing that one moderator did, with what was before and after."""

    verb = models.CharField(_("act"), max_length=20, choices=Verb.choices)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acts_done", verbose_name=_("moderator"))
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    target_id = models.PositiveBigIntegerField(null=True, blank=True)
    target = GenericForeignKey("target_type", "target_id")
    title = models.CharField(max_length=200, blank=True, help_text=_("What the target was called then."))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="acts_met", verbose_name=_("person")
    )
    is_anonymous = models.BooleanField(default=False, help_text=_("Who the person is must not be told by this row."))
    hold = models.ForeignKey(Hold, on_delete=models.SET_NULL, null=True, blank=True, related_name="acts")
    reason = models.ForeignKey(Reason, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(_("in your words"), max_length=500, blank=True)
    told = models.CharField(max_length=1000, blank=True, help_text=_("What the person was told."))
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of a moderator")
        verbose_name_plural = _("acts of moderators")
        constraints = [
            models.CheckConstraint(condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False), name="act_undone_by")
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="act_of_unit"),
            models.Index(fields=["place", "-id"], name="act_of_place"),
            models.Index(fields=["person", "-id"], name="act_of_person"),
            models.Index(fields=["moderator", "-id"], name="act_of_moderator"),
            models.Index(fields=["target_type", "target_id"], name="act_of_target"),
        ]

    def __str__(self):
        return f"{self.get_verb_display()} #{self.pk}"

    def get_absolute_url(self) -> str:
        """The page on which the person reads what was done and why."""
        return f"/kiem-duyet/viec/{self.pk}/"


class Sanction(models.Model):
    """A warning, or a time during which a person may not write (silence) or not sign in (ban)."""

    class Kind(models.TextChoices):
        WARN = "warn", _("warning")
        SILENCE = "silence", _("may not write")
        BAN = "ban", _("may not sign in")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sanctions", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="sanction")
    starts_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True, help_text=_("Empty for a warning, which has no end."))
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="warn", until=None) | Q(until__gt=F("starts_at")), name="sanction_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["person", "kind", "until"], name="sanction_of_person")]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.person}"

    def left(self, now: datetime | None = None) -> timedelta:
        """What is left of it: never negative, and never longer than it was given for, however the clock was set."""
        if self.until is None or self.lifted_at:
            return timedelta(0)
        return min(max(self.until - (now or timezone.now()), timedelta(0)), self.until - self.starts_at)
