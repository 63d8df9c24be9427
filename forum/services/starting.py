"""Threads: begun by people, by the first comment of a page, and from an event."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from forum.models import Board, Post, Thread
from forum.refusals import DiscussionClosed, WrongKind
from forum.services.announcing import reasons_to_hold
from forum.services.composing import check_day, compose, title_of
from forum.services.counting import locked_thread, shift_board
from forum.services.replying import add_post, reply, sent_before
from portal.units.models import Unit


def start_thread(
    *, board: Board, author, kind: str, title: str, body: str, unit: Unit | None = None, topics: Iterable = (), is_anonymous: bool = False,
    client_key: str = "",
) -> Thread:  # fmt: skip
    """Begin a thread of `kind` in `board` with its first post. `unit`: whose it is; for a proposal, who is asked.

    Anonymous are questions in boards that allow it. The same `client_key` of one author gives the thread that it gave before. Held or not:
    look at its state; see `reply` for the reasons and for what is refused.
    """
    if sent := sent_before(author, client_key):
        return sent.thread
    title, slug = title_of(title)
    if is_anonymous and not (kind == Thread.Kind.QUESTION and board.allows_anonymous):
        raise WrongKind
    check_day(author, threads=True)
    words = compose(body, author=author, place=board)
    reasons = reasons_to_hold(author, board, words)
    with transaction.atomic():
        if sent := sent_before(author, client_key):
            return sent.thread
        state = Thread.State.HELD if reasons else Thread.State.SHOWN
        proposal = Thread.Proposal.NEW if kind == Thread.Kind.PROPOSAL else ""
        thread = Thread.objects.create(
            board=board, author=author, kind=kind, title=title, slug=slug, unit=unit, is_anonymous=is_anonymous, state=state,
            proposal_state=proposal, last_post_at=timezone.now(), last_post_by=None if is_anonymous else author,
        )  # fmt: skip
        thread.topics.set(topics)
        add_post(thread=thread, author=author, words=words, reasons=reasons, is_anonymous=is_anonymous, client_key=client_key)
        if thread.is_shown:
            shift_board(board.pk, threads=1)
        return thread


def comment_on(
    *, page, unit: Unit | None, author, body: str, mode: str = "open", client_key: str = "", reply_to: Post | None = None
) -> Post:
    """Write under an article; the first comment makes its thread. `mode`: "open", "held" (each waits for a moderator) or "closed"."""
    if mode == "closed":
        raise DiscussionClosed
    if sent := sent_before(author, client_key):
        return sent
    with transaction.atomic():
        thread = thread_about(page=page, unit=unit)
        return reply(thread=thread, author=author, body=body, reply_to=reply_to, client_key=client_key, of_article=mode == "held")


@transaction.atomic
def thread_about(*, page, unit: Unit | None) -> Thread:
    """The discussion of `page`, made where there is none."""
    made = {"kind": Thread.Kind.DISCUSSION, "title": page.title[:160], "unit": unit, "last_post_at": timezone.now()}
    thread, _is_new = Thread.objects.get_or_create(about_id=page.pk, defaults=made)
    return thread


@transaction.atomic
def open_from_event(*, page, board: Board, by, unit: Unit | None, title: str, entries: Iterable[dict], topics: Iterable = ()) -> Thread:
    """The thread in which an event goes on. `entries` become its first posts: dicts of `body` and perhaps `documents` (ids of papers).

    Done once: the thread that the page has is returned as it is.
    """
    if (
        there := Thread.objects.filter(from_event=page.pk, kind=Thread.Kind.EVENT, merged_into=None)
        .exclude(state=Thread.State.REMOVED)
        .first()
    ):
        return there
    title, slug = title_of(title)
    thread = Thread.objects.create(
        board=board, from_event_id=page.pk, author=by, kind=Thread.Kind.EVENT, title=title, slug=slug, unit=unit,
        last_post_at=timezone.now(), last_post_by=by,
    )  # fmt: skip
    thread.topics.set(topics)
    thread = locked_thread(thread.pk)
    for entry in entries:
        post = add_post(thread=thread, author=by, words=compose(entry["body"], author=by, place=board), reasons=[], official_unit=unit)
        for document in entry.get("documents", ()):
            post.documents.create(document_id=document)
    shift_board(board.pk, threads=1)
    return thread
