"""`manage.py readdress_private_reports`: nobody's call is left lying."""

from django.core.management.base import BaseCommand

from portal.moderation.services import readdress


class Command(BaseCommand):
    help = "Hands private reports whose unit has lost its officers and moderators to the next unit above that has some."

    def handle(self, *args, **options):
        self.stdout.write(f"{readdress()} private reports handed on.")
