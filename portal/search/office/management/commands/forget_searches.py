from django.core.management.base import BaseCommand

from portal.search.office.log import forget


class Command(BaseCommand):
    help = "Deletes what people looked for longer ago than SEARCH_LOG_DAYS; every night by cron."

    def handle(self, **options):
        self.stdout.write(f"{forget()} rows deleted")
