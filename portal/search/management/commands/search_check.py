from django.core.management.base import BaseCommand, CommandError

from portal.search.checking import compare, mend
from portal.search.engines.interface import EngineBusy, EngineDown


class Command(BaseCommand):
    """Compares rows and index, and feeds what differs. While others write, a difference may be a change under way: it is fed once more."""

    help = "Compare the rows with the index, and mend what differs; with --dry-run only say so, ending with 1 where something does."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run: bool, **options):
        try:
            found = compare()
            self.stdout.write(
                f"{found.rows} rows, {found.documents} documents: {len(found.missing)} missing, {len(found.other)} in another state, "
                f"{len(found.left)} without a row, {found.waiting} waiting."
            )
            if dry_run and not found.is_whole:
                raise SystemExit(1)
            if dry_run or (found.is_whole and not found.waiting):
                return
            mend(found)
        except EngineDown as problem:
            raise CommandError(f"The engine cannot be had: {problem}") from problem
        except EngineBusy as problem:
            raise CommandError("The index is being made anew; what waits is fed at its end.") from problem
        self.stdout.write(self.style.SUCCESS("Mended."))
