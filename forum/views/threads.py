"""The page of one thread, and the ways to a place in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum import structured
from forum.faces import Face, face_of
from forum.models import Board, Post, ReadMark, Thread
from forum.permissions import Rights
from forum.views.ballots import poll_of
from forum.views.doors import led_on
from forum.views.numbers import PARAMETER, Span, address, asked_span, nearest, page_url
from forum.views.opening import open_thread, rights_of, see
from forum.views.posting import Row, rows_of
from forum.views.replying import reply_form
from forum.views.summaries import summary_of
from portal.search.alike import alike
from portal.ui.heads import Head, Trail, crumbs, head

LANDING = "moi"


@require_safe
def thread(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """A thread of a board: twenty posts by number. Whoever comes by an old address is led to the new one for good."""
    found = open_thread(request.user, pk)
    if found.merged_into_id:
        return led_on(request, found)
    if found.about_id:
        return redirect("forum:discussion", pk=pk)
    if (board, slug) != (found.board.slug, found.slug):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(found.get_absolute_url() + query, permanent=True)
    if LANDING in request.GET:
        return redirect(first_unread(request.user, found))
    response = render(request, "forum/thread.html", thread_context(request, found))
    if not found.is_shown:
        response["Cache-Control"] = "private, no-store"
    return response


def thread_context(request: HttpRequest, found: Thread) -> dict:
    """What `forum/thread.html` shows, in a number of queries that depends on neither posts nor people."""
    rights = rights_of(request.user, found)
    span = asked_span(request, found)
    posts = Post.objects.in_thread_for(found, request.user, moderates=rights.moderates).for_rows(request.user)
    if found.kind == Thread.Kind.EVENT:
        posts = posts.prefetch_related("documents__document")
    posts = list(posts.numbered(span.first, span.last))
    for post in posts:
        post.thread = found
    rows = rows_of(posts, rights)
    topics = list(found.topics.all())
    trail = crumbs(
        (_("Forum"), reverse("forum:index")), (found.board.name, found.board.get_absolute_url()), (found.title, found.get_absolute_url())
    )
    see(request.user, found, posts, span.last)
    return {
        "thread": found,
        "board": found.board,
        "rights": rights,
        "rows": rows,
        "span": span,
        "topics": topics,
        "summary": summary_of(found),
        "poll": poll_of(found, rights),
        "steps": list(found.steps.select_related("unit")) if found.proposal_state else [],
        "supported": getattr(found, "supported", False),
        "accepted": answer_line(found, found.accepted_post),
        "official": answer_line(found, found.official_post),
        "reply_form": reply_form(request, found) if rights.replies else None,
        "alike": alike(found, without=[("article", found.from_event_id)]) if span.next is None else [],
        "age_days": (timezone.now() - found.last_post_at).days,
        "crumbs": trail,
        "url": request.build_absolute_uri(found.get_absolute_url()),
        "head": thread_head(request, found, rows, span, trail),
    }


def answer_line(found: Thread, post: Post | None) -> tuple[Post, Face, str] | None:
    """The answer that stands out, who gave it, and where it is."""
    if post is None or not post.is_shown:
        return None
    return post, face_of(post.shown_author), address(found.get_absolute_url(), post.number)


def thread_head(request: HttpRequest, found: Thread, rows: list[Row], span: Span, trail: Trail) -> Head:
    title = found.title if span.page == 1 else _("%(title)s – page %(number)d") % {"title": found.title, "number": span.page}
    first = rows[0].post.text if rows and rows[0].words else ""
    made = head(request, title, trail, description=first[:300], kind="article")
    made.canonical = request.build_absolute_uri(page_url(found.get_absolute_url(), span.first))
    is_public = found.is_shown and found.board.audience == Board.Audience.EVERYONE
    made.noindex = not is_public or bool(set(request.GET) - {PARAMETER})
    if is_public:
        made.data.append(structured.thread(request, found, rows, made.canonical))
        made.feeds = [(f"{found.title} – RSS", f"{found.get_absolute_url()}rss/")]
    return made


def first_unread(user, found: Thread) -> str:
    """The address of the first post that `user` has not read; for visitors and who has read everything, of the last post."""
    mark = ReadMark.objects.filter(user=user, thread=found).first() if user.is_authenticated else None
    moderates = Rights(user, found).moderates
    post = nearest(found, user, number=(mark.number if mark else 0) + 1, moderates=moderates)
    return address(found.get_absolute_url(), post.number) if post else found.get_absolute_url()
