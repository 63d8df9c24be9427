"""Boards: the rooms of the forum."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.querysets import BoardQuerySet
from portal.units.models import Unit


class Board(models.Model):
    """A room with one subject, one audience and its own moderators."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("everyone reads, members write")
        MEMBERS = "members", _("members only")
        OFFICERS = "officers", _("those who hold a role in the unit or below it")

    class Review(models.TextChoices):
        AFTER = "after", _("posts appear at once")
        NEWCOMERS = "newcomers", _("first posts of new members wait for a moderator")
        BEFORE = "before", _("every post waits for a moderator")

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    description = models.CharField(_("description"), max_length=250, blank=True)
    group = models.CharField(_("group"), max_length=80, blank=True, help_text=_("Boards of one group stand together."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="boards",
        verbose_name=_("unit"),
        help_text=_("Whose board it is; moderators of this unit look after it."),
    )
    audience = models.CharField(_("audience"), max_length=10, choices=Audience.choices, default=Audience.EVERYONE)
    review = models.CharField(_("review"), max_length=10, choices=Review.choices, default=Review.NEWCOMERS)
    kinds = models.JSONField(_("kinds of thread"), default=list, help_text=_("Which kinds may be started here."))
    is_open = models.BooleanField(_("open for new threads"), default=True)
    allows_anonymous = models.BooleanField(_("questions may be asked anonymously"), default=False)
    shows_hotline = models.BooleanField(_("shows the notice with the hotline"), default=False)
    thread_count = models.PositiveIntegerField(default=0, editable=False)
    post_count = models.PositiveIntegerField(default=0, editable=False)
    last_thread = models.ForeignKey("forum.Thread", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    last_post_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = BoardQuerySet.as_manager()

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/dien-dan/{self.slug}/"


class BoardModerator(models.Model):
    """A person who looks after one board without holding a role in its unit."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="moderators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moderated_boards", verbose_name=_("account"))

    class Meta:
        verbose_name = _("moderator of a board")
        verbose_name_plural = _("moderators of a board")
        constraints = [models.UniqueConstraint(fields=["board", "user"], name="board_moderator_once")]

    def __str__(self):
        return f"{self.user} – {self.board}"
