"""Who runs a model, from whom she has it, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forum.models import Thread
from forum.practices.models.practices import Practice
from forum.practices.models.rows import Figure
from forum.practices.querysets import AdoptionQuerySet
from portal.units.models import Unit


class Adoption(models.Model):
    """A unit took a model up – from its origin, or from another unit that runs it (`parent`).

    `unit` is who took it up; `counts_for` the unit of today that it counts for: the same, or the one that took the whole of
    it over since (`is_inherited`). Where a unit was divided it goes on counting for itself.
    """

    class State(models.TextChoices):
        EXPLORING = "exploring", _("getting to know it")
        PREPARING = "preparing", _("preparing")
        RUNNING = "running", _("running")
        SUSTAINED = "sustained", _("kept up")
        STOPPED = "stopped", _("stopped")

    RUNNING_STATES = (State.RUNNING, State.SUSTAINED)
    MONTHS = (3, 6, 12)

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("model of work"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("unit"))
    counts_for = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="adoptions_counted", editable=False)
    province = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("taken over from")
    )
    changes = models.TextField(_("what we do differently"), blank=True)
    started_on = models.DateField(_("start"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.EXPLORING)
    stop_reason = models.CharField(_("why it stopped"), max_length=500, blank=True)
    asked_month = models.PositiveSmallIntegerField(default=0, editable=False, help_text=_("The last of 3, 6 and 12 months asked for."))
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("recorded by"))
    at = models.DateTimeField(auto_now_add=True)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        constraints = [
            models.UniqueConstraint(fields=["practice", "unit"], condition=~Q(state="stopped"), name="adoption_runs_once"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="adoption_not_from_itself"),
            models.CheckConstraint(condition=~Q(state="stopped") | ~Q(stop_reason=""), name="adoption_stopped_for_a_reason"),
        ]
        indexes = [
            models.Index(fields=["practice", "started_on", "id"], name="adoption_of_practice"),
            models.Index(fields=["counts_for", "state"], name="adoption_of_unit"),
            models.Index(fields=["-at"], name="adoption_latest"),
            models.Index(fields=["-started_on", "-id"], name="adoption_begun"),
            models.Index(fields=["started_on"], condition=Q(asked_month__lt=12) & ~Q(state="stopped"), name="adoption_to_ask"),
        ]

    def __str__(self):
        return f"{self.practice} – {self.unit}"

    def get_absolute_url(self) -> str:
        return f"{self.practice.get_absolute_url()}ap-dung/{self.pk}/"

    @property
    def is_running(self) -> bool:
        return self.state in self.RUNNING_STATES

    @property
    def is_inherited(self) -> bool:
        """Whether it counts for a unit that took over the one that began it; pages say so."""
        return self.counts_for_id != self.unit_id


class StateChange(models.Model):
    """An adoption came into a state: the timeline."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(_("state"), max_length=9, choices=Adoption.State.choices)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.get_state_display()


class AdoptionReport(models.Model):
    """What an adoption had brought after 3, 6 or 12 months. A later correction takes the place of the first; who and when is kept."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="reports")
    month = models.PositiveSmallIntegerField(_("after"), choices=[(3, _("3 months")), (6, _("6 months")), (12, _("12 months"))])
    people_reached = models.PositiveIntegerField(_("people reached"))
    money_spent = models.PositiveBigIntegerField(_("money spent (đồng)"))
    text = models.TextField(_("what changed"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("report of results")
        verbose_name_plural = _("reports of results")
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "month"], name="adoption_report_once"),
            models.CheckConstraint(condition=Q(month__in=[3, 6, 12]), name="adoption_report_month"),
        ]
        indexes = [models.Index(fields=["entered_at"], name="adoption_report_when")]

    def __str__(self):
        return f"{self.adoption} – {self.month}"


class FigureDoubt(models.Model):
    """Somebody asked whether a figure is right; the question is a thread. Settled when whoever entered the figure answered it."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="doubts")
    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="figure_doubt")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("question about a figure")
        verbose_name_plural = _("questions about figures")
        ordering = ["pk"]

    def __str__(self):
        return str(self.figure)
