"""The rooms: all of them, and one with its threads."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from forum.faces import face_of
from forum.filters import MOST_SUPPORTED, SOLVED, UNANSWERED, UNSOLVED, Filters
from forum.models import Board, Thread
from forum.permissions import STARTED_BY_PEOPLE
from forum.querysets import ThreadQuerySet
from forum.standing import may_write
from forum.views.doors import board_or_404
from forum.views.marks import mark_unread
from portal.ui.heads import crumbs, head

LATEST = 12
WAITING = 5
PER_PAGE = 25
PLURALS = {
    Thread.Kind.EXPERIENCE: gettext_noop("Experiences"),
    Thread.Kind.QUESTION: gettext_noop("Questions"),
    Thread.Kind.PROPOSAL: gettext_noop("Proposals"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every board that she may read, in groups; the latest threads; questions that wait for an answer."""
    boards = list(Board.objects.visible_to(request.user).for_rows().order_by("order", "pk"))
    # Threads that are listed in boards that she may read: the rule of `visible_to`, with boards that were asked for once.
    listed = Thread.objects.filter(board__in=[board.pk for board in boards]).listed()
    threads = list(listed.for_rows()[:LATEST])
    mark_boards(boards, mark_unread([*threads, *(board.last_thread for board in boards if board.last_thread)], request.user))
    title = _("Forum")
    trail = crumbs((title, reverse("forum:index")))
    context = {
        "groups": [(name, list(rows)) for name, rows in groupby(boards, key=lambda board: board.group)],
        "threads": with_faces(threads),
        "waiting": list(listed.unanswered().select_related("board")[:WAITING]),
        "crumbs": trail,
        "writes": may_write(request.user),
        "head": head(request, title, trail, description=_("Experience, questions and proposals of the members and officers of the Union.")),
    }
    context["head"].feeds = [(f"{title} – RSS", reverse("forum:feed-rss")), (f"{title} – Atom", reverse("forum:feed-atom"))]
    return render(request, "forum/index.html", context)


def mark_boards(boards: list[Board], marked: list[Thread]) -> None:
    """Give each board `is_unread`: whether its latest thread holds something that she has not read."""
    unread = {thread.pk for thread in marked if getattr(thread, "is_unread", False)}
    for board in boards:
        board.is_unread = board.last_thread_id in unread


def with_faces(threads: list[Thread]) -> list[Thread]:
    """`threads` with `face`, the face of who began each."""
    for thread in threads:
        thread.face = face_of(thread.shown_author)
    return threads


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """One board: pinned threads first, then the latest or the most supported, by keyset."""
    found = board_or_404(request.user, slug)
    filters = Filters.from_query(request.GET)
    # She may read the board, hence what is listed in it: the rule of `visible_to` without asking for the board again.
    threads = Thread.objects.filter(board=found).listed()
    pinned, page, next_key = page_of(threads, filters)
    mark_unread([*pinned, *page], request.user)
    trail = crumbs((_("Forum"), reverse("forum:index")), (found.name, found.get_absolute_url()))
    address = found.get_absolute_url()
    moderates = found.moderated
    context = {
        "board": found,
        "threads": with_faces([*pinned, *page]),
        "next_key": next_key,
        "filters": filters,
        "chips": chips_of(found, filters),
        "crumbs": trail,
        "starts": may_write(request.user) and (found.is_open or moderates),
        "moderates": moderates,
        "head": head(request, found.name, trail, description=found.description or found.name),
    }
    if found.audience == Board.Audience.EVERYONE:
        context["head"].feeds = [(f"{found.name} – RSS", f"{address}rss/"), (f"{found.name} – Atom", f"{address}atom/")]
    context["head"].noindex |= found.audience != Board.Audience.EVERYONE
    return render(request, "forum/board.html", context)


def page_of(threads: ThreadQuerySet, filters: Filters) -> tuple[list[Thread], list[Thread], str]:
    """Pinned threads (on the plain first page only), a page of the others, and the key of the next page if there is one."""
    pinned = list(threads.filter(is_pinned=True).with_people()) if filters.is_plain else []
    others = threads if filters.chosen else threads.filter(is_pinned=False)
    found = list(filters.narrow(others).with_people()[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    prefetch_related_objects([*pinned, *page], "topics")
    return pinned, page, filters.key(page[-1]) if len(found) > PER_PAGE else ""


@dataclass(frozen=True)
class Chip:
    """One way to narrow a list; pressed again it is taken back."""

    label: str
    url: str
    is_active: bool


def chips_of(board: Board, filters: Filters) -> list[list[Chip]]:
    """Rows of chips: kinds of thread, then states of the kind and the order."""
    allowed = [kind for kind in STARTED_BY_PEOPLE if not board.kinds or kind in board.kinds]
    everything = Chip(_("All"), "?", not filters.chosen)
    kinds = [Chip(_(PLURALS[kind]), filters.query(kind=kind.value, state="", sort=""), filters.kind == kind) for kind in allowed]
    states = [
        Chip(label.capitalize(), filters.query(state="" if filters.state == state else state), filters.state == state)
        for state, label in states_of(filters.kind)
    ]
    if filters.kind == Thread.Kind.PROPOSAL:
        by_support = filters.sort == MOST_SUPPORTED
        states.append(Chip(_("Most supported first"), filters.query(sort="" if by_support else MOST_SUPPORTED), by_support))
    if filters.topic:
        states.append(Chip(filters.topic.name, filters.query(topic=None), True))
    return [[everything, *kinds], states]


def states_of(kind: str) -> list[tuple[str, str]]:
    """(value, word) of the states by which a list of `kind` may be narrowed."""
    if kind == Thread.Kind.PROPOSAL:
        return [(state.value, str(state.label)) for state in Thread.Proposal]
    if kind == Thread.Kind.QUESTION:
        return [(UNANSWERED, _("without an answer")), (UNSOLVED, _("not solved")), (SOLVED, _("solved"))]
    return []
