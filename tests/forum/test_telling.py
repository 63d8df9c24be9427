"""Who is told of what, and who is never named."""

import pytest

from forum import services
from forum.models import Thread
from portal.notifications import services as notifications
from portal.notifications.models import Notification
from portal.units.models import Role
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def told(user) -> list[tuple[str, int]]:
    return [(",".join(row.kind_names), row.count) for row in Notification.objects.of(user)]


def test_followers_are_told_of_replies(thread):
    follower = make_member()
    notifications.follow(user=follower, target=thread)
    first, second = make_post(thread), make_post(thread)
    assert told(follower) == [("reply", 2)]
    assert told(thread.author) == [("reply", 2)]
    assert told(first.author) == [("reply", 1)]
    assert told(second.author) == []


def test_a_mention_is_told_once_even_after_an_edit(thread):
    hoa, mai = make_member(username="hoa"), make_member(username="mai")
    post = make_post(thread, body="<p>Nhờ @hoa xem giúp</p>")
    services.edit_post(post=post, by=post.author, body="<p>Nhờ @hoa và @mai xem giúp</p>")
    assert told(hoa) == [("mention", 1)]
    assert told(mai) == [("mention", 1)]


def test_a_held_post_tells_nobody_until_it_is_shown(thread):
    hoa = make_member(username="hoa")
    post = make_post(thread, body="<p>@hoa gọi em 0912345678</p>")
    assert post.state == "held"
    assert told(hoa) == []
    assert told(thread.author) == []
    services.approve(target=post, by=None)
    assert told(hoa) == [("mention", 1)]
    services.hide(target=post, by=None)
    services.show(target=post, by=None)
    assert told(hoa) == [("mention", 1)]


def test_those_who_may_not_read_are_not_told(unit_tree):
    outsider, officer = make_member(username="ngoai"), make_officer(unit_tree.phu_dien, username="trong")
    thread = make_thread(make_board(unit_tree.phu_dien, audience="officers"), officer)
    make_post(thread, make_officer(unit_tree.phu_dien), "<p>@ngoai @trong</p>")
    assert told(outsider) == []
    assert told(officer) == [("mention", 1)]


def test_a_new_thread_is_told_to_followers_of_board_and_person_once(board):
    author, follower = make_member(), make_member()
    notifications.follow(user=follower, target=board)
    notifications.follow(user=follower, target=author)
    make_thread(board, author)
    assert told(follower) == [("thread", 1)]


def test_an_anonymous_asker_is_nobody(board):
    board.allows_anonymous = True
    board.save()
    asker, follower = make_member(), make_member()
    notifications.follow(user=follower, target=asker)
    in_board = make_member()
    notifications.follow(user=in_board, target=board)
    thread = make_thread(board, asker, kind="question", is_anonymous=True)
    make_post(thread, asker)
    assert told(follower) == []
    assert told(in_board) == [("thread", 1)]
    assert Notification.objects.of(in_board).get().actors == ""
    assert told(asker) == []


def test_an_official_answer_reaches_supporters(board, unit_tree):
    thread = make_thread(board, kind="proposal", unit=unit_tree.phu_dien)
    supporter, officer = make_member(), make_officer(unit_tree.phu_dien, Role.Kind.OFFICER)
    services.support(thread=thread, user=supporter)
    services.answer_officially(thread=thread, by=officer, unit=unit_tree.phu_dien, state="accepted", reason="Sẽ làm trong quý một")
    assert told(supporter) == [("official", 1)]
    assert told(thread.author) == [("official", 1)]
    assert told(officer) == []


def test_who_gave_the_accepted_answer_is_told(board):
    thread = make_thread(board, kind="question")
    post = make_post(thread)
    services.accept_answer(post=post, by=Thread.objects.get().author)
    assert ("accepted", 1) in told(post.author)
