from django.core.management.base import BaseCommand

from portal.home.services import prepare


class Command(BaseCommand):
    help = "Make what every installation needs: front page, site, calendar, workflow. May be run again."

    def handle(self, **options):
        prepare()
        self.stdout.write("Prepared.")
