"""What readers say under an article ("Ý kiến bạn đọc"): the posts of the thread that is about it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from forum import services
from forum.forms import ReplyForm
from forum.models import Post, Thread
from forum.permissions import Rights, can_comment
from forum.refusals import DiscussionClosed, Refused
from forum.views.doors import demand, rights_in, signed_in
from forum.views.drafts import place
from forum.views.numbers import COMMENTS, Span, asked_span
from forum.views.posting import Row, rows_of
from forum.views.replying import REFUSED, arrived, begun, replied_to
from portal.ui.heads import crumbs, head


@dataclass
class Discussion:
    """What `forum/_discussion.html` shows below an article."""

    page: object
    mode: str
    thread: Thread | None = None
    span: Span | None = None
    rows: list[Row] = field(default_factory=list)
    rights: Rights | None = None
    form: ReplyForm | None = None

    @property
    def count(self) -> int:
        return self.thread.post_count if self.thread else 0

    @property
    def is_closed(self) -> bool:
        return self.mode == "closed" or bool(self.thread and self.thread.is_locked)


def discussion_of(request: HttpRequest, page, mode: str) -> Discussion:
    """The comments of `page`, whose discussion is in `mode` ("open", "held" or "closed").

    One query for visitors where nobody has commented, five where somebody has, whatever their number.
    """
    found = Discussion(page, mode)
    thread = Thread.objects.filter(about=page.pk, state=Thread.State.SHOWN).first() if page.pk else None
    if thread is not None:
        thread.about = page
        found.thread, found.rights = thread, rights_in(request, thread)
        found.span = asked_span(request, thread, COMMENTS)
        posts = Post.objects.in_thread_for(thread, request.user, moderates=found.rights.moderates).for_rows(request.user)
        posts = list(posts.numbered(found.span.first, found.span.last))
        for post in posts:
            post.thread = thread
        found.rows = rows_of(posts, found.rights)
        if request.user.is_authenticated and posts:
            services.mark_read(user=request.user, thread=thread, number=posts[-1].number)
    elif COMMENTS in request.GET:
        raise Http404("No comments")
    if not found.is_closed and can_comment(request.user, mode=mode):
        found.form = begun(request, ReplyForm, place("page", page.pk))
    return found


@dataclass(frozen=True)
class Talked:
    """A page that may be talked about: the public one, its unit and the mode of its discussion."""

    page: object
    unit: object
    mode: str


def talked_about(pk: int) -> Talked:
    """The public page with that id, as the app that owns it says (`settings.TALKED_ABOUT`); Http404 where there is none."""
    for path in settings.TALKED_ABOUT:
        if found := import_string(path)(pk):
            return Talked(*found)
    raise Http404(str(pk))


@signed_in
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a comment; a page of its own where it was refused, and for replies without script."""
    about = talked_about(pk)
    demand(can_comment(request.user))
    thread = Thread.objects.filter(about=pk).first()
    to = replied_to(request, thread) if thread else None
    at = place("page", pk)
    if request.method != "POST":
        form = begun(request, ReplyForm, at, {"reply_to": to.pk if to else None})
        return comment_page(request, about, form, to)
    form = ReplyForm(request.POST)
    form.place = at
    if form.is_valid():
        try:
            if thread and thread.is_locked and not rights_in(request, thread).moderates:
                raise DiscussionClosed
            post = services.comment_on(
                page=about.page,
                unit=about.unit,
                author=request.user,
                body=form.cleaned_data["body"],
                mode=about.mode,
                client_key=form.cleaned_data["client_key"],
                reply_to=to,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            post.thread.about = about.page
            return arrived(request, post, form)
    return comment_page(request, about, form, to, status=REFUSED)


def comment_page(request: HttpRequest, about: Talked, form: ReplyForm, to: Post | None, status: int = 200) -> HttpResponse:
    title = _("Your opinion")
    trail = crumbs((about.page.title, about.page.url), (title, request.path))
    context = {"about": about.page, "form": form, "to": to, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "forum/comment.html", context, status=status)
