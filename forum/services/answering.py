"""Questions get an accepted answer, proposals support and an official one."""

from django.db import transaction
from django.db.models import F

from forum.models import Post, ProposalStep, Support, Thread
from forum.refusals import Empty, WrongKind
from forum.services.announcing import accepted, answered, reindex, supported
from forum.services.composing import compose
from forum.services.counting import locked_thread
from forum.services.replying import add_post, sent_before
from portal.units.models import Unit


@transaction.atomic
def accept_answer(*, post: Post, by) -> bool:
    """Mark `post` as what answered the question. Whether it was not marked yet. Raises `WrongKind` for what is no answer."""
    thread = locked_thread(post.thread_id)
    post = Post.objects.get(pk=post.pk)
    if thread.kind != Thread.Kind.QUESTION or post.number == 1 or not post.is_shown or post.thread_id != thread.pk:
        raise WrongKind
    if thread.accepted_post_id == post.pk:
        return False
    thread.accepted_post = post
    thread.save(update_fields=["accepted_post"])
    post.thread = thread
    reindex(thread)
    accepted(post, by)
    return True


@transaction.atomic
def unaccept_answer(*, thread: Thread, by) -> bool:
    """The question is open again. Whether it was not."""
    changed = Thread.objects.filter(pk=thread.pk, accepted_post__isnull=False).update(accepted_post=None) > 0
    if changed:
        reindex(thread)
    return changed


@transaction.atomic
def support(*, thread: Thread, user) -> bool:
    """Vote for a proposal. Whether she had not yet."""
    thread = locked_thread(thread.pk)
    if thread.kind != Thread.Kind.PROPOSAL:
        raise WrongKind
    _support, is_new = Support.objects.get_or_create(thread=thread, user=user)
    if is_new:
        Thread.objects.filter(pk=thread.pk).update(support_count=F("support_count") + 1)
        supported(thread, thread.support_count + 1)
    return is_new


@transaction.atomic
def unsupport(*, thread: Thread, user) -> bool:
    """Take the vote back. Whether there was one."""
    locked_thread(thread.pk)
    gone = Support.objects.filter(thread=thread, user=user).delete()[0]
    if gone:
        Thread.objects.filter(pk=thread.pk, support_count__gt=0).update(support_count=F("support_count") - 1)
    return gone > 0


@transaction.atomic
def answer_officially(
    *, thread: Thread, by, unit: Unit, state: str, reason: str = "", body: str = "", client_key: str = ""
) -> ProposalStep:
    """Say for `unit` what becomes of a proposal. With `body` an official post goes along; declining needs a reason or a post."""
    reason = reason.strip()[:500]
    words = compose(body, author=by, place=thread) if body.strip() else None
    if state == Thread.Proposal.DECLINED and not (reason or words):
        raise Empty
    thread = locked_thread(thread.pk)
    if thread.kind != Thread.Kind.PROPOSAL or state not in Thread.Proposal.values:
        raise WrongKind
    if client_key and (sent := ProposalStep.objects.filter(thread=thread, post__author=by, post__client_key=client_key).first()):
        return sent
    last = thread.steps.order_by("-pk").first()
    if last and not words and (last.state, last.reason, last.unit_id, last.by_id, last.post_id) == (state, reason, unit.pk, by.pk, None):
        return last  # Pressed twice.
    if sent_before(by, client_key):
        client_key = ""  # Another form of hers had it.
    post = None
    if words:
        post = add_post(thread=thread, author=by, words=words, reasons=[], client_key=client_key, official_unit=unit)
        thread.official_post = post
    thread.proposal_state = state
    thread.save(update_fields=["proposal_state", "official_post"])
    step = ProposalStep.objects.create(thread=thread, state=state, reason=reason, unit=unit, by=by, post=post)
    answered(step)
    return step
