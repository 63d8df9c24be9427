"""Acts: what they change, who is told, what undoing brings back."""

import pytest

from forum import services as forum
from forum.models import Post, Thread
from portal.moderation import services
from portal.moderation.errors import AlreadyDone, CannotAct
from portal.moderation.models import Act, Hold
from portal.moderation.permissions import can_act
from portal.moderation.services.acting import seen_of
from portal.notifications import services as notifications
from portal.notifications.models import Notification
from tests.forum import factories

pytestmark = pytest.mark.django_db(transaction=False)


def told(person) -> int:
    return Notification.objects.filter(user=person).count()


def test_approving_shows_the_post_settles_the_line_and_tells(held, staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        act = services.act(verb="approve", target=held, by=staff.ward)
    held.refresh_from_db()
    assert held.state == Post.State.SHOWN
    line = Hold.objects.get()
    assert (line.settled_by, line.outcome) == (staff.ward, "approve")
    assert (act.before["state"], act.after["state"], act.person) == ("held", "shown", staff.author)
    assert told(staff.author) == 1


def test_undoing_an_approval_brings_the_line_back(held, staff):
    act = services.act(verb="approve", target=held, by=staff.ward)
    services.undo(act=act, by=staff.colleague)
    held.refresh_from_db()
    assert held.state == Post.State.HELD
    assert Hold.objects.open().count() == 1
    with pytest.raises(AlreadyDone):
        services.undo(act=act, by=staff.ward)


def test_hiding_says_why_and_counts_against_her_until_undone(post, staff, reason):
    act = services.act(verb="hide", target=post, by=staff.ward, reason=reason, note="Chị đăng ở chợ phiên nhé.")
    post.refresh_from_db()
    assert (post.state, post.state_reason) == ("hidden", "Bài của chị giới thiệu hàng hóa để bán. Chị đăng ở chợ phiên nhé.")
    staff.author.standing.refresh_from_db()
    assert staff.author.standing.hidden == 1
    services.undo(act=act, by=staff.ward)
    post.refresh_from_db()
    staff.author.standing.refresh_from_db()
    assert (post.state, staff.author.standing.hidden) == ("shown", 0)


def test_asked_to_edit_it_comes_back_when_she_did(post, staff):
    services.act(verb="ask_to_edit", target=post, by=staff.ward, note="Bỏ tên cháu bé giúp chị em nhé.")
    post.refresh_from_db()
    assert post.state == "held"
    assert not Hold.objects.open().exists()
    assert services.edited(target=post)
    line = Hold.objects.open().get()
    assert line.reasons == ["edited"]
    services.act(verb="approve", target=post, by=staff.ward)
    post.refresh_from_db()
    assert post.is_shown


def test_numbers_are_allowed_and_masked_again(held, staff):
    Post.objects.filter(pk=held.pk).update(body="<p>Gọi •••</p>", body_unmasked="<p>Gọi 0912345678</p>")
    act = services.act(verb="allow_numbers", target=Post.objects.get(pk=held.pk), by=staff.ward)
    held.refresh_from_db()
    assert (held.body, held.body_unmasked, held.state) == ("<p>Gọi 0912345678</p>", "", "shown")
    services.undo(act=act, by=staff.ward)
    held.refresh_from_db()
    assert (held.body, held.body_unmasked, held.state) == ("<p>Gọi •••</p>", "<p>Gọi 0912345678</p>", "held")


def test_second_moderator_is_told_what_was_done(held, staff):
    seen = seen_of(held)
    services.act(verb="approve", target=held, by=staff.ward, seen=seen)
    with pytest.raises(AlreadyDone) as late:
        services.act(verb="hide", target=held, by=staff.colleague, note="…", seen=seen)
    assert "Lê Thị Tâm" in str(late.value)
    held.refresh_from_db()
    assert (held.state, Act.objects.count()) == ("shown", 1)


def test_act_after_the_author_took_it_back_is_refused(held, staff):
    seen = seen_of(held)
    forum.remove_post(post=held, by=staff.author)
    services.withdraw(target=held)
    with pytest.raises(AlreadyDone):
        services.act(verb="approve", target=held, by=staff.ward, seen=seen)


def test_undo_of_what_changed_since_is_refused(post, staff):
    first = services.act(verb="hide", target=post, by=staff.ward, note="…")
    services.act(verb="show", target=post, by=staff.ward)
    with pytest.raises(CannotAct):
        services.undo(act=first, by=staff.ward)


@pytest.mark.parametrize(("verb", "field"), [("lock", "is_locked"), ("pin", "is_pinned")])
def test_switches_of_a_thread_are_undone(verb, field, thread, staff):
    act = services.act(verb=verb, target=thread, by=staff.ward)
    thread.refresh_from_db()
    assert getattr(thread, field)
    services.act(verb="hide", target=thread, by=staff.ward, note="…")  # A later act on something else does not stand in the way.
    services.undo(act=act, by=staff.ward)
    thread.refresh_from_db()
    assert not getattr(thread, field)
    assert thread.state == "hidden"


def test_move_is_undone(thread, board, far_board, staff):
    act = services.act(verb="move", target=thread, by=staff.ward, options={"board": far_board})
    thread.refresh_from_db()
    assert thread.board == far_board
    services.undo(act=act, by=staff.ward)
    thread.refresh_from_db()
    assert thread.board == board


def test_split_is_undone_with_every_number(thread, post, staff):
    other = Post.objects.create(thread=thread, number=3, author=staff.reader, body="<p>Hay quá</p>", created_at=thread.created_at)
    Thread.objects.filter(pk=thread.pk).update(last_number=3)
    act = services.act(verb="split", target=thread, by=staff.ward, options={"posts": [other], "title": "Chuyện khác", "board": None})
    other.refresh_from_db()
    assert (other.thread_id, other.number) == (act.after["new_thread"], 1)
    services.undo(act=act, by=staff.ward)
    other.refresh_from_db()
    assert (other.thread, other.number) == (thread, 3)
    assert Thread.objects.get(pk=act.after["new_thread"]).merged_into == thread


def test_merge_is_undone_with_every_number(thread, post, board, staff):
    into = factories.make_thread(board, staff.root)
    act = services.act(verb="merge", target=thread, by=staff.ward, options={"into": into})
    post.refresh_from_db()
    assert post.thread == into
    services.undo(act=act, by=staff.ward)
    post.refresh_from_db()
    thread.refresh_from_db()
    assert (post.thread, post.number, thread.merged_into) == (thread, 2, None)


def test_who_follows_a_thread_follows_the_one_it_was_merged_into_until_that_is_undone(thread, board, staff):
    into = factories.make_thread(board, staff.root)
    notifications.follow(user=staff.reader, target=thread)
    notifications.mute(user=staff.city, target=into)
    notifications.follow(user=staff.city, target=thread)
    act = services.act(verb="merge", target=thread, by=staff.ward, options={"into": into})
    assert notifications.is_following(staff.reader, into)
    assert notifications.is_muted(staff.city, into)
    services.undo(act=act, by=staff.ward)
    assert not notifications.is_following(staff.reader, into)
    assert notifications.is_following(staff.reader, thread)
    assert notifications.is_muted(staff.city, into)
    assert notifications.is_following(staff.root, into)


def test_who_wrote_what_was_split_off_follows_it_still(thread, staff):
    other = factories.make_post(thread, staff.city)
    notifications.follow(user=staff.reader, target=thread)
    act = services.act(verb="split", target=thread, by=staff.ward, options={"posts": [other], "title": "Chuyện khác", "board": None})
    new = Thread.objects.get(pk=act.after["new_thread"])
    assert notifications.is_following(staff.city, new)
    assert not notifications.is_following(staff.reader, new)


def test_who_asked_is_opened_on_record_and_the_asker_is_told(post, staff, django_capture_on_commit_callbacks):
    Post.objects.filter(pk=post.pk).update(is_anonymous=True)
    post.refresh_from_db()
    assert can_act(staff.ward, "open_author", post)
    assert can_act(staff.named, "open_author", post)
    assert not can_act(staff.root, "open_author", post)
    assert not can_act(staff.elsewhere, "open_author", post)
    with django_capture_on_commit_callbacks(execute=True):
        act = services.act(verb="open_author", target=post, by=staff.ward, note="Có nguy cơ bạo hành.")
    assert act in Act.objects.visible_to(staff.city)
    assert act not in Act.objects.about(staff.author)
    assert told(staff.author) == 1
    with pytest.raises(CannotAct):
        services.undo(act=act, by=staff.ward)


@pytest.mark.parametrize("verb", ["approve", "hide", "keep", "ask_to_edit", "warn"])
def test_nobody_decides_about_her_own_words(verb, thread, staff):
    mine = Post.objects.create(thread=thread, number=9, author=staff.ward, body="…", created_at=thread.created_at)
    assert not can_act(staff.ward, verb, mine)
    assert can_act(staff.ward, "lock", thread)


def test_keep_needs_a_line(post, staff):
    with pytest.raises(CannotAct):
        services.act(verb="keep", target=post, by=staff.ward)
