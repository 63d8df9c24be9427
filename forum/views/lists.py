"""A member's own lists: what she has not read, and what she wrote."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forum import services
from forum.filters import EPOCH, MICROSECOND, key_of
from forum.models import Board, Draft, Post, ReadMark, Thread
from forum.querysets import ThreadQuerySet
from forum.views.boards import with_faces
from forum.views.doors import signed_in
from forum.views.drafts import places_of
from forum.views.marks import cutoffs_of, mark_unread
from portal.ui.heads import crumbs, head

PER_PAGE = 25
MOST_DRAFTS = 50


def unread_threads(user) -> ThreadQuerySet:
    """Threads of boards that `user` may read with something that she has not read, the latest first."""
    boards = list(Board.objects.visible_to(user).values_list("pk", flat=True))
    cutoffs = cutoffs_of(user)
    newer = Q(last_post_at__gt=cutoffs.pop(None))
    for board, moment in cutoffs.items():
        newer &= ~Q(board=board, last_post_at__lte=moment)
    read = ReadMark.objects.filter(user=user, thread=OuterRef("pk"), number__gte=OuterRef("last_number"))
    return Thread.objects.filter(newer, board__in=boards).filter(~Exists(read)).listed()


@require_safe
@signed_in
def unread(request: HttpRequest) -> HttpResponse:
    threads = unread_threads(request.user)
    if key := request.GET.get("sau"):
        place, pk = key_of(key)
        threads = threads.before(EPOCH + place * MICROSECOND, pk)
    found = list(threads.for_rows()[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    title = _("Unread")
    trail = crumbs((_("Forum"), reverse("forum:index")), (title, reverse("forum:unread")))
    context = {
        "title": title,
        "threads": with_faces(mark_unread(page, request.user)),
        "next_key": f"{(page[-1].last_post_at - EPOCH) // MICROSECOND}-{page[-1].pk}" if len(found) > PER_PAGE else "",
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "forum/unread.html", context)


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """Drafts, threads and latest posts of this person, what is held or hidden included."""
    user = request.user
    threads = Thread.objects.filter(author=user).exclude(state=Thread.State.REMOVED).order_by("-created_at", "-pk")
    posts = (
        Post.objects.filter(author=user, number__gt=1).exclude(state=Post.State.REMOVED).select_related("thread__board", "thread__about")
    )
    title = _("My contributions")
    trail = crumbs((_("Forum"), reverse("forum:index")), (title, reverse("forum:mine")))
    context = {
        "title": title,
        "drafts": places_of(user, list(Draft.objects.filter(user=user).order_by("-updated_at")[:MOST_DRAFTS])),
        "threads": with_faces(mark_unread(threads.for_rows()[:PER_PAGE], user)),
        "posts": list(posts.order_by("-created_at")[:PER_PAGE]),
        "crumbs": trail,
        "head": head(request, title, trail, noindex=True),
    }
    return render(request, "forum/mine.html", context)


@require_POST
@signed_in
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Of the board that the form names, or of all."""
    slug = request.POST.get("board", "")
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug) if slug else None
    services.mark_all_read(user=request.user, board=board)
    messages.success(request, _("Everything is marked as read."))
    return redirect(board or "forum:index")
