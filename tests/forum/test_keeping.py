"""Drafts and read marks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forum import services
from forum.models import Draft, Post, ReadMark, Thread
from tests.forum.factories import make_member, make_post

pytestmark = pytest.mark.django_db


def test_the_newest_draft_wins_and_the_older_is_told():
    member = make_member()
    first = services.save_draft(user=member, place="thread-1", body="trên điện thoại")
    second = services.save_draft(user=member, place="thread-1", body="trên điện thoại, thêm nữa", revision=first.draft.revision)
    assert not second.was_overtaken
    late = services.save_draft(user=member, place="thread-1", body="trên máy tính", revision=first.draft.revision)
    assert late.was_overtaken
    assert late.other == "trên điện thoại, thêm nữa"
    assert Draft.objects.get().body == "trên máy tính"


def test_saving_the_same_again_overtakes_nobody():
    member = make_member()
    services.save_draft(user=member, place="thread-1", body="một")
    assert not services.save_draft(user=member, place="thread-1", body="một").was_overtaken


def test_dropping_a_draft_forgets_it():
    member = make_member()
    services.save_draft(user=member, place="thread-1", body="một\0")
    assert services.drop_draft(user=member, place="thread-1")
    assert not services.drop_draft(user=member, place="thread-1")


def test_the_oldest_drafts_go(monkeypatch):
    monkeypatch.setattr("forum.services.drafts.MOST_DRAFTS", 3)
    member = make_member()
    for number in range(5):
        services.save_draft(user=member, place=f"thread-{number}", body="một")
    assert set(Draft.objects.values_list("place", flat=True)) == {"thread-2", "thread-3", "thread-4"}


def test_marks_only_grow(thread):
    member = make_member()
    for _ in range(4):
        make_post(thread)
    thread.refresh_from_db()
    assert services.mark_read(user=member, thread=thread, number=3)
    assert not services.mark_read(user=member, thread=thread, number=2)
    assert services.mark_read(user=member, thread=thread, number=99)
    assert ReadMark.objects.get(user=member).number == 5


def test_what_is_held_does_not_keep_a_thread_unread(thread):
    member = make_member()
    make_post(thread, body="Gọi em 0912345678")
    thread.refresh_from_db()
    services.mark_read(user=member, thread=thread, number=1)
    assert ReadMark.objects.get(user=member).number == thread.last_number


def test_old_threads_need_no_marks(thread):
    Thread.objects.update(last_post_at=timezone.now() - timedelta(days=90))
    thread.refresh_from_db()
    assert not services.mark_read(user=make_member(), thread=thread, number=1)
    assert ReadMark.objects.filter(thread=thread).exclude(user=thread.author).count() == 0


def test_ones_own_reply_is_read_if_all_before_was(thread):
    member, other = make_member(), make_member()
    services.mark_read(user=member, thread=thread, number=1)
    make_post(thread, member)
    assert ReadMark.objects.get(user=member).number == 2
    services.mark_read(user=other, thread=thread, number=1)
    make_post(thread, other)
    assert ReadMark.objects.get(user=other).number == 1


def test_all_read_forgets_the_marks(thread):
    member = make_member()
    services.mark_read(user=member, thread=thread, number=1)
    first = services.mark_all_read(user=member, board=thread.board)
    assert services.mark_all_read(user=member) >= first
    assert services.mark_all_read(user=member)
    assert not ReadMark.objects.filter(user=member).exists()
    assert Post.objects.exists()
