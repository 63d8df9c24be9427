"""What takes a form of its own: the official answer, another title, a poll for a thread that is there, deleting, the history of a post."""

from difflib import SequenceMatcher

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum import services
from forum.faces import face_of
from forum.forms import OfficialForm, PollForm, TitleForm
from forum.models import Thread
from forum.plain import to_plain
from forum.refusals import Refused
from forum.rendering import readable
from forum.views.doors import demand, post_or_404, rights_in, sent, signed_in, thread_or_404
from forum.views.drafts import place
from forum.views.numbers import place_in
from forum.views.replying import REFUSED
from portal.ui.heads import crumbs, head

# Comparing takes the square of the length where words repeat; a page of history may not cost seconds.
MOST_VERSIONS, MOST_COMPARED = 30, 1_500_000


def small_page(request: HttpRequest, template: str, title: str, thread: Thread, status: int = 200, **context) -> HttpResponse:
    """A page of one form about `thread`."""
    trail = crumbs((_("Forum"), reverse("forum:index")), (thread.title, thread.get_absolute_url()), (title, request.path))
    context |= {"title": title, "thread": thread, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, template, context, status=status)


@signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What the unit that is asked says about a proposal."""
    thread = thread_or_404(request.user, pk)
    demand(rights_in(request, thread).answers_officially)
    title = _("Official answer")
    unit = thread.unit or thread.board.unit
    form = OfficialForm(request.POST or None, initial={"state": thread.proposal_state})
    form.place = place("thread", thread.pk)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            step = services.answer_officially(
                thread=thread,
                by=request.user,
                unit=unit,
                state=typed["state"],
                reason=typed["reason"],
                body=typed["body"],
                client_key=typed["client_key"],
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The state of the proposal is changed; those who follow it are told."))
            return sent(redirect(place_in(thread, step.post.number) if step.post else thread.get_absolute_url()), typed["client_key"])
    status = REFUSED if form.errors else 200
    return small_page(request, "forum/answer.html", title, thread, status, form=form, unit=unit)


@signed_in
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a question with answers to choose from in a thread that has none."""
    thread = thread_or_404(request.user, pk)
    demand(rights_in(request, thread).opens_poll)
    form = PollForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.open_poll(thread=thread, by=request.user, **form.poll)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{thread.get_absolute_url()}#tham-do")
    return small_page(request, "forum/poll_open.html", _("Add a poll"), thread, REFUSED if form.errors else 200, form=form)


@signed_in
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Another title for a thread of one's own."""
    thread = thread_or_404(request.user, pk)
    demand(rights_in(request, thread).renames)
    form = TitleForm(request.POST or None, initial={"title": thread.title})
    if request.method == "POST" and form.is_valid():
        try:
            is_new = services.rename(thread=thread, by=request.user, title=form.cleaned_data["title"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if is_new:
                messages.success(request, _("The thread has a new title. Its old address still leads here."))
            thread.refresh_from_db(fields=["title", "slug"])
            return redirect(thread)
    return small_page(request, "forum/thread_rename.html", _("Change the title"), thread, REFUSED if form.errors else 200, form=form)


@signed_in
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then delete a post of one's own; a trace stays."""
    post = post_or_404(request.user, pk)
    thread = post.thread
    demand(rights_in(request, thread).removes(post))
    if request.method != "POST":
        return small_page(request, "forum/post_remove.html", _("Delete your post"), thread, post=post)
    services.remove_post(post=post, by=request.user)
    messages.success(request, _("Your post is deleted."))
    thread.refresh_from_db(fields=["state"])
    if thread.state == Thread.State.REMOVED:
        return redirect(thread.board or "forum:index")
    return redirect(place_in(thread, post.number))


@require_safe
@signed_in
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest versions of a post, the newest first, with what each changed; what was held only for moderators and the author."""
    post = post_or_404(request.user, pk)
    rights = rights_in(request, post.thread)
    if not rights.sees_history(post):
        raise Http404(str(pk))
    versions = post.versions.select_related("by")
    if not rights.moderates and not rights.wrote(post):
        versions = versions.filter(was_shown=True)
    versions = list(versions)
    skipped = max(0, len(versions) + 1 - MOST_VERSIONS)
    texts = list(map(to_plain, readable([*(version.body for version in versions[skipped:]), post.body], request.user)))
    moments = [post.created_at, *(version.at for version in versions)]
    people = [post.shown_author, *(version.by if not post.is_anonymous else None for version in versions)]
    changes = [
        {"number": place, "at": moments[place - 1], "face": face_of(people[place - 1]), "parts": differences(before, after)}
        for place, (before, after) in enumerate(zip(["", *texts], texts, strict=False), start=skipped + 1)
    ]
    return small_page(request, "forum/post_history.html", _("History of the post"), post.thread, post=post, changes=changes[::-1])


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """`after` in pieces, ("equal" | "insert" | "delete", words): what was taken out stands where it stood. Very long texts as wholes."""
    if not before:
        return [("equal", after)]
    old, new = before.replace("\n", " \n ").split(" "), after.replace("\n", " \n ").split(" ")
    if len(old) * len(new) > MOST_COMPARED:
        return [("delete", before), ("insert", after)] if before != after else [("equal", after)]
    parts: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            parts.append(("delete", " ".join(old[i1:i2]).replace(" \n ", "\n")))
        if tag in ("insert", "replace"):
            parts.append(("insert", " ".join(new[j1:j2]).replace(" \n ", "\n")))
        if tag == "equal":
            parts.append(("equal", " ".join(new[j1:j2]).replace(" \n ", "\n")))
    return parts
