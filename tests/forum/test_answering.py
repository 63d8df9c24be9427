"""Accepted answers, support, official answers, polls, reactions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forum import services
from forum.models import PollOption, Post, Thread
from forum.permissions import Rights, can_accept, can_answer_officially, can_support
from forum.refusals import Empty, NumberInPoll, OneAnswer, PollBroken, PollClosed, WrongKind
from portal.moderation.models import Standing
from portal.units.models import Role
from tests.forum.factories import make_member, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(board):
    return make_thread(board, kind="question", title="Vay vốn ở đâu?")


@pytest.fixture
def proposal(board):
    return make_thread(board, kind="proposal", title="Mở lớp học nghề", unit=board.unit)


def test_accepting_marks_one_answer(question):
    first, second = make_post(question), make_post(question)
    assert services.accept_answer(post=first, by=question.author)
    assert not services.accept_answer(post=first, by=question.author)
    assert services.accept_answer(post=second, by=question.author)
    question.refresh_from_db()
    assert question.accepted_post == second
    assert services.unaccept_answer(thread=question, by=question.author)
    assert not services.unaccept_answer(thread=question, by=question.author)


def test_the_question_is_no_answer(question):
    with pytest.raises(WrongKind):
        services.accept_answer(post=question.posts.get(number=1), by=question.author)


def test_a_removed_answer_is_accepted_no_more(question):
    post = make_post(question)
    services.accept_answer(post=post, by=question.author)
    services.remove_post(post=post, by=post.author)
    question.refresh_from_db()
    assert question.accepted_post is None


def test_asker_and_moderators_accept(question, unit_tree):
    assert can_accept(question.author, question)
    assert can_accept(make_officer(unit_tree.ha_noi, Role.Kind.MODERATOR), question)
    assert not can_accept(make_member(), question)
    assert not can_accept(make_officer(unit_tree.phu_dien), question)


def test_support_counts_once(proposal):
    member = make_member()
    assert services.support(thread=proposal, user=member)
    assert not services.support(thread=proposal, user=member)
    assert Thread.objects.get().support_count == 1
    assert services.unsupport(thread=proposal, user=member)
    assert not services.unsupport(thread=proposal, user=member)
    assert Thread.objects.get().support_count == 0


def test_nobody_supports_her_own_or_a_closed_proposal(proposal, unit_tree):
    member, officer = make_member(), make_officer(unit_tree.phu_dien)
    assert can_support(member, proposal)
    assert not can_support(proposal.author, proposal)
    services.answer_officially(thread=proposal, by=officer, unit=unit_tree.phu_dien, state="done", reason="Đã mở lớp")
    proposal.refresh_from_db()
    assert not can_support(member, proposal)


def test_officers_of_the_unit_answer(proposal, unit_tree):
    assert can_answer_officially(make_officer(unit_tree.phu_dien), proposal)
    assert can_answer_officially(make_officer(unit_tree.ha_noi), proposal)
    assert not can_answer_officially(make_officer(unit_tree.sai_gon), proposal)
    assert not can_answer_officially(make_officer(unit_tree.chi_hoi), proposal)
    assert not can_answer_officially(make_officer(unit_tree.phu_dien, Role.Kind.COMMUNICATOR), proposal)


def test_answering_officially_changes_the_state_and_keeps_the_steps(proposal, unit_tree):
    officer = make_officer(unit_tree.phu_dien)
    given = {"thread": proposal, "by": officer, "unit": unit_tree.phu_dien}
    services.answer_officially(**given, state="considered", reason="Đang hỏi các chi hội")
    step = services.answer_officially(**given, state="accepted", body="<p>Tháng 12 mở lớp.</p>", client_key="a")
    assert services.answer_officially(**given, state="accepted", body="<p>Tháng 12 mở lớp.</p>", client_key="a") == step
    proposal.refresh_from_db()
    assert proposal.proposal_state == "accepted"
    assert proposal.official_post == step.post
    assert step.post.official_unit == unit_tree.phu_dien
    assert proposal.steps.count() == 2


def test_declining_needs_a_reason(proposal, unit_tree):
    with pytest.raises(Empty):
        services.answer_officially(thread=proposal, by=make_officer(unit_tree.phu_dien), unit=unit_tree.phu_dien, state="declined")


def test_a_member_has_one_reaction(thread):
    member, post = make_member(), thread.posts.get()
    assert services.react(post=post, user=member, kind="thanks")
    assert not services.react(post=post, user=member, kind="thanks")
    assert Standing.objects.get(user=post.author).thanks == 1
    assert services.react(post=post, user=member, kind="useful")
    assert Post.objects.values_list("thanks_count", "useful_count").get(pk=post.pk) == (0, 1)
    assert Standing.objects.get(user=post.author).thanks == 0
    assert services.unreact(post=post, user=member)
    assert Post.objects.values_list("thanks_count", "useful_count").get(pk=post.pk) == (0, 0)
    assert not Rights(post.author, thread).reacts(post)
    with pytest.raises(WrongKind):
        services.react(post=post, user=member, kind="hate")


def test_votes_replace_each_other(thread):
    poll = services.open_poll(thread=thread, by=thread.author, question="Họp hôm nào?", options=["Thứ bảy", " Chủ nhật ", "Thứ bảy", ""])
    saturday, sunday = poll.options.all()
    member = make_member()
    assert services.vote(poll=poll, user=member, options=[saturday])
    assert not services.vote(poll=poll, user=member, options=[saturday])
    assert services.vote(poll=poll, user=member, options=[sunday.pk])
    assert list(PollOption.objects.values_list("vote_count", flat=True)) == [0, 1]
    with pytest.raises(OneAnswer):
        services.vote(poll=poll, user=member, options=[saturday, sunday])
    assert services.vote(poll=poll, user=member, options=[])
    poll.refresh_from_db()
    assert poll.voter_count == 0


def test_options_of_another_poll_are_none(board):
    polls = [
        services.open_poll(thread=make_thread(board), by=None, question="Thế nào?", options=["a", "b"], is_multiple=True) for _ in range(2)
    ]
    foreign = polls[1].options.first()
    assert not services.vote(poll=polls[0], user=make_member(), options=[foreign])


def test_a_closed_poll_takes_no_votes(thread):
    ended = timezone.now() - timedelta(minutes=1)
    poll = services.open_poll(thread=thread, by=thread.author, question="Hôm nào?", options=["a", "b"], closes_at=ended)
    with pytest.raises(PollClosed):
        services.vote(poll=poll, user=make_member(), options=[poll.options.first()])


def test_a_poll_needs_two_answers(thread):
    with pytest.raises(PollBroken):
        services.open_poll(thread=thread, by=thread.author, question="Hôm nào?", options=["a", "a"])


@pytest.mark.parametrize(
    ("question", "options"), [("Gọi 0912 345 678?", ["Có", "Không"]), ("Liên hệ ai?", ["Chị Hoa 0912345678", "Chị Lan"])]
)
def test_poll_holds_no_number_of_a_person(board, question, options):
    thread = make_thread(board)
    with pytest.raises(NumberInPoll):
        services.open_poll(thread=thread, by=thread.author, question=question, options=options)
    assert not hasattr(thread, "poll")
