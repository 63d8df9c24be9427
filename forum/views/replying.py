"""Writing into a thread: the reply, the comment under an article, the edit."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from forum import services
from forum.forms import EditForm, ReplyForm, WritingForm
from forum.models import Post, Thread
from forum.refusals import ChangedMeanwhile, Refused, ThreadClosed, ThreadGone
from forum.rendering import as_quote, editable
from forum.views.doors import demand, led_on, post_or_404, rights_in, sent, signed_in, thread_or_404, typed_before
from forum.views.drafts import draft_at, place
from forum.views.numbers import place_in
from portal.ui.heads import crumbs, head

REFUSED = 422


def reply_form(request: HttpRequest, thread: Thread) -> ReplyForm:
    """The form at the end of a thread: with what she typed before her session ended, or with her draft."""
    return begun(request, ReplyForm, place("thread", thread.pk), may_have_draft=getattr(thread, "has_draft", True))


def begun(
    request: HttpRequest, form: type[WritingForm], at: str, initial: Mapping | None = None, *, may_have_draft: bool = True
) -> WritingForm:
    """A form of the place `at` with what this person had typed there; `draft` is the stored one."""
    typed = typed_before(request)
    draft = draft_at(request.user, at) if may_have_draft else None
    start = dict(initial or {})
    if typed is not None:
        start |= {name: value for name, value in typed.items() if name in form.base_fields}
    elif draft is not None:
        start |= {**draft.fields, "title": draft.title, "body": draft.body}
    made = form(initial=start)
    made.draft, made.place = draft if typed is None else None, at
    return made


@signed_in
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own for a reply: for those without script (`?bai=` what it replies to, `?trich=1` quoted), and when one was refused."""
    thread = thread_or_404(request.user, pk)
    if thread.merged_into_id:
        return led_on(request, thread)
    rights = rights_in(request, thread)
    if request.method == "POST":
        return take_reply(request, thread, rights)
    demand(rights.replies)
    to = replied_to(request, thread)
    form = reply_form(request, thread)
    if to is not None:
        form.initial["reply_to"] = to.pk
        if request.GET.get("trich") and rights.sees_words(to):
            form.initial["body"] = as_quote(to) + form.initial.get("body", "")
    return reply_page(request, thread, form, to)


def replied_to(request: HttpRequest, thread: Thread) -> Post | None:
    asked = request.POST.get("reply_to") or request.GET.get("bai", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 18):
        return None
    return Post.objects.visible_to(request.user).filter(thread=thread, pk=asked).select_related("author").first()


def take_reply(request: HttpRequest, thread: Thread, rights) -> HttpResponse:
    form = ReplyForm(request.POST)
    to = replied_to(request, thread)
    form.place = place("thread", thread.pk)
    if not rights.replies:
        refusal = ThreadClosed() if thread.is_locked else ThreadGone()
        demand(rights.writes)
        form.is_valid()
        form.refuse(refusal)
        return reply_page(request, thread, form, to, status=REFUSED)
    if form.is_valid():
        try:
            post = services.reply(
                thread=thread,
                author=request.user,
                body=form.cleaned_data["body"],
                reply_to=to,
                client_key=form.cleaned_data["client_key"],
                may_enter_locked=rights.moderates,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return arrived(request, post, form)
    return reply_page(request, thread, form, to, status=REFUSED)


def arrived(request: HttpRequest, post: Post, form: WritingForm) -> HttpResponse:
    """After a post was stored: its draft goes, and she is led to it; what waits for a moderator is said."""
    services.drop_draft(user=request.user, place=form.place)
    tell_if_held(request, post)
    return sent(redirect(place_in(post.thread, post.number)), form.cleaned_data["client_key"])


def tell_if_held(request: HttpRequest, post: Post) -> None:
    if post.state == Post.State.HELD:
        messages.info(request, _("Thank you. A moderator looks at your post first; until then only you see it."))


def reply_page(request: HttpRequest, thread: Thread, form: ReplyForm, to: Post | None, status: int = 200) -> HttpResponse:
    title = _("Reply")
    trail = crumbs((_("Forum"), reverse("forum:index")), (thread.title, thread.get_absolute_url()), (title, request.path))
    context = {"thread": thread, "form": form, "to": to, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "forum/reply.html", context, status=status)


@signed_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a post of one's own anew; what it said is kept."""
    post = post_or_404(request.user, pk)
    rights = rights_in(request, post.thread)
    demand(rights.edits(post))
    at = place("edit", post.pk)
    if request.method == "POST":
        form = EditForm(request.POST)
        form.place = at
        if form.is_valid():
            try:
                services.edit_post(
                    post=post, by=request.user, body=form.cleaned_data["body"], seen_version=form.cleaned_data["seen_version"]
                )
            except Refused as refusal:
                form.refuse(refusal)
                if isinstance(refusal, ChangedMeanwhile):
                    form.now = post
            else:
                post.refresh_from_db(fields=["state"])
                return arrived(request, post, form)
        return edit_page(request, post, form, status=REFUSED)
    form = begun(request, EditForm, at, {"body": editable(post, request.user), "seen_version": post.version_count})
    return edit_page(request, post, form)


def edit_page(request: HttpRequest, post: Post, form: EditForm, status: int = 200) -> HttpResponse:
    title = _("Edit your post")
    trail = crumbs((_("Forum"), reverse("forum:index")), (post.thread.title, post.thread.get_absolute_url()), (title, request.path))
    context = {"post": post, "thread": post.thread, "form": form, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "forum/post_edit.html", context, status=status)
