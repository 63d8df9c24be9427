"""Another title for a thread: by its author, and as an act of moderators."""

import pytest
from django.urls import reverse

from forum import services
from forum.models import Thread
from forum.refusals import NumberInTitle, ThreadGone, TitleMissing
from portal.moderation import services as moderation
from portal.search.models import SearchDocument
from tests.forum.factories import make_board, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db


def test_old_address_leads_to_the_new_one_for_good(client, thread):
    old = thread.get_absolute_url()
    client.force_login(thread.author)
    answer = client.post(reverse("forum:thread-rename", args=[thread.pk]), {"title": "  Giữ nhịp sinh hoạt   chi hội "})
    thread.refresh_from_db()
    assert (thread.title, answer.url) == ("Giữ nhịp sinh hoạt chi hội", thread.get_absolute_url())
    assert old != thread.get_absolute_url()
    client.logout()
    led = client.get(f"{old}?tu=1")
    assert (led.status_code, led.url) == (301, f"{thread.get_absolute_url()}?tu=1")


def test_search_knows_the_new_title(thread, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert services.rename(thread=thread, title="Giữ nhịp sinh hoạt chi hội", by=thread.author)
        assert not services.rename(thread=thread, title="Giữ nhịp sinh hoạt chi hội", by=thread.author)
    assert SearchDocument.objects.get(kind="thread", object_id=thread.pk).title == "Giữ nhịp sinh hoạt chi hội"


@pytest.mark.parametrize(("title", "refusal"), [("??", TitleMissing), ("Gọi cho em 0912345678 nhé", NumberInTitle)])
def test_what_cannot_be_a_title_is_refused_and_stays_in_the_form(client, thread, title, refusal):
    with pytest.raises(refusal):
        services.rename(thread=thread, title=title, by=thread.author)
    client.force_login(thread.author)
    answer = client.post(reverse("forum:thread-rename", args=[thread.pk]), {"title": title})
    assert answer.status_code == 422
    assert f'value="{title}"' in answer.content.decode()
    assert Thread.objects.get(pk=thread.pk).title == thread.title


def test_what_is_merged_or_removed_keeps_its_title(board, thread):
    other = make_thread(board)
    services.merge(thread=thread, into=other, by=None)
    with pytest.raises(ThreadGone):
        services.rename(thread=thread, title="Giữ nhịp sinh hoạt", by=None)
    Thread.objects.filter(pk=other.pk).update(state="removed")
    with pytest.raises(ThreadGone):
        services.rename(thread=other, title="Giữ nhịp sinh hoạt", by=None)


def test_a_locked_thread_keeps_its_title_for_the_author(client, thread):
    services.lock(thread=thread, by=None)
    client.force_login(thread.author)
    assert client.get(reverse("forum:thread-rename", args=[thread.pk])).status_code == 403


def test_moderators_rename_on_record_and_can_take_it_back(thread):
    moderator, before = make_officer(thread.board.unit, "moderator"), thread.title
    act = moderation.act(verb="rename", target=thread, by=moderator, note="Rõ hơn.", options={"title": "Giữ nhịp sinh hoạt chi hội"})
    assert (act.before["title"], act.after["title"]) == (before, "Giữ nhịp sinh hoạt chi hội")
    make_post(Thread.objects.get(pk=thread.pk))
    moderation.undo(act=act, by=moderator)
    thread.refresh_from_db()
    assert thread.title == before


def test_the_form_of_moderators_says_what_is_wrong(client, thread):
    client.force_login(make_officer(thread.board.unit, "moderator"))
    address = reverse("moderation:act", args=["chu-de", thread.pk])
    assert "Tiêu đề mới" in client.get(f"{address}?viec=rename").content.decode()
    for title in (thread.title, "Số của em 0912 345 678", ""):
        assert client.post(address, {"viec": "rename", "note": "Rõ hơn.", "title": title}).status_code in (200, 422)
    assert Thread.objects.get(pk=thread.pk).title == thread.title
    assert client.post(address, {"viec": "rename", "note": "Rõ hơn.", "title": "Giữ nhịp sinh hoạt"}).status_code == 302
    assert Thread.objects.get(pk=thread.pk).title == "Giữ nhịp sinh hoạt"


def test_moving_splitting_and_merging_count_boards_by_difference(board):
    other = make_board(board.unit)
    first, second = make_thread(board), make_thread(board)
    posts = [make_post(first) for _number in range(3)]
    new = services.split(thread=first, posts=posts[:2], title="Chuyện khác hẳn", by=None, board=other)
    services.move(thread=second, board=other, by=None)
    services.merge(thread=new, into=second, by=None)
    for each, counted in ((board, (1, 2)), (other, (1, 3))):
        each.refresh_from_db()
        assert (each.thread_count, each.post_count) == counted
