"""Pages of the forum ask the database as often for twenty posts as for two, and for a thousand threads as for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum import services
from forum.models import Post, Thread
from portal.notifications.services import follow
from portal.topics.models import Topic
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread
from tests.forum.test_personal import upload
from tests.practices.factories import make_published

MOST = 14


def queries(client, address: str) -> int:
    """How often the second visit asks: what is cached has been read by the first."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.fixture(params=["visitor", "member", "moderator"])
def reader(request, client, board):
    """A client for each kind of reader."""
    if request.param == "member":
        client.force_login(make_member())
    elif request.param == "moderator":
        client.force_login(make_officer(board.unit, "moderator"))
    return client


def fill(thread, count: int) -> None:
    """`count` posts by as many people, each with a reaction of its own."""
    for _number in range(count):
        make_post(thread, body="<p>Chị em bên mình cũng làm như vậy.</p>")


def copy_threads(thread, count: int) -> None:
    """`count` more threads like `thread`, without their posts."""
    rows = [
        Thread(
            board=thread.board, kind=thread.kind, title=f"Chủ đề {number}", slug=f"chu-de-{number}", author=thread.author,
            unit=thread.unit, last_post_at=thread.last_post_at, last_number=1, post_count=1, people_count=1,
        )
        for number in range(count)
    ]  # fmt: skip
    Thread.objects.bulk_create(rows)


def test_thread_page_with_twenty_posts_asks_as_often_as_with_two(reader, board):
    short, long = make_thread(board), make_thread(board)
    fill(short, 1)
    fill(long, 19)
    few, many = queries(reader, short.get_absolute_url()), queries(reader, long.get_absolute_url())
    assert few == many <= MOST


def test_a_proposal_with_poll_quotes_pictures_a_draft_and_others_alike_asks_no_more_than_others(client, board, reads_alike):
    thread = make_thread(board, kind="proposal")
    reads_alike(thread, make_thread(board), make_published(board.unit))
    first = thread.posts.get(number=1)
    services.open_poll(thread=thread, by=thread.author, question="Họp khi nào?", options=["Sáng", "Chiều"])
    picture = services.attach_picture(author=thread.author, file=upload())
    make_post(thread, body=f'<blockquote data-post="{first.pk}"><p>Chị em cùng bàn.</p></blockquote><p>Vâng.</p>')
    make_post(thread, author=thread.author, body=f'<p>Ảnh đây.</p><img data-file="{picture.pk}" alt="">')
    officer = make_officer(board.unit)
    services.answer_officially(thread=thread, by=officer, unit=board.unit, state="accepted", reason="", body="<p>Hội tiếp thu.</p>")
    services.save_draft(user=officer, place=f"thread-{thread.pk}", body="<p>Đang viết</p>")
    client.force_login(officer)
    assert queries(client, thread.get_absolute_url()) <= MOST
    assert 'id="giong-bai-nay"' in client.get(thread.get_absolute_url()).content.decode()


def test_board_page_asks_as_often_for_a_thousand_threads_as_for_ten(reader, board):
    few_board, many_board = board, make_board(board.unit)
    for _number in range(10):
        make_thread(few_board)
    copy_threads(make_thread(many_board), 1000)
    few, many = queries(reader, few_board.get_absolute_url()), queries(reader, many_board.get_absolute_url())
    assert few == many <= MOST


def test_index_and_unread_ask_as_often_for_many_threads(reader, board):
    make_thread(board)
    before = {address: queries(reader, address) for address in ("/dien-dan/",)}
    copy_threads(make_thread(board), 100)
    assert {address: queries(reader, address) for address in before} == before
    assert max(before.values()) <= MOST


def test_unread_list_is_bounded(client, board):
    client.force_login(make_member())
    copy_threads(make_thread(board), 100)
    assert queries(client, "/dien-dan/chua-doc/") <= MOST


def test_everything_that_can_be_followed_is_listed_in_fixed_queries(client, board):
    """Threads, boards, models, units, topics and members."""
    member = make_member()
    things = [
        make_thread(board),
        board,
        board.unit,
        make_member(),
        make_published(board.unit),
        Topic.objects.create(name="Trẻ em", slug="tre-em"),
    ]
    client.force_login(member)
    for thing in things:
        follow(user=member, target=thing)
    few = queries(client, "/thong-bao/theo-doi/")
    for thing in [make_thread(board), make_thread(board), make_board(board.unit), make_member()]:
        follow(user=member, target=thing)
    assert few == queries(client, "/thong-bao/theo-doi/") <= MOST


def test_deep_page_asks_as_often_as_the_first_but_for_what_is_alike(client, board, reads_alike):
    thread = make_thread(board)
    reads_alike(thread, make_thread(board))
    fill(thread, 21)
    Post.objects.filter(thread=thread, number=22).update(number=100_000)
    Thread.objects.filter(pk=thread.pk).update(last_number=100_000)
    first, deep = queries(client, thread.get_absolute_url()), queries(client, f"{thread.get_absolute_url()}?tu=99981")
    assert deep <= first + 1
