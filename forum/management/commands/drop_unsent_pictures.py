from django.core.management.base import BaseCommand

from forum.services.pictures import drop_unsent


class Command(BaseCommand):
    help = "Delete uploaded pictures that no post took within a week, and those of posts that their authors deleted."

    def handle(self, **options):
        self.stdout.write(f"{drop_unsent()} pictures deleted.")
