"""Starting a thread, and what helps while one writes: similar threads, topics, names to mention."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum import services
from forum.forms import ThreadForm
from forum.models import Board, Post, Thread
from forum.permissions import can_start
from forum.refusals import Refused
from forum.services.composing import TITLE_LENGTH
from forum.views.doors import board_or_404, demand, sent, signed_in, thread_or_404
from forum.views.drafts import place
from forum.views.replying import REFUSED, begun, tell_if_held
from portal.members.models import User
from portal.search.engines import engine
from portal.search.engines.interface import Filters
from portal.search.models import SearchDocument
from portal.search.narrowing import audiences_of
from portal.search.query import parse
from portal.ui.folding import fold
from portal.ui.heads import crumbs, head
from portal.ui.typed import clean_line
from portal.units.lookup import look_up

SIMILAR = 5
LEAST_TYPED = 6
OFFERED = 8
# So many of the latest who wrote in a thread are offered; beyond, a name is found by typing it.
PEOPLE = 200


@signed_in
def start(request: HttpRequest, slug: str) -> HttpResponse:
    board = board_or_404(request.user, slug)
    demand(can_start(request.user, board))
    if request.method != "POST":
        initial = {"kind": request.GET.get("loai", "")}
        form = begun(request, lambda **kwargs: ThreadForm(board=board, **kwargs), place("board", board.pk), initial)
        return start_page(request, board, form)
    form = ThreadForm(request.POST, board=board)
    form.place = place("board", board.pk)
    if form.is_valid():
        demand(can_start(request.user, board, form.cleaned_data["kind"]))
        try:
            thread = begin(request, board, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            services.drop_draft(user=request.user, place=form.place)
            tell_if_held(request, thread.posts.get(number=1))
            return sent(redirect(thread), form.cleaned_data["client_key"])
    return start_page(request, board, form, status=REFUSED)


@transaction.atomic
def begin(request: HttpRequest, board: Board, form: ThreadForm) -> Thread:
    typed = form.cleaned_data
    thread = services.start_thread(
        board=board,
        author=request.user,
        kind=typed["kind"],
        title=typed["title"],
        body=typed["body"],
        unit=typed["unit"],
        topics=typed["topics"],
        is_anonymous=typed.get("is_anonymous", "is_anonymous" in request.POST),  # Never with her name where the board changed meanwhile.
        client_key=typed["client_key"],
    )
    if form.poll and not hasattr(thread, "poll"):
        services.open_poll(thread=thread, by=request.user, **form.poll)
    return thread


def start_page(request: HttpRequest, board: Board, form: ThreadForm, status: int = 200) -> HttpResponse:
    title = _("New thread")
    trail = crumbs((_("Forum"), reverse("forum:index")), (board.name, board.get_absolute_url()), (title, request.path))
    typed = form["title"].value() or ""
    context = {
        "board": board,
        "form": form,
        "similar": similar_threads(request.user, typed) if typed else [],
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "forum/thread_start.html", context, status=status)


@require_safe
@signed_in
def similar(request: HttpRequest) -> HttpResponse:
    """Threads like the title that is being typed, as a part of the form."""
    threads = similar_threads(request.user, request.GET.get("title", ""))
    return render(request, "forum/_similar.html", {"similar": threads})


def similar_threads(user, title: str) -> list[Thread]:
    """At most five threads that `user` may open, the closest first; none before a few words were typed."""
    title = clean_line(title)[:TITLE_LENGTH]
    query = parse(title)
    if len(title) < LEAST_TYPED or not query:
        return []
    filters = Filters(kind="thread", audiences=audiences_of(user))
    hits = engine().search(query, filters, family=SearchDocument.Family.CONTENT, size=SIMILAR).hits
    rows = SearchDocument.objects.filter(kind="thread", is_removed=False).in_bulk([hit.key for hit in hits])
    ids = [rows[hit.key].object_id for hit in hits if hit.key in rows]
    threads = Thread.objects.visible_to(user).listed().select_related("board", "about").in_bulk(ids)
    return [threads[pk] for pk in ids if pk in threads]


@require_safe
@signed_in
def mentions(request: HttpRequest) -> JsonResponse:
    """Who may be called by name: people who wrote in the thread `?chu-de=`, then units, whose name begins like `?q=`."""
    typed = clean_line(request.GET.get("q", ""))[:60]
    number = request.GET.get("chu-de", "")
    people = []
    if number.isascii() and number.isdigit() and len(number) <= 18:
        people = people_in(thread_or_404(request.user, int(number)), typed)
    units = look_up(typed, limit=OFFERED - min(len(people), OFFERED - 2)) if len(typed) >= 2 else []
    found = [{"call": f"@{person.username}", "name": person.display_name, "note": person.username} for person in people]
    found += [{"call": f"@don-vi/{unit.slug}", "name": unit.title, "note": unit.where} for unit in units]
    return JsonResponse({"found": found[:OFFERED]})


def people_in(thread: Thread, typed: str) -> list[User]:
    """Those who wrote in `thread` under their names and have a word in it that begins like `typed`."""
    authors = Post.objects.shown().filter(thread=thread, is_anonymous=False).order_by("-number").values_list("author", flat=True)
    ids = list(dict.fromkeys(authors[:PEOPLE]))
    people = User.objects.filter(closed_at=None).in_bulk(ids)
    begins = fold(typed)
    return [people[pk] for pk in ids if pk in people and f" {begins}" in f" {fold(people[pk].name)}"][:OFFERED]
