"""Posts, and what hangs on them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forum.models.threads import Thread
from forum.querysets import PostQuerySet
from portal.moderation.models import Moderated
from portal.units.models import Unit


class Post(Moderated):
    """One contribution. Its number within the thread never changes, so pages and permalinks are ranges of numbers."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts", verbose_name=_("thread"))
    number = models.PositiveIntegerField(editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts", verbose_name=_("author"))
    is_anonymous = models.BooleanField(_("written anonymously"), default=False)
    body = models.TextField(_("text"), help_text=_("Cleaned HTML as it is shown; numbers of telephones and papers are masked in it."))
    body_unmasked = models.TextField(blank=True, editable=False, help_text=_("What was written, where numbers were masked in `body`."))
    text = models.TextField(blank=True, editable=False, help_text=_("`body` as plain text, for search and mail."))
    rules = models.PositiveSmallIntegerField(default=1, editable=False, help_text=_("Which set of rules `body` was cleaned by."))
    reply_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")
    official_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answers for")
    )
    client_key = models.CharField(
        max_length=36, blank=True, editable=False, help_text=_("Given by the form, so that sending twice posts once.")
    )
    created_at = models.DateTimeField(editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    version_count = models.PositiveSmallIntegerField(default=1, editable=False)
    thanks_count = models.PositiveIntegerField(default=0, editable=False)
    useful_count = models.PositiveIntegerField(default=0, editable=False)
    agree_count = models.PositiveIntegerField(default=0, editable=False)
    moved_from = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="post_number_once"),
            models.UniqueConstraint(fields=["author", "client_key"], condition=~Q(client_key=""), name="post_sent_once"),
        ]
        indexes = [
            models.Index(fields=["author", "-created_at"], name="post_of_author"),
            models.Index(fields=["thread", "author"], name="post_in_thread_of"),
            models.Index(fields=["created_at"], name="post_when"),
            models.Index(fields=["thread", "created_at"], name="post_in_thread_when"),
            models.Index(
                fields=["thread", "-thanks_count", "number"], condition=Q(state="shown", thanks_count__gt=0), name="post_most_thanked"
            ),
        ]

    def __str__(self):
        return f"{self.thread} #{self.number}"

    @property
    def shown_author(self):
        """Who is named as its author: nobody where it was written anonymously."""
        return None if self.is_anonymous else self.author

    def get_absolute_url(self) -> str:
        """The permalink; it leads to wherever the post stands today."""
        return f"/dien-dan/bai/{self.pk}/"


class PostVersion(models.Model):
    """What a post said before it was edited."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    body = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(help_text=_("When this version was replaced."))
    was_shown = models.BooleanField(
        default=True, help_text=_("Whether people could read it; what a moderator held stays with her and the author.")
    )

    class Meta:
        ordering = ["pk"]


class PostPicture(models.Model):
    """A picture of a post: encoded again, without metadata. Without post until the post is sent."""

    file = models.ImageField(upload_to="forum/%Y/%m/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0, help_text=_("Bytes."))
    alt = models.CharField(_("description"), max_length=200, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="pictures")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["post", "created_at"], name="picture_of_post")]

    def get_absolute_url(self) -> str:
        """The site serves it and asks who may see its post; the file's own address is told to nobody."""
        return f"/dien-dan/anh/{self.pk}/"


class PostDocument(models.Model):
    """A paper of an event that a post brings along."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey("pages.PortalDocument", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "document"], name="post_document_once")]


class Reaction(models.Model):
    """One member's word on one post; she has one at a time."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("thanks")
        USEFUL = "useful", _("useful")
        AGREE = "agree", _("I agree")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="reaction_once")]


class Mention(models.Model):
    """A person or a unit that a post calls by name."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "user"], condition=Q(unit=None), name="mention_of_user_once"),
            models.UniqueConstraint(fields=["post", "unit"], condition=Q(user=None), name="mention_of_unit_once"),
            models.CheckConstraint(condition=Q(user=None) ^ Q(unit=None), name="mention_of_one"),
        ]
