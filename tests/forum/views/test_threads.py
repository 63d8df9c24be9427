"""The page of a thread: its one address, its pages by number, who sees what."""

import pytest

from forum import services
from forum.models import Post, Thread
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread


def test_other_slugs_and_boards_lead_to_the_address_for_good(client, board, thread):
    other = make_board(board.unit)
    for wrong in (f"/dien-dan/{board.slug}/{thread.pk}-cu/?tu=1", f"/dien-dan/{other.slug}/{thread.pk}-{thread.slug}/?tu=1"):
        answer = client.get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, f"{thread.get_absolute_url()}?tu=1")


def test_merged_thread_leads_to_the_other(client, board, thread):
    into = make_thread(board)
    Thread.objects.filter(pk=thread.pk).update(merged_into=into)
    answer = client.get(thread.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, into.get_absolute_url())


@pytest.mark.parametrize("asked", ["0", "-1", "01", "x", "99", "१", "9999999999"])
def test_numbers_that_mean_nothing_are_404(client, thread, asked):
    assert client.get(thread.get_absolute_url(), {"tu": asked}).status_code == 404


def test_pages_are_ranges_of_numbers(client, thread):
    for _number in range(24):
        make_post(thread)
    thread.refresh_from_db()
    page = client.get(thread.get_absolute_url(), {"tu": "23"})
    assert [row.post.number for row in page.context["rows"]] == [21, 22, 23, 24, 25]
    assert page.context["head"].canonical.endswith("?tu=21")
    assert not page.context["head"].noindex


def test_permalink_and_jumps_lead_to_the_page(client, thread):
    for _number in range(24):
        make_post(thread)
    post = Post.objects.get(thread=thread, number=23)
    there = f"{thread.get_absolute_url()}?tu=21#bai-23"
    assert client.get(post.get_absolute_url())["Location"] == there
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/den/", {"bai": "23"})["Location"] == there
    today = client.get(f"/dien-dan/chu-de/{thread.pk}/den/", {"ngay": post.created_at.date().isoformat()})
    assert today.status_code == 302
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/den/", {"ngay": "2026-99-99"}).status_code == 302


def test_first_unread_post_is_where_she_stopped(client, thread):
    reader = make_member()
    client.force_login(reader)
    client.get(thread.get_absolute_url())
    make_post(thread)
    make_post(thread)
    assert client.get(thread.get_absolute_url(), {"moi": "1"})["Location"].endswith("#bai-2")


def test_held_and_hidden_posts_are_for_their_author_and_moderators(client, board, thread):
    author = make_member()
    post = make_post(thread, author=author, body="<p>Câu chỉ người viết thấy.</p>")
    services.hide(target=post, by=make_officer(board.unit, "moderator"), reason="Ngoài chủ đề")
    words = "Câu chỉ người viết thấy."
    assert words not in client.get(thread.get_absolute_url()).content.decode()
    client.force_login(make_member())
    assert words not in client.get(thread.get_absolute_url()).content.decode()
    client.force_login(author)
    assert words in client.get(thread.get_absolute_url()).content.decode()
    client.force_login(make_officer(board.unit, "moderator"))
    assert words in client.get(thread.get_absolute_url()).content.decode()


def test_closed_boards_are_not_there_for_visitors(client, board):
    closed = make_board(board.unit, audience="members")
    thread = make_thread(closed)
    for address in (closed.get_absolute_url(), thread.get_absolute_url(), f"/dien-dan/bai/{thread.posts.get().pk}/"):
        assert client.get(address).status_code == 404
    client.force_login(make_member())
    page = client.get(thread.get_absolute_url())
    assert page.status_code == 200
    assert page.context["head"].noindex


def test_page_of_a_visitor_can_be_kept(client, thread):
    page = client.get(thread.get_absolute_url())
    assert "csrfmiddlewaretoken" not in page.content.decode()
    assert not page.cookies
    assert "public" in page["Cache-Control"]
    assert "/tai-khoan/dang-nhap/" in page.content.decode()


def test_news_are_counted(client, thread):
    make_post(thread)
    make_post(thread)
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/bai-moi/", {"sau": "1"}).json()["count"] == 2
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/bai-moi/", {"sau": "3"}).json()["count"] == 0
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/bai-moi/", {"sau": "x"}).status_code == 404


def test_filters_narrow_and_are_not_indexed(client, board):
    question = make_thread(board, kind="question", title="Xin hỏi về hồ sơ vay vốn")
    make_thread(board)
    page = client.get(board.get_absolute_url(), {"loai": "question", "trang-thai": "chua-tra-loi"})
    assert [thread.pk for thread in page.context["threads"]] == [question.pk]
    assert page.context["head"].noindex
    assert client.get(board.get_absolute_url(), {"loai": "xyz"}).status_code == 404
    assert client.get(board.get_absolute_url(), {"sau": "1-x"}).status_code == 404


def test_pages_of_a_board_show_every_thread_once(client, board):
    made = {make_thread(board, title=f"Chủ đề số {number} của chi hội").pk for number in range(30)}
    seen, key = [], ""
    while True:
        page = client.get(board.get_absolute_url(), {"sau": key} if key else {})
        seen += [thread.pk for thread in page.context["threads"]]
        key = page.context["next_key"]
        if not key:
            break
    assert sorted(seen) == sorted(made)


def test_feeds_hold_what_everybody_reads(client, board, thread):
    make_thread(make_board(board.unit, audience="members"), title="Chỉ thành viên mới đọc")
    for address in ("/dien-dan/rss/", "/dien-dan/atom/", f"{board.get_absolute_url()}rss/", f"{thread.get_absolute_url()}rss/"):
        feed = client.get(address)
        assert feed.status_code == 200
        assert thread.title in feed.content.decode()
        assert "Chỉ thành viên" not in feed.content.decode()
        if "atom" in address:
            assert feed.content.decode().count("<updated>") == 1 + feed.content.decode().count("<entry>")


def test_who_is_thanked_most_is_not_named_for_what_was_hidden(client, thread):
    post = make_post(thread, make_member("Trần Thị Hoa"))
    services.react(post=post, user=thread.author, kind="thanks")
    assert "Trần Thị Hoa" in client.get(thread.get_absolute_url()).content.decode()
    services.hide(target=post, by=None, reason="")
    assert "Trần Thị Hoa" not in client.get(thread.get_absolute_url()).content.decode()
