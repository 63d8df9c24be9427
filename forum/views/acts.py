"""What takes one press: reactions, the accepted answer, support, a vote. Each is a form; a script puts the answer in place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forum import services
from forum.models import Reaction, Thread
from forum.refusals import Refused
from forum.views.ballots import poll_of
from forum.views.doors import demand, done, post_or_404, rights_in, signed_in, tell_refusal, thread_or_404
from forum.views.numbers import place_in
from forum.views.posting import post_fragment


@require_POST
@signed_in
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """Say `kind` to a post; the same word again takes it back."""
    post = post_or_404(request.user, pk)
    rights = rights_in(request, post.thread)
    demand(rights.reacts(post))
    kind = request.POST.get("kind", "")
    address = place_in(post.thread, post.number)
    try:
        if Reaction.objects.filter(post=post, user=request.user, kind=kind).exists():
            services.unreact(post=post, user=request.user)
        else:
            services.react(post=post, user=request.user, kind=kind)
    except Refused as refusal:
        return tell_refusal(request, refusal, address)
    return done(request, address, lambda: post_fragment(request, post, rights))


@require_POST
@signed_in
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an answer as the one that helped; pressed again, the question is open again."""
    post = post_or_404(request.user, pk)
    thread = post.thread
    demand(rights_in(request, thread).accepts)
    address = place_in(thread, post.number)
    try:
        if thread.accepted_post_id == post.pk:
            services.unaccept_answer(thread=thread, by=request.user)
            messages.success(request, _("The question is open again."))
        else:
            services.accept_answer(post=post, by=request.user)
            messages.success(request, _("The answer is marked and linked at the top of the thread."))
    except Refused as refusal:
        return tell_refusal(request, refusal, address)
    return redirect(address)


@require_POST
@signed_in
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Vote for a proposal; pressed again, the vote is taken back."""
    thread = thread_or_404(request.user, pk)
    demand(rights_in(request, thread).supports)
    try:
        if not services.support(thread=thread, user=request.user):
            services.unsupport(thread=thread, user=request.user)
    except Refused as refusal:
        return tell_refusal(request, refusal, thread.get_absolute_url())
    return done(request, thread.get_absolute_url(), lambda: support_fragment(request, thread))


def support_fragment(request: HttpRequest, thread: Thread) -> HttpResponse:
    thread.refresh_from_db(fields=["support_count"])
    rights = rights_in(request, thread)
    supported = thread.supports.filter(user=request.user).exists()
    return render(request, "forum/_support.html", {"thread": thread, "rights": rights, "supported": supported})


@require_POST
@signed_in
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the poll of a thread; other answers take the place of those given before."""
    thread = thread_or_404(request.user, pk)
    rights = rights_in(request, thread)
    address = f"{thread.get_absolute_url()}#tham-do"
    demand(rights.replies and hasattr(thread, "poll"))
    chosen = [int(option) for option in request.POST.getlist("option") if option.isascii() and option.isdigit() and len(option) <= 18]
    try:
        services.vote(poll=thread.poll, user=request.user, options=chosen)
    except Refused as refusal:
        return tell_refusal(request, refusal, address)
    thread.poll.refresh_from_db()
    return done(request, address, lambda: poll_fragment(request, thread))


def poll_fragment(request: HttpRequest, thread: Thread) -> HttpResponse:
    rights = rights_in(request, thread)
    return render(request, "forum/_poll.html", {"thread": thread, "rights": rights, "poll": poll_of(thread, rights)})
