"""What an event put forward, as proposals of their own."""

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html

from forum.models import Thread
from forum.services.composing import compose, title_of
from forum.services.counting import shift_board
from forum.services.replying import add_post


@transaction.atomic
def propose_from_event(*, thread: Thread, by, title: str) -> Thread:
    """A proposal of the event that `thread` goes on from, to its unit, in the same board. The same title is proposed once."""
    title, slug = title_of(title)
    there = Thread.objects.filter(from_event=thread.from_event_id, kind=Thread.Kind.PROPOSAL, title=title).first()
    if there:
        return there
    words = format_html('<p>{}</p><p><a href="{}">{}</a></p>', title, thread.get_absolute_url(), thread.title)
    proposal = Thread.objects.create(
        board=thread.board,
        from_event_id=thread.from_event_id,
        author=by,
        kind=Thread.Kind.PROPOSAL,
        proposal_state=Thread.Proposal.NEW,
        title=title,
        slug=slug,
        unit=thread.unit,
        last_post_at=timezone.now(),
        last_post_by=by,
    )
    proposal.topics.set(thread.topics.all())
    add_post(thread=proposal, author=by, words=compose(str(words), author=by, place=thread.board), reasons=[], official_unit=None)
    shift_board(thread.board_id, threads=1)
    return proposal
