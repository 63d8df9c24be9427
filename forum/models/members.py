"""What the forum remembers for one person: how far she read, and what she was writing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forum.models.boards import Board
from forum.models.threads import Thread


class ReadMark(models.Model):
    """How far a person has read a thread: never a row per post."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_marks")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="read_marks")
    number = models.PositiveIntegerField(help_text=_("The highest number of a post that she has read."))
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="read_mark_once")]
        indexes = [models.Index(fields=["user", "-at"], name="read_mark_of_user"), models.Index(fields=["at"], name="read_mark_age")]


class ReadCutoff(models.Model):
    """What is older is read: "mark all read", of one board or, without board, of all."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "board"], name="read_cutoff_of_board_once"),
            models.UniqueConstraint(fields=["user"], condition=models.Q(board=None), name="read_cutoff_of_all_once"),
        ]


class Draft(models.Model):
    """What a person has typed and not sent. `place` names the form: "thread-12", "board-3", "page-55", "edit-88"."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=40)
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    fields = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="draft_once")]
        indexes = [models.Index(fields=["user", "-updated_at"], name="draft_of_user")]
