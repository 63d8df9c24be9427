"""`manage.py read_documents`: the words of documents for search, of all that were not read when they came."""

from collections import Counter

from django.core.management.base import BaseCommand

from portal.pages import reading
from portal.pages.models import DocumentText


class Command(BaseCommand):
    help = "Read the text of documents (PDF, Word, Excel …) for search: of those that have not been read. May be run at any time."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="Also those that could not be read.")
        parser.add_argument("--all", action="store_true", help="Every document, also those that have been read.")

    def handle(self, *, again, **options):
        counts: Counter[str] = Counter()

        def tell(number: int, words: DocumentText | None) -> None:
            counts[words.state if words else "gone"] += 1
            if words and words.state not in ("read", "other"):
                self.stdout.write(f"  {words.file}: {words.state}")
            if number % 100 == 0:
                self.stdout.write(f"  {number} documents")

        number = reading.read_archive(everything=options["all"], again=again, tell=tell)
        self.stdout.write(
            f"{number} documents: " + (", ".join(f"{count} {state}" for state, count in counts.most_common()) or "all are read.")
        )
