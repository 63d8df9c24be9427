"""`manage.py look_saved_searches`: what is new in the searches that members saved."""

from django.core.management.base import BaseCommand, CommandError

from portal.search.engines.interface import EngineDown
from portal.search.saved.looking import look_all


class Command(BaseCommand):
    help = "Look for what is new in saved searches and tell their owners. Run it before send_digests; run again, it tells nothing twice."

    def handle(self, **options):
        try:
            counts = look_all(on_batch=self.progress if options["verbosity"] > 1 else None)
        except EngineDown as problem:
            raise CommandError(f"The engine cannot be had ({problem}); what is left is looked at with the next run.") from problem
        news, failed = counts["told"], counts["failed"]
        self.stdout.write(f"{counts.total()} saved searches looked at: {news} have something new, {failed} could not be asked.")

    def progress(self, counts) -> None:
        self.stdout.write(f"  {counts.total()}")
