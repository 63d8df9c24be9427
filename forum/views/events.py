"""A forum that was held as an event goes on as a thread: one press at its article."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from forum import services
from forum.models import Board, Thread
from forum.permissions import can_start
from forum.refusals import Refused
from forum.views.doors import signed_in
from portal.ui.heads import crumbs, head
from portal.ui.typed import clean_line

MOST_PROPOSALS = 20


@signed_in
def open_thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for the board, then opens the thread. `settings.EVENT_READER` says of an article what goes along, to who may edit it."""
    event = import_string(settings.EVENT_READER)(request.user, pk)
    if event is None:
        raise PermissionDenied
    there = (
        Thread.objects.filter(from_event=pk, kind=Thread.Kind.EVENT, merged_into=None)
        .exclude(state=Thread.State.REMOVED)
        .select_related("board")
        .first()
    )
    if there:
        return redirect(there)
    boards = [board for board in Board.objects.visible_to(request.user).order_by("order", "pk") if can_start(request.user, board)]
    chosen = next((board for board in boards if str(board.pk) == request.POST.get("board")), None)
    if request.method == "POST" and chosen:
        try:
            thread = open_with_proposals(request, chosen, event)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect(thread)
    title = _("Open a thread from this event")
    typed = request.POST.get("proposals", "\n".join(event["proposals"]))
    trail = crumbs((event["page"].title, event["page"].url), (title, request.path))
    context = {
        "title": title,
        "event": event,
        "boards": boards,
        "typed": typed,
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "forum/event_thread.html", context)


@transaction.atomic
def open_with_proposals(request: HttpRequest, board: Board, event: dict) -> Thread:
    """The thread of the event, and a thread of its own for each proposal (a line each), to be supported and answered officially."""
    about = {name: event[name] for name in ("page", "unit", "topics")}
    thread = services.open_from_event(by=request.user, board=board, title=event["title"], entries=event["entries"], **about)
    lines = [line for line in map(clean_line, request.POST.get("proposals", "").splitlines()) if line]
    for line in dict.fromkeys(lines[:MOST_PROPOSALS]):
        services.propose_from_event(thread=thread, by=request.user, title=line)
    return thread
