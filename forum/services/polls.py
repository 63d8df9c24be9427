"""Polls of threads."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from forum import masking
from forum.models import Poll, PollOption, PollVote, Thread
from forum.refusals import NumberInPoll, OneAnswer, PollBroken, PollClosed, WrongKind
from portal.ui.typed import clean_line

LEAST_OPTIONS, MOST_OPTIONS = 2, 10


@transaction.atomic
def open_poll(
    *, thread: Thread, by, question: str, options: Iterable[str], is_multiple: bool = False, closes_at: datetime | None = None
) -> Poll:
    """Ask a question with two to ten different answers; a thread has one poll. Raises `PollBroken`, `NumberInPoll`."""
    question = clean_line(question)[:160]
    answers = list(dict.fromkeys(filter(None, (clean_line(option)[:120] for option in options))))
    if not question or not LEAST_OPTIONS <= len(answers) <= MOST_OPTIONS:
        raise PollBroken(least=LEAST_OPTIONS, most=MOST_OPTIONS)
    if any(map(masking.has_numbers, (question, *answers))):
        raise NumberInPoll
    if Poll.objects.filter(thread=thread).exists():
        raise WrongKind
    poll = Poll.objects.create(thread=thread, question=question, is_multiple=is_multiple, closes_at=closes_at)
    PollOption.objects.bulk_create(PollOption(poll=poll, text=answer, order=order) for order, answer in enumerate(answers))
    return poll


@transaction.atomic
def vote(*, poll: Poll, user, options: Iterable[PollOption | int]) -> bool:
    """Her answers, in the place of those that she gave before; none takes them back. Whether that changed anything."""
    poll = Poll.objects.select_for_update(of=("self",)).get(pk=poll.pk)
    if poll.closes_at is not None and poll.closes_at <= timezone.now():
        raise PollClosed
    wanted = {option if isinstance(option, int) else option.pk for option in options}
    wanted &= set(poll.options.values_list("pk", flat=True))
    if len(wanted) > 1 and not poll.is_multiple:
        raise OneAnswer
    before = set(PollVote.objects.filter(poll=poll, user=user).values_list("option_id", flat=True))
    if wanted == before:
        return False
    PollVote.objects.filter(poll=poll, user=user, option__in=before - wanted).delete()
    PollVote.objects.bulk_create(PollVote(poll=poll, option_id=option, user=user) for option in wanted - before)
    PollOption.objects.filter(pk__in=before - wanted).update(vote_count=F("vote_count") - 1)
    PollOption.objects.filter(pk__in=wanted - before).update(vote_count=F("vote_count") + 1)
    if bool(before) != bool(wanted):
        Poll.objects.filter(pk=poll.pk).update(voter_count=F("voter_count") + (1 if wanted else -1))
    return True


def recount_poll(poll: Poll) -> None:
    """Write the counters of a poll as its votes are."""
    counted = dict(poll.votes.values_list("option").annotate(count=Count("pk")))
    for option in poll.options.all():
        PollOption.objects.filter(pk=option.pk).update(vote_count=counted.get(option.pk, 0))
    Poll.objects.filter(pk=poll.pk).update(voter_count=poll.votes.values("user").distinct().count())
