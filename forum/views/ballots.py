"""The poll of a thread, as one person sees it."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils import timezone

from forum.models import Poll, PollOption, PollVote, Thread
from forum.permissions import Rights


@dataclass
class Ballot:
    """A poll as this person sees it."""

    poll: Poll
    options: list[PollOption]
    mine: set[int] = field(default_factory=set)
    is_open: bool = True
    votes: bool = False

    @property
    def bars(self) -> list[tuple]:
        """(option, percent of the voters, whether it is hers)."""
        total = max(self.poll.voter_count, 1)
        return [(option, round(100 * option.vote_count / total), option.pk in self.mine) for option in self.options]


def poll_of(found: Thread, rights: Rights) -> Ballot | None:
    poll = getattr(found, "poll", None)
    if poll is None:
        return None
    options = poll.options.all()
    if rights.user.is_authenticated:
        options = options.annotate(is_hers=Exists(PollVote.objects.filter(option=OuterRef("pk"), user=rights.user)))
    options = list(options)
    mine = {option.pk for option in options if getattr(option, "is_hers", False)}
    return Ballot(poll, options, mine, poll.closes_at is None or poll.closes_at > timezone.now(), rights.votes)
