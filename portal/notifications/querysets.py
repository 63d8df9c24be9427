"""Reads of follows, notifications and mail items. Nothing here asks whether a target may be seen: `lines.py` does."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q


def key_of(target: models.Model) -> tuple[int, int]:
    """How rows name `target`: content type and id."""
    return ContentType.objects.get_for_model(target).pk, target.pk


def about_any(keys) -> Q:
    """Rows about one of `keys`, pairs of content type and id."""
    found = Q(pk__in=[])
    by_type: dict[int, list[int]] = {}
    for content_type, object_id in keys:
        by_type.setdefault(content_type, []).append(object_id)
    for content_type, ids in by_type.items():
        found |= Q(content_type=content_type, object_id__in=ids)
    return found


class AboutQuerySet(models.QuerySet):
    def about(self, *targets: models.Model):
        """Rows about one of `targets`."""
        return self.filter(about_any(key_of(target) for target in targets))


class FollowQuerySet(AboutQuerySet):
    def audible(self):
        """Follows that are no mutes."""
        return self.filter(muted=False)


class NotificationQuerySet(AboutQuerySet):
    def of(self, user):
        return self.filter(user=user.pk)

    def unseen(self):
        return self.filter(seen_at=None)

    def seen(self):
        return self.filter(seen_at__isnull=False)

    def latest_first(self):
        return self.order_by("-last_at", "-pk")


class MailItemQuerySet(AboutQuerySet):
    def waiting(self, period: str):
        """Items of one rhythm that no mail has taken."""
        return self.filter(period=period, claimed_at=None)

    def claimed_by(self, claim: str):
        """Items that one batch of a run has taken. The partial index is used only where the query names its condition too."""
        return self.filter(claim=claim, claimed_at__isnull=False)
