"""`manage.py recompute_standing`: count everybody's standing again."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from portal.moderation.services import recompute

BATCH = 1000


class Command(BaseCommand):
    help = "Counts shown and hidden posts, thanks and upheld reports again and sets the level of trust of every account."

    def handle(self, *args, **options):
        accounts, changed, last = 0, 0, 0
        while ids := list(get_user_model().objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            changed += recompute(user_ids=ids)
            accounts, last = accounts + len(ids), ids[-1]
        self.stdout.write(f"{accounts} accounts counted, {changed} levels changed.")
