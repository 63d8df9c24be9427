import time

from django.core.management.base import BaseCommand
from django.db.models import Count, Min
from django.utils import timezone

from portal.search.engines import engine
from portal.search.engines.interface import EngineDown
from portal.search.models import Feeding, SearchDocument


class Command(BaseCommand):
    """Says how the search is. Ends with 1 where the engine cannot be had, so that a monitor can ask it."""

    help = "Print engine, documents, queue, lag and last error; ends with 1 where the engine cannot be had."

    def handle(self, **options):
        waiting = SearchDocument.objects.filter(is_due=True).aggregate(number=Count("pk"), oldest=Min("version"))
        feeding = Feeding.objects.filter(pk=Feeding.ONLY).first() or Feeding()
        lag = max(0.0, (time.time_ns() - waiting["oldest"]) / 1e9) if waiting["number"] else 0.0
        lines = {"queue": f"{waiting['number']} rows wait", "lag": f"{lag:.1f} s since the oldest of them changed"}
        lines["last fed"] = self.moment(feeding.fed_at)
        lines["last error"] = f"{self.moment(feeding.failed_at)}: {feeding.error}" if feeding.error else "none"
        try:
            state, documents, is_there = engine().state(), self.documents(), True
        except EngineDown as problem:
            state, documents, is_there = f"cannot be had ({problem}); titles are searched in its place", "unknown", False
        for name, value in {"engine": f"{engine().name}, {state}", "documents": documents, **lines}.items():
            self.stdout.write(f"{name:<12}{value}")
        if not is_there:
            raise SystemExit(1)

    def documents(self) -> str:
        counts, rows = engine().documents(), SearchDocument.objects.filter(is_removed=False)
        of_rows = dict(rows.order_by().values_list("family").annotate(Count("pk")))
        return ", ".join(f"{family} {count} of {of_rows.get(family, 0)} rows" for family, count in counts.items())

    def moment(self, when) -> str:
        return timezone.localtime(when).strftime("%d/%m/%Y %H:%M:%S") if when else "never"
