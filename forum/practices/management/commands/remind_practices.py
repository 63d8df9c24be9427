"""`manage.py remind_practices`: who is due is asked."""

from django.core.management.base import BaseCommand

from forum.practices import tasks


class Command(BaseCommand):
    help = "Ask for the results of adoptions after 3, 6 and 12 months, and for models to be checked again. Run it once a day."

    def handle(self, **options):
        self.stdout.write(f"Asked for results: {tasks.ask_for_results.func()}. Asked to check again: {tasks.ask_to_check_again.func()}.")
