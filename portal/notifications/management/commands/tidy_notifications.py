"""`manage.py tidy_notifications`: what nobody needs any more goes."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.notifications.models import MailItem, Notification, Telling

BATCH = 5000


class Command(BaseCommand):
    help = "Delete notifications that were seen long ago, very old unseen ones, finished tellings, and mail items that nothing took."

    def add_arguments(self, parser):
        parser.add_argument("--seen-days", type=int, default=90, help="How long seen notifications are kept.")
        parser.add_argument("--unseen-days", type=int, default=365, help="How long unseen notifications are kept.")
        parser.add_argument(
            "--telling-days", type=int, default=90, help="How long it is known that something was told, so that it is not again."
        )

    def handle(self, *, seen_days, unseen_days, telling_days, **options):
        now = timezone.now()
        rows = {
            "seen notifications": Notification.objects.seen().filter(last_at__lt=now - timedelta(days=seen_days)),
            "unseen notifications": Notification.objects.unseen().filter(last_at__lt=now - timedelta(days=unseen_days)),
            "tellings": Telling.objects.filter(done_at__isnull=False, created_at__lt=now - timedelta(days=telling_days)),
            "mail items": MailItem.objects.filter(claimed_at=None, last_at__lt=now - timedelta(days=60)),
        }
        for name, queryset in rows.items():
            count = 0
            while ids := list(queryset.values_list("pk", flat=True)[:BATCH]):
                count += queryset.model.objects.filter(pk__in=ids).delete()[0]
            self.stdout.write(f"Deleted {count} {name}.")
