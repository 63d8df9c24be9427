"""Threads: one conversation each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from forum.models.boards import Board
from forum.querysets import ThreadQuerySet
from portal.moderation.models import Moderated
from portal.topics.models import Topic
from portal.units.models import Unit

# As the methods `listed` and `unanswered` of the queryset say it.
LISTED = Q(state="shown", merged_into=None)
UNANSWERED = Q(kind="question", post_count__lte=1)


class ThreadTopic(ItemBase):
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="thread_items")
    content_object = models.ForeignKey("forum.Thread", on_delete=models.CASCADE, related_name="topic_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="thread_topic_once")]


class Thread(Moderated):
    """A conversation: in a board, or about an article (then it stands in no board and is shown below the article).

    Counters are written by the services that change what they count. Numbers of posts are never given twice: `last_number` only grows.
    """

    class Kind(models.TextChoices):
        EXPERIENCE = "experience", _("experience")
        QUESTION = "question", _("question")
        PROPOSAL = "proposal", _("proposal")
        DISCUSSION = "discussion", _("discussion of an article")
        EVENT = "event", _("forum that was held as an event")

    class Proposal(models.TextChoices):
        NEW = "new", _("new")
        CONSIDERED = "considered", _("being considered")
        ACCEPTED = "accepted", _("taken up")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        DECLINED = "declined", _("not accepted")

    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="threads", verbose_name=_("board"))
    about = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="discussion_thread", verbose_name=_("about")
    )
    from_event = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="event_threads", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address"), max_length=100, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="threads", verbose_name=_("author")
    )
    is_anonymous = models.BooleanField(_("asked anonymously"), default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="threads", verbose_name=_("unit"))
    topics = TaggableManager(through=ThreadTopic, blank=True, verbose_name=_("topics"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    is_locked = models.BooleanField(_("locked"), default=False)
    is_pinned = models.BooleanField(_("pinned"), default=False)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    accepted_post = models.ForeignKey("forum.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    official_post = models.ForeignKey("forum.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    proposal_state = models.CharField(_("state of the proposal"), max_length=10, choices=Proposal.choices, blank=True)
    support_count = models.PositiveIntegerField(default=0, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False, help_text=_("The highest number that a post of it was given."))
    post_count = models.PositiveIntegerField(default=0, editable=False, help_text=_("Posts that are shown, the first included."))
    people_count = models.PositiveIntegerField(default=0, editable=False)
    last_post_at = models.DateTimeField(editable=False)
    last_post_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        constraints = [
            models.CheckConstraint(condition=Q(board=None) | Q(about=None), name="thread_in_a_board_or_about_a_page"),
        ]
        indexes = [
            models.Index(fields=["board", "state", "-last_post_at", "-id"], name="thread_of_board"),
            models.Index(fields=["state", "-last_post_at", "-id"], name="thread_latest"),
            models.Index(fields=["author", "-created_at"], name="thread_of_author"),
            models.Index(fields=["unit", "state", "-last_post_at"], name="thread_of_unit"),
            # What lists may be narrowed to is rare in some boards: without its own index the whole board is read to fill one page.
            models.Index(fields=["board", "kind", "-last_post_at", "-id"], condition=LISTED, name="thread_of_kind"),
            models.Index(fields=["board"], condition=Q(is_pinned=True), name="thread_pinned"),
            # Feeds tell what was begun last, not where the last word fell.
            models.Index(fields=["-created_at", "-id"], condition=LISTED, name="thread_newest"),
            models.Index(fields=["board", "-created_at", "-id"], condition=LISTED, name="thread_newest_of_board"),
            models.Index(fields=["-last_post_at", "-id"], condition=LISTED & UNANSWERED, name="thread_unanswered"),
            models.Index(fields=["board", "-last_post_at", "-id"], condition=LISTED & UNANSWERED, name="thread_unanswered_of_board"),
            models.Index(
                fields=["board", "-last_post_at", "-id"], condition=LISTED & Q(accepted_post__isnull=False), name="thread_solved_of_board"
            ),
            models.Index(fields=["board", "-support_count", "-id"], condition=LISTED & Q(kind="proposal"), name="thread_most_supported"),
            models.Index(
                fields=["board", "proposal_state", "-last_post_at", "-id"], condition=LISTED & Q(kind="proposal"), name="thread_of_state"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def shown_author(self):
        """Who is named as its author: nobody where it was asked anonymously."""
        return None if self.is_anonymous else self.author

    def get_absolute_url(self) -> str:
        """In its board, or below the article that it is about."""
        if self.about_id:
            return f"/dien-dan/y-kien/{self.pk}/"
        return f"/dien-dan/{self.board.slug}/{self.pk}-{self.slug}/"


class Support(models.Model):
    """A member's vote for a proposal."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="support_once")]


class ProposalStep(models.Model):
    """A proposal changed its state: who said so for which unit, and why."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state of the proposal"), max_length=10, choices=Thread.Proposal.choices)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("forum.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
