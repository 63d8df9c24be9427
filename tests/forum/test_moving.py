"""Threads moved, split and merged; permalinks stay true."""

import pytest

from forum import services
from forum.models import Post, Thread
from forum.refusals import WrongKind
from tests.forum.factories import make_board, make_post, make_thread

pytestmark = pytest.mark.django_db


def counted(board):
    board.refresh_from_db()
    return board.thread_count, board.post_count


def test_moving_carries_the_counters(thread):
    make_post(thread)
    source, target = thread.board, make_board(thread.board.unit)
    assert services.move(thread=thread, board=target, by=None)
    assert not services.move(thread=thread, board=target, by=None)
    assert (counted(source), counted(target)) == ((0, 0), (1, 2))


def test_splitting_numbers_from_one(thread):
    posts = [make_post(thread) for _ in range(4)]
    new = services.split(thread=thread, posts=[posts[1], posts[2], thread.posts.get(number=1)], title="Chuyện khác hẳn", by=None)
    assert list(new.posts.order_by("number").values_list("pk", "number")) == [(posts[1].pk, 1), (posts[2].pk, 2)]
    assert new.author == posts[1].author
    assert Post.objects.get(pk=posts[1].pk).moved_from == thread
    thread.refresh_from_db()
    assert (thread.post_count, new.post_count) == (3, 2)
    assert make_post(thread).number == 6
    assert counted(thread.board) == (2, 6)


def test_splitting_an_anonymous_asker_keeps_her_unnamed(board):
    board.allows_anonymous = True
    board.save()
    thread = make_thread(board, kind="question", is_anonymous=True)
    hers = make_post(thread, thread.author)
    new = services.split(thread=thread, posts=[hers], title="Câu hỏi thứ hai", by=None)
    assert new.is_anonymous
    assert new.shown_author is None
    assert new.last_post_by is None


def test_merged_anonymous_asker_goes_on_without_her_name(board):
    board.allows_anonymous = True
    board.save()
    thread, into = make_thread(board, kind="question", is_anonymous=True), make_thread(board)
    services.merge(thread=thread, into=into, by=None)
    into.refresh_from_db()
    assert make_post(into, thread.author).is_anonymous
    assert not make_post(into, into.author).is_anonymous


def test_splitting_off_the_first_post_alone_is_refused(thread):
    with pytest.raises(WrongKind):
        services.split(thread=thread, posts=thread.posts.all(), title="Không được đâu", by=None)


def test_merging_puts_posts_behind(board):
    thread, into = make_thread(board), make_thread(board)
    mine = [thread.posts.get(), make_post(thread)]
    make_post(into)
    assert services.merge(thread=thread, into=into, by=None)
    assert [Post.objects.get(pk=post.pk).number for post in mine] == [3, 4]
    thread.refresh_from_db()
    assert thread.merged_into == into
    assert not Thread.objects.listed().filter(pk=thread.pk).exists()
    assert counted(board) == (1, 4)
    with pytest.raises(WrongKind):
        services.merge(thread=into, into=into, by=None)


def test_older_addresses_lead_to_the_last_thread(board):
    first, second, third = (make_thread(board) for _ in range(3))
    services.merge(thread=first, into=second, by=None)
    services.merge(thread=second, into=third, by=None)
    first.refresh_from_db()
    assert first.merged_into == third
