"""Who wants to be told what (`Follow`, `Preference`, `Mailbox`), what happened (`Telling`), and what each person is told of it.

One row for many reasons: while a person has not seen it, everything about one target gathers in one `Notification`, and
everything that is to be mailed at one rhythm in one `MailItem`. `portal.notifications.spreading` writes both.
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.notifications.querysets import FollowQuerySet, MailItemQuerySet, NotificationQuerySet


class Follow(models.Model):
    """The wish of a person to be told about a thread, a board, a topic, a unit or a person; `muted` is the wish not to be."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows", verbose_name=_("account"))
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()
    muted = models.BooleanField(_("muted"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [models.UniqueConstraint(fields=["user", "content_type", "object_id"], name="follow_once")]
        indexes = [models.Index(fields=["content_type", "object_id", "muted", "user"], name="follow_of_target")]

    def __str__(self):
        return f"{self.user_id} → {self.content_type_id}:{self.object_id}"


class Grouped(models.Model):
    """What one person is told about one target: how often, why, by whom, and where it began."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=1)
    kinds = models.TextField(help_text="Names of kinds with commas around each: ,reply,mention,")
    actors = models.TextField(
        blank=True, help_text="Ids of those who did it, the last first, with commas around each; cut when there are many."
    )
    first_about = models.BigIntegerField(null=True, blank=True, help_text="What it began with: of a thread the first post that was told.")
    last_about = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def target_key(self) -> tuple[int, int]:
        return self.content_type_id, self.object_id

    @property
    def kind_names(self) -> list[str]:
        return list(dict.fromkeys(name for name in self.kinds.split(",") if name))

    @property
    def actor_ids(self) -> list[int]:
        """Those who did it, the last first. The last id of a list that was cut may be half of one and is left out."""
        ids = list(dict.fromkeys(int(number) for number in self.actors.split(",") if number))
        return ids if self.actors.endswith(",") else ids[:-1]


class Notification(Grouped):
    """What waits for her on the site."""

    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id"], condition=Q(seen_at=None), name="notification_unseen_once"
            )
        ]
        indexes = [
            models.Index(fields=["user", "-last_at", "-id"], condition=Q(seen_at=None), name="notification_unseen"),
            models.Index(fields=["user", "-last_at", "-id"], condition=Q(seen_at__isnull=False), name="notification_seen"),
            models.Index(fields=["last_at"], name="notification_age"),
        ]


class MailItem(Grouped):
    """What the next mail to her will say. Claimed before the mail is sent and deleted after, so that no mail is sent twice."""

    class Period(models.TextChoices):
        NOW = "now"
        DAILY = "daily"
        WEEKLY = "weekly"

    period = models.CharField(max_length=6, choices=Period.choices)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)

    objects = MailItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of a mail")
        verbose_name_plural = _("items of mails")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "user", "content_type", "object_id"], condition=Q(claimed_at=None), name="mail_item_waiting_once"
            )
        ]
        indexes = [models.Index(fields=["claim"], condition=Q(claimed_at__isnull=False), name="mail_item_claimed")]


class Telling(models.Model):
    """One thing that happened and is to be told. Written in the transaction in which it happened; `walked_to` is how far it was spread."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.BigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    followed = models.JSONField(default=list, help_text="Whose followers are told: pairs of content type and id.")
    recipients = models.JSONField(null=True, blank=True, help_text="Ids of accounts, in order; null for the followers.")
    excluded = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    walked_to = models.BigIntegerField(default=0, help_text="The highest account that was told.")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("telling")
        verbose_name_plural = _("tellings")
        indexes = [
            models.Index(fields=["created_at"], condition=Q(done_at=None), name="telling_unfinished"),
            models.Index(fields=["created_at"], name="telling_age"),
        ]

    def __str__(self):
        return self.key


class Preference(models.Model):
    """How a person wants to be told of one kind, where it is not the kind's default."""

    class Mail(models.TextChoices):
        NOW = "now", _("a mail at once")
        DAILY = "daily", _("one mail a day")
        WEEKLY = "weekly", _("one mail a week")
        NEVER = "never", _("no mail")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    on_site = models.BooleanField(_("on the site"), default=True)
    mail = models.CharField(_("by mail"), max_length=6, choices=Mail.choices)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="preference_once")]

    def __str__(self):
        return f"{self.user_id}: {self.kind}"


class Mailbox(models.Model):
    """What is known of the place where her mails go: paused by her, or refused by its server."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mailbox")
    paused_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_address = models.EmailField(blank=True)
    refused_words = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")

    def __str__(self):
        return str(self.user_id)

    def takes_mail_for(self, address: str) -> bool:
        """Whether mail to `address` may be sent: she did not pause, and this address was not refused. A new address starts afresh."""
        return bool(address) and self.paused_at is None and not (self.refused_at and self.refused_address == address)
