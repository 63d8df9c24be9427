"""What somebody with bad intentions, or a broken program, sends."""

import time

import pytest

from forum import services
from forum.links import own_path
from forum.masking import find
from forum.writing import Known, write
from tests.forum import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-31", "x"])
def test_no_day_is_beyond_the_calendar(client, thread, day):
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/den/", {"ngay": day}).status_code == 302


def test_merged_thread_does_not_tell_the_title_of_one_that_is_closed(client, board, thread, unit_tree):
    closed = factories.make_board(unit_tree.phu_dien, audience="officers")
    secret = factories.make_thread(closed, title="Chuyện kín của ban thường vụ")
    services.merge(thread=thread, into=secret, by=factories.make_member())
    assert client.get(thread.get_absolute_url()).status_code == 404
    client.force_login(factories.make_officer(unit_tree.phu_dien))
    assert client.get(thread.get_absolute_url())["Location"] == secret.get_absolute_url()
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/tra-loi/")["Location"] == secret.get_absolute_url()


@pytest.mark.parametrize("tags", ["<blockquote>", "<ul><li>", "<b>", "<div>"])
def test_nesting_without_end_is_refused_and_shown_again(client, board, tags):
    client.force_login(factories.make_member())
    body = "<p>Chào các chị</p>" + tags * 2000 + "ở đáy"
    refused = client.post(f"/dien-dan/{board.slug}/viet/", {"kind": "experience", "title": "x", "body": body})
    assert refused.status_code == 422
    assert "Chào các chị" in refused.content.decode()
    client.post("/dien-dan/nhap/luu/", {"place": f"board-{board.pk}", "title": "x", "body": body})
    assert "ở đáy" in client.get(f"/dien-dan/{board.slug}/viet/").content.decode()


def test_half_characters_in_a_draft_do_not_lock_the_form(client, board):
    client.force_login(factories.make_member())
    fields = '{"poll_question": "Bao giờ\\ud800?", "a\\u0000": "b\\u0000"}'
    client.post("/dien-dan/nhap/luu/", {"place": f"board-{board.pk}", "title": "x", "body": "y", "fields": fields})
    assert "Bao giờ?" in client.get(f"/dien-dan/{board.slug}/viet/").content.decode()


def test_official_answer_pressed_twice_is_one_step(client, board, unit_tree):
    client.force_login(factories.make_officer(unit_tree.phu_dien))
    thread = factories.make_thread(board, kind="proposal", unit=unit_tree.phu_dien)
    for _time in range(2):
        client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/", {"reason": "Sẽ bàn tháng sau", "state": "considered"})
    assert thread.steps.count() == 1


def test_official_answer_with_the_key_of_another_form_is_kept(client, board, unit_tree):
    client.force_login(factories.make_officer(unit_tree.phu_dien))
    thread = factories.make_thread(board, kind="proposal", unit=unit_tree.phu_dien)
    client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi/", {"body": "Xin chào các chị.", "client_key": "k"})
    typed = {"body": "Chúng tôi sẽ bàn.", "state": "considered", "client_key": "k"}
    assert client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/", typed).status_code == 302
    assert thread.steps.get().post.text == "Chúng tôi sẽ bàn."


def test_history_of_long_posts_of_one_word_takes_no_seconds(client, thread):
    author = factories.make_member()
    post = factories.make_post(thread, author, body=f"<p>{'a ' * 9000}</p>")
    services.edit_post(post=post, by=author, body=f"<p>{'a ' * 8000}b</p>")
    client.force_login(author)
    began = time.process_time()
    assert client.get(f"/dien-dan/bai/{post.pk}/lich-su/").status_code == 200
    assert time.process_time() - began < 2


def test_text_of_nothing_but_numbers_takes_no_seconds():
    began = time.process_time()
    assert len(find("0912 345 678, " * 7000)) == 7000
    assert time.process_time() - began < 2


@pytest.mark.parametrize("rest", ["//evil.example/x", "/\\evil.example", "/\t/evil.example", "///evil.example", "?//evil.example/a/b"])
def test_link_to_this_site_never_becomes_one_to_another_host(rest):
    html = write(f'<p><a href="https://hoi.example{rest}">xem</a></p>', Known(hosts=frozenset({"hoi.example"}))).html
    assert '<a href="//' not in html
    assert '<a href="/\\' not in html
    assert '<a href="/\t' not in html
    assert own_path(f"https://hoi.example{rest}").lstrip("/?")


def test_what_a_signed_in_person_reads_is_kept_by_nobody_else(client, thread):
    client.force_login(factories.make_member())
    for address in (thread.get_absolute_url(), "/dien-dan/", f"/dien-dan/bai/{thread.posts.get().pk}/"):
        assert "private" in client.get(address)["Cache-Control"]
