"""Writing down what people look for: sums of a day, nothing of who asked.

A search is counted after its answer has left, in a transaction of its own, so that nobody waits for it. What is asked again for another
page or another order is the same search. Not kept: what looks like the number or address of a person, and what is as long as a letter.
"""

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone

from portal.members.limits import Limit, address_of, count
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters
from portal.search.finding import Found
from portal.search.narrowing import PARAMETERS
from portal.search.office.models import Asked
from portal.search.office.private import is_private
from portal.search.vietnamese import folded_tokens

LONGEST = 100
MAX_RANK = 10_000
# A result page is read a while after it was made; a day later its code opens nothing any more.
OPENED_WITHIN = timedelta(days=1)
# One that searches faster is a program; its searches would be all that the office sees. An office shares an address.
SEARCHES = Limit("searches-counted", 120, 10 * 60)
OPENINGS = Limit("results-opened", 240, 10 * 60)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Question:
    """What of a search is written down."""

    day: date
    key: str
    text: str
    filters: str

    @property
    def code(self) -> str:
        said = "\n".join((self.day.isoformat(), self.key, self.filters))
        return hashlib.blake2b(said.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=12).hexdigest()


def question_of(request: HttpRequest, found: Found) -> Question | None:
    """What is to be written down of this search, or None."""
    is_first = request.method == "GET" and "trang" not in request.GET and "xep" not in request.GET
    key = " ".join(folded_tokens(found.typed))
    if not (is_first and key) or found.only_titles or "Sec-Purpose" in request.headers:
        return None
    if max(len(key), len(found.typed)) > LONGEST or is_private(found.typed):
        return None
    chosen = {chip.facet for chip in found.narrowing.chips}
    filters = {
        PARAMETERS[facet]: request.GET[PARAMETERS[facet]] for facet in PARAMETERS if facet in chosen and PARAMETERS[facet] in request.GET
    }
    return Question(timezone.localdate(), key, found.typed, urlencode(filters)[:200])


class CountedResponse(TemplateResponse):
    """An answer that has its search counted once it was sent."""

    question: Question | None = None
    found: Found | None = None

    def close(self):
        super().close()
        if self.question:
            transaction.on_commit(partial(_count, self.question, self.found))


def count_after(response: CountedResponse, request: HttpRequest, found: Found) -> None:
    """Have this search counted once `response` has been sent, unless too many come from one address."""
    question = question_of(request, found)
    if question and not count(SEARCHES, address_of(request)):
        response.question, response.found = question, found


def _count(question: Question, found: Found) -> None:
    try:
        write(question, _found_by_everybody(found))
    except (DatabaseError, EngineDown):
        logger.warning("A search was not counted", exc_info=True)


def _found_by_everybody(found: Found) -> int:
    """What has every word and is for everybody: how much more this person may read is nobody's business."""
    if found.shown_for:
        return 0
    filters = found.narrowing.filters
    if filters.audiences == Filters().audiences:
        return found.total
    everybody = replace(filters, audiences=Filters().audiences)
    return engine().search(found.query, everybody, family=found.narrowing.family, size=1, suggests=False).total


def write(question: Question, found: int) -> bool:
    """Count one search that found so much. False where the day is full: what is new then is a flood. At most four statements."""
    sums = {"times": F("times") + 1, "missed": F("missed") + (0 if found else 1), "found": found}
    row = Asked.objects.filter(code=question.code)
    if row.update(**sums):
        return True
    if Asked.objects.filter(day=question.day).count() >= settings.SEARCH_LOG_A_DAY:
        return False
    asked = Asked(code=question.code, day=question.day, key=question.key, text=question.text, filters=question.filters)
    Asked.objects.bulk_create([asked], ignore_conflicts=True)
    return row.update(**sums) > 0


def opened(code: str, rank: int) -> bool:
    """Count that a result was opened; rank 0 is a page that the office suggested. Returns whether `code` is that of a search of late."""
    recent = Asked.objects.filter(code=code[:24], day__gte=timezone.localdate() - OPENED_WITHIN)
    sums = {"opened": F("opened") + 1, "ranks": F("ranks") + rank, "advised": F("advised") + (0 if rank else 1)}
    return recent.update(**sums) > 0


def forget() -> int:
    """Delete what is older than SEARCH_LOG_DAYS. Returns how many rows went."""
    return Asked.objects.outdated(settings.SEARCH_LOG_DAYS).delete()[0]
