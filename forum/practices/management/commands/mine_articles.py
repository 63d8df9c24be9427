"""`manage.py mine_articles`: the archive is read for models."""

import time

from django.core.management.base import BaseCommand

from forum.practices import found
from portal.search.models import SearchDocument


class Command(BaseCommand):
    help = "Read published articles for models of work and propose what they name to their editors. May be stopped and run again."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N articles")
        parser.add_argument("--every", type=int, default=1000, metavar="N", help="say how far it is after each N articles")

    def handle(self, *, limit, every, **options):
        total = SearchDocument.objects.filter(kind="article", is_removed=False).count()
        total = min(total, limit) if limit else total
        begun, units, proposed, known = time.monotonic(), {}, 0, found.known_names()
        for number, row in enumerate(found.articles(), start=1):
            if number > total:
                break
            proposed += found.read_article(row, known=known, units=units)
            if number % every == 0 or number == total:
                rate = number / max(time.monotonic() - begun, 0.001)
                self.stdout.write(f"{number}/{total} articles, {proposed} new proposals, {rate:.0f} articles a second")
