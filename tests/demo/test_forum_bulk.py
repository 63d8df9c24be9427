import pytest

from forum.models import Board, Post, Thread
from forum.services.counting import COUNTED, recount_board, recount_thread
from portal.demo import forum_bulk
from portal.demo.forum_bulk import ForumFiller

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(unit_tree, monkeypatch):
    monkeypatch.setattr(forum_bulk, "MEMBERS", 30)
    monkeypatch.setattr(forum_bulk, "call_command", lambda name: None)
    assert ForumFiller(lambda line: None).fill(40, 600) == 600


def test_filling_reaches_the_numbers_and_adds_no_more(filled):
    assert (Thread.objects.count(), Post.objects.count()) == (40, 600)
    assert ForumFiller(lambda line: None).fill(40, 600) == 0


def test_counters_are_as_if_counted(filled):
    for thread in Thread.objects.all():
        before = [getattr(thread, name) for name in COUNTED]
        recount_thread(thread)
        assert before == [getattr(thread, name) for name in COUNTED]
    for board in Board.objects.all():
        recount_board(board.pk)
        assert Board.objects.values_list("thread_count", "post_count", "last_thread").get(pk=board.pk) == (
            board.thread_count, board.post_count, board.last_thread_id,
        )  # fmt: skip


def test_numbers_have_no_holes(filled):
    for thread in Thread.objects.all():
        numbers = list(thread.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, thread.last_number + 1))
