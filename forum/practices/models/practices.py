"""What a model of work is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from forum.models import Thread
from forum.practices.querysets import PracticeQuerySet
from portal.moderation.models import Moderated
from portal.topics.models import Topic
from portal.units.models import Unit


class TargetGroup(models.Model):
    """For whom: pupils, migrant workers, women with disabilities. The office edits the list."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Setting(models.Model):
    """In what kind of place: a town, an island, rented rooms."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("setting")
        verbose_name_plural = _("settings")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class PracticeTopic(ItemBase):
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="practice_items")
    content_object = models.ForeignKey("practices.Practice", on_delete=models.CASCADE, related_name="topic_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="practice_topic_once")]


class Practice(Moderated):
    """An activity model of a unit. What stands in these columns is what everybody reads; what is being written is a `PracticeVersion`.

    `stage` is where it stands between its author and its readers, `life` how it fares in the field; `state` is the
    moderators' (see `Moderated`). Everything that is not `editable` here is written by `forum.practices.services` alone.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", _("being written")
        REVIEW = "review", _("under review")
        PUBLISHED = "published", _("published")
        ARCHIVED = "archived", _("withdrawn")

    class Life(models.TextChoices):
        PILOT = "pilot", _("pilot")
        KEPT = "kept", _("kept up")
        SPREAD = "spread", _("spreading")
        STOPPED = "stopped", _("stopped")

    class Space(models.TextChoices):
        """The least room that it needs; each one includes those before."""

        NONE = "none", _("none")
        ROOM = "room", _("a meeting room")
        YARD = "yard", _("a yard or hall")
        OWN = "own", _("premises of its own")

    class Level(models.TextChoices):
        COMMUNE = "commune", _("recognised by the commune")
        PROVINCE = "province", _("recognised by the province")
        CENTRAL = "central", _("recognised by the central committee")

    name = models.CharField(_("name of the model"), max_length=160)
    slug = models.SlugField(_("address"), max_length=110, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="practices", verbose_name=_("unit"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="practices",
        verbose_name=_("kept by"),
        help_text=_("Answers questions."),
    )
    one_line = models.CharField(_("what is done, in one sentence"), max_length=300)
    problem = models.TextField(_("problem"), blank=True)
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="practices", verbose_name=_("for whom"))
    settings = models.ManyToManyField(Setting, blank=True, related_name="practices", verbose_name=_("setting"))
    topics = TaggableManager(through=PracticeTopic, blank=True, verbose_name=_("topics"))
    started_on = models.DateField(_("started"), null=True, blank=True, help_text=_("The first day of its month."))
    life = models.CharField(_("state"), max_length=8, choices=Life.choices, default=Life.PILOT)
    people_needed = models.PositiveIntegerField(_("people who run it"), null=True, blank=True)
    members_needed = models.PositiveIntegerField(_("members needed to start"), null=True, blank=True)
    days_needed = models.PositiveIntegerField(editable=False, default=0, help_text=_("Of all steps together."))
    cost_once = models.PositiveBigIntegerField(_("cost to start (đồng)"), null=True, blank=True)
    cost_yearly = models.PositiveBigIntegerField(_("cost a year (đồng)"), null=True, blank=True)
    cost_source = models.CharField(_("where the money comes from"), max_length=300, blank=True)
    space = models.CharField(_("room needed"), max_length=4, choices=Space.choices, blank=True)
    facilities = models.TextField(_("facilities"), blank=True)
    partners = models.TextField(_("partners"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True)
    failures = models.TextField(_("what failed"), blank=True)
    conditions = models.TextField(_("conditions for success"), blank=True)
    sustaining = models.TextField(_("how to keep it going"), blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True, help_text=_("Of the office; never a private telephone."))
    stage = models.CharField(_("stage"), max_length=9, choices=Stage.choices, default=Stage.DRAFT, editable=False)
    stage_note = models.CharField(max_length=500, blank=True, editable=False, help_text=_("Why it was withdrawn."))
    version = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("The number of the version that is read; 0 before the first.")
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    check_again_on = models.DateField(_("check again on"), null=True, blank=True)
    check_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    discussion = models.OneToOneField(Thread, on_delete=models.SET_NULL, null=True, blank=True, related_name="practice")
    recognition = models.CharField(_("recognition"), max_length=8, choices=Level.choices, blank=True, editable=False)
    completeness = models.PositiveSmallIntegerField(default=0, editable=False, help_text=_("0 to 100."))
    province = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, editable=False, related_name="+", help_text=_("Of today."))
    adoption_count = models.PositiveIntegerField(default=0, editable=False, help_text=_("Ever taken up, those that stopped included."))
    running_count = models.PositiveIntegerField(default=0, editable=False)
    unit_count = models.PositiveIntegerField(default=0, editable=False, help_text=_("Units of today that took it up."))
    province_count = models.PositiveIntegerField(default=0, editable=False)
    facets = models.JSONField(default=dict, editable=False, help_text=_("What lists narrow by: see forum.practices.counting."))

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("model of work")
        verbose_name_plural = _("models of work")
        constraints = [
            models.CheckConstraint(condition=Q(completeness__lte=100), name="practice_completeness_in_percent"),
            models.CheckConstraint(condition=~Q(stage="published") | Q(published_at__isnull=False), name="practice_published_at_known"),
        ]
        indexes = [
            models.Index(fields=["changed_at"], name="practice_changed"),
            models.Index(fields=["unit", "stage"], name="practice_of_unit"),
            models.Index(fields=["owner", "stage"], name="practice_of_owner"),
            models.Index(fields=["stage", "-published_at"], name="practice_latest"),
            models.Index(fields=["stage", "-running_count", "-published_at", "-id"], name="practice_spreading"),
            models.Index(fields=["check_again_on"], condition=Q(stage="published"), name="practice_to_check"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_public(self) -> bool:
        """Whether everybody may open its page: it is published, or was and is kept for those who run it."""
        return self.is_shown and self.published_at is not None

    @property
    def is_published(self) -> bool:
        return self.stage == self.Stage.PUBLISHED and self.is_shown

    def get_absolute_url(self) -> str:
        return f"/mo-hinh/{self.slug}/"
