"""Posts are numbered without holes, sent once, and counted."""

import pytest

from forum import services
from forum.models import Board, Post, Thread
from forum.refusals import ThreadClosed, ThreadGone
from tests.forum.factories import make_member, make_post, make_thread

pytestmark = pytest.mark.django_db


def test_posts_count_up_from_one(thread):
    numbers = [make_post(thread).number for _ in range(3)]
    assert numbers == [2, 3, 4]
    thread.refresh_from_db()
    assert (thread.last_number, thread.post_count, thread.people_count) == (4, 4, 4)


def test_sending_twice_posts_once(thread):
    author = make_member()
    first = make_post(thread, author, client_key="k1")
    again = make_post(thread, author, client_key="k1")
    assert first == again
    assert thread.posts.count() == 2


def test_starting_twice_starts_once(board):
    author = make_member()
    assert make_thread(board, author, client_key="k1") == make_thread(board, author, client_key="k1")
    assert Thread.objects.count() == 1


def test_two_members_may_have_the_same_key(thread):
    assert make_post(thread, client_key="k1") != make_post(thread, client_key="k1")


def test_replying_to_a_thread_locked_meanwhile_is_refused(thread):
    services.lock(thread=Thread.objects.get(pk=thread.pk), by=None)
    with pytest.raises(ThreadClosed):
        make_post(thread)
    assert make_post(thread, may_enter_locked=True).number == 2


def test_replying_to_a_hidden_thread_is_refused(thread):
    services.hide(target=thread, by=None, reason="Lạc đề")
    with pytest.raises(ThreadGone):
        make_post(thread)


def test_counters_follow_what_is_shown(board):
    thread = make_thread(board)
    post = make_post(thread)
    held = make_post(thread, body="Gọi em 0912345678 nhé")
    board.refresh_from_db()
    assert (board.thread_count, board.post_count, board.last_thread) == (1, 2, thread)
    services.hide(target=post, by=None)
    services.approve(target=held, by=None)
    thread.refresh_from_db()
    board.refresh_from_db()
    assert (thread.post_count, board.post_count) == (2, 2)
    services.hide(target=thread, by=None)
    board.refresh_from_db()
    assert (board.thread_count, board.post_count, board.last_thread) == (0, 0, None)
    services.show(target=thread, by=None)
    assert Board.objects.values_list("thread_count", "post_count").get() == (1, 2)


def test_removing_leaves_a_trace_without_words(thread):
    post = make_post(thread, body="<p>Điều tôi không nên viết</p>")
    assert services.remove_post(post=post, by=post.author)
    post.refresh_from_db()
    assert (post.state, post.body, post.text, post.number) == ("removed", "", "", 2)
    assert "không nên viết" in post.versions.get().body
    assert not services.remove_post(post=post, by=post.author)
    assert Post.objects.visible_to(None).filter(pk=post.pk).exists()


def test_removing_the_only_post_removes_the_thread(board):
    thread = make_thread(board)
    services.remove_post(post=thread.posts.get(), by=thread.author)
    assert not Thread.objects.visible_to(None).exists()
    board.refresh_from_db()
    assert (board.thread_count, board.post_count) == (0, 0)
