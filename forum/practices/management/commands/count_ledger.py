"""`manage.py count_ledger`: the months of the ledger that are over."""

import time

from django.core.management.base import BaseCommand

from forum.practices.ledger import MOST_MONTHS, count_months


class Command(BaseCommand):
    help = "Count what the centre and the provinces did in the months that are over, and keep it for their ledgers."

    def add_arguments(self, parser):
        parser.add_argument("--months", type=int, default=MOST_MONTHS, metavar="N", help=f"how many; {MOST_MONTHS} unless given")

    def handle(self, **options):
        begun = time.monotonic()
        written = count_months(max(1, min(1200, options["months"])))
        self.stdout.write(f"{written} months of units counted in {time.monotonic() - begun:.1f} s.")
