from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.members.services import forget_sign_ups


class Command(BaseCommand):
    help = "Removes sign-ups whose first code nobody entered within SIGN_UP_HOURS."

    def handle(self, **options):
        count = forget_sign_ups(before=timezone.now() - timedelta(hours=settings.SIGN_UP_HOURS))
        self.stdout.write(f"{count} sign-ups forgotten.")
