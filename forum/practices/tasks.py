"""Work that nobody waits for. Each task may be run again at any time."""

from django.utils import timezone
from django_tasks import task

from forum.practices import found, telling
from forum.practices.dates import months_since
from forum.practices.models import Adoption, Practice
from portal.search.models import SearchDocument


@task()
def mine_article(page_id: int) -> int:
    """Read an article that was published for models. Returns how many proposals are new."""
    row = SearchDocument.objects.filter(kind="article", object_id=page_id, is_removed=False).first()
    return found.read_article(row, known=found.known_names()) if row else 0


@task()
def ask_for_results() -> int:
    """Ask for the results of adoptions that have run for 3, 6 or 12 months: each once a month of the three. Returns how many were asked."""
    now, today = timezone.now(), timezone.localdate()
    asked = 0
    waiting = Adoption.objects.going_on().filter(asked_month__lt=12, started_on__lte=today, practice__state="shown")
    for adoption in waiting.select_related("practice", "by").prefetch_related("reports").iterator(chunk_size=500):
        gone = months_since(adoption.started_on, today)
        month = max((month for month in Adoption.MONTHS if month <= gone), default=0)
        if month <= adoption.asked_month:
            continue
        adoption.asked_month, adoption.asked_at = month, now
        adoption.save(update_fields=["asked_month", "asked_at"])
        if not any(report.month == month for report in adoption.reports.all()):
            telling.ask_for_results(adoption)
            asked += 1
    return asked


@task()
def ask_to_check_again() -> int:
    """Put models whose day has come on their keeper's list, and tell her once. Returns how many."""
    due = Practice.objects.listed().filter(check_again_on__lte=timezone.localdate(), check_asked_at=None).select_related("owner")
    asked = 0
    for practice in due.iterator(chunk_size=500):
        telling.ask_to_check(practice)
        Practice.objects.filter(pk=practice.pk).update(check_asked_at=timezone.now())
        asked += 1
    return asked
