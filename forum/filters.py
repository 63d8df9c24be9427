"""What a list of threads may be narrowed to by its address, and how it goes on where a page ends."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, QueryDict

from forum.models import Thread
from forum.querysets import ThreadQuerySet
from portal.topics.models import Topic

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# How far questions are: the rest of `trang-thai` are the states of proposals.
UNANSWERED, UNSOLVED, SOLVED = "chua-tra-loi", "chua-xong", "da-xong"
QUESTION_STATES = (UNANSWERED, UNSOLVED, SOLVED)
MOST_SUPPORTED = "ung-ho"
LARGEST = 10**17


@dataclass(frozen=True)
class Filters:
    """`?loai=` kind, `?trang-thai=` state, `?chu-de=` topic, `?xep=` order, `?sau=` the last row of the page before this one."""

    kind: str = ""
    state: str = ""
    topic: Topic | None = None
    sort: str = ""
    after: tuple[int, int] | None = None

    @classmethod
    def from_query(cls, query: QueryDict) -> "Filters":
        """Raises Http404 for values that mean nothing."""
        kind, state, sort = query.get("loai", ""), query.get("trang-thai", ""), query.get("xep", "")
        slug, after = query.get("chu-de", ""), query.get("sau", "")
        topic = Topic.objects.at(slug) if slug else None
        known = (
            kind in ("", *Thread.Kind.values)
            and state in ("", *QUESTION_STATES, *Thread.Proposal.values)
            and sort in ("", MOST_SUPPORTED)
            and (topic is not None or not slug)
        )
        if not known:
            raise Http404("No such filter")
        return cls(kind, state, topic, sort, key_of(after) if after else None)

    @property
    def is_plain(self) -> bool:
        """Whether this is the list as it begins, with nothing chosen."""
        return self == Filters()

    @property
    def chosen(self) -> bool:
        """Whether the list is narrowed or in another order."""
        return bool(self.kind or self.state or self.topic or self.sort)

    def narrow(self, threads: ThreadQuerySet) -> ThreadQuerySet:
        """The threads of this page and the following ones, in their order."""
        if self.kind:
            threads = threads.filter(kind=self.kind)
        if self.state == UNANSWERED:
            threads = threads.unanswered()
        elif self.state == UNSOLVED:
            threads = threads.unsolved()
        elif self.state == SOLVED:
            threads = threads.filter(accepted_post__isnull=False)
        elif self.state:
            threads = threads.filter(proposal_state=self.state)
        if self.topic:
            threads = threads.tagged(self.topic)
        return self._supported(threads) if self.sort else self._latest(threads)

    def _supported(self, threads: ThreadQuerySet) -> ThreadQuerySet:
        threads = threads.filter(kind=Thread.Kind.PROPOSAL).order_by("-support_count", "-pk")
        if self.after:
            count, pk = self.after
            threads = threads.filter(Q(support_count__lt=count) | Q(support_count=count, pk__lt=pk), support_count__lte=count)
        return threads

    def _latest(self, threads: ThreadQuerySet) -> ThreadQuerySet:
        return threads.before(EPOCH + self.after[0] * MICROSECOND, self.after[1]) if self.after else threads

    def query(self, **changes) -> str:
        """The address of this list with some filters changed, from its first page."""
        wanted = replace(self, after=None, **changes)
        topic = wanted.topic.slug if wanted.topic else ""
        values = {"loai": wanted.kind, "trang-thai": wanted.state, "chu-de": topic, "xep": wanted.sort}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    def key(self, last: Thread) -> str:
        """The value of `?sau=` for the page after `last`."""
        place = last.support_count if self.sort else (last.last_post_at - EPOCH) // MICROSECOND
        return f"{place}-{last.pk}"


def key_of(text: str) -> tuple[int, int]:
    """ "1764000000000000-12" → numbers; Http404 for anything else."""
    place, _dash, pk = text.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) <= 18 and int(part) <= LARGEST for part in (place, pk)):
        raise Http404(f"No page {text!r}")
    return int(place), int(pk)
