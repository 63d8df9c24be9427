import time

from django.core.management.base import BaseCommand, CommandError

from portal.search.engines.interface import EngineBusy, EngineDown
from portal.search.rebuilding import rebuild


class Command(BaseCommand):
    """Makes a new search index beside the old one and swaps it in; people can search and write meanwhile."""

    help = "Make the search index anew from its rows, beside the old one, and swap it in. Writes rows that are missing."

    def add_arguments(self, parser):
        parser.add_argument("--all-rows", action="store_true", help="write the row of every object again, not only those that are missing")

    def handle(self, *, all_rows: bool, verbosity: int, **options):
        start = time.monotonic()

        def tell(what: str, done: int, total: int) -> None:
            if verbosity and total:
                self.stdout.write(f"  {what}: {done} / {total} ({100 * done // total} %)")

        try:
            count = rebuild(all_rows=all_rows, tell=tell)
        except EngineDown as problem:
            raise CommandError(f"The engine cannot be had: {problem}") from problem
        except EngineBusy as problem:
            raise CommandError(f"Another one is at work: {problem}. Run this again when it is done.") from problem
        if verbosity:
            self.stdout.write(self.style.SUCCESS(f"{count} documents in {time.monotonic() - start:.1f} s."))
