"""What is typed arrives or comes back: nothing is lost."""

import pytest
from django.contrib.sessions.models import Session

from forum import services
from forum.models import Draft, Post, Thread
from tests.forum.factories import make_member, make_officer, make_post, make_thread

WORDS = "Chị em ở tổ 7 đã làm thử ba tháng."


@pytest.fixture
def member(client, db):
    person = make_member()
    client.force_login(person)
    return person


def reply(client, thread, **fields):
    return client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi/", {"body": WORDS, "client_key": "k1", **fields})


def test_reply_arrives_once_and_drops_its_draft(client, member, thread):
    Draft.objects.create(user=member, place=f"thread-{thread.pk}", body="nháp")
    first, again = reply(client, thread), reply(client, thread)
    post = Post.objects.get(thread=thread, author=member)
    assert first["Location"] == again["Location"] == f"{thread.get_absolute_url()}#bai-{post.number}"
    assert client.cookies["forum_sent"].value == "k1"
    assert not Draft.objects.filter(user=member).exists()


def test_reply_to_a_thread_locked_meanwhile_comes_back_with_its_words(client, member, thread):
    Thread.objects.filter(pk=thread.pk).update(is_locked=True)
    answer = reply(client, thread)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not Post.objects.filter(thread=thread, author=member).exists()


def test_text_that_is_too_long_comes_back_whole(client, member, thread):
    long = "Dài quá. " * 9_000
    answer = reply(client, thread, body=long)
    assert answer.status_code == 422
    assert answer.content.decode().count("Dài quá.") >= 9_000


def test_empty_reply_says_so(client, member, thread):
    answer = reply(client, thread, body="   ")
    assert answer.status_code == 422
    assert answer.context["form"].errors["body"]


def test_words_of_who_is_signed_out_wait_for_her(client, thread):
    member = make_member()
    answer = reply(client, thread, **{"from": thread.get_absolute_url()})
    assert answer.status_code == 302
    assert "/tai-khoan/dang-nhap/" in answer["Location"]
    client.force_login(member)
    assert WORDS in client.get(thread.get_absolute_url()).content.decode()
    assert WORDS not in client.get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize("elsewhere", ["//evil.example/x", "/\\evil.example/x"])
def test_words_are_not_sent_back_to_another_site(client, thread, elsewhere):
    answer = reply(client, thread, **{"from": elsewhere})
    assert "evil" not in answer["Location"]


def test_start_with_a_poll_arrives_whole(client, member, board):
    fields = {
        "kind": "question", "title": "Sinh hoạt vào lúc nào?", "body": WORDS, "client_key": "k2",
        "poll_question": "Lúc nào tiện nhất?", "poll_options": "Tối thứ bảy\nChiều chủ nhật",
    }  # fmt: skip
    answer = client.post(f"/dien-dan/{board.slug}/viet/", fields)
    thread = Thread.objects.get(author=member)
    assert answer["Location"] == thread.get_absolute_url()
    assert [option.text for option in thread.poll.options.all()] == ["Tối thứ bảy", "Chiều chủ nhật"]


def test_start_that_is_refused_keeps_every_answer(client, member, board):
    fields = {"kind": "question", "title": "Hỏi", "body": WORDS, "poll_question": "Lúc nào?", "poll_options": "Một"}
    answer = client.post(f"/dien-dan/{board.slug}/viet/", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert WORDS in page
    assert "Lúc nào?" in page
    assert not Thread.objects.filter(author=member).exists()


def test_broken_poll_leaves_no_thread_behind(client, member, board):
    fields = {"kind": "question", "title": "Sinh hoạt vào lúc nào?", "body": WORDS, "poll_question": "Lúc nào?", "poll_options": "Một"}
    assert client.post(f"/dien-dan/{board.slug}/viet/", fields).status_code == 422
    assert not Thread.objects.filter(author=member).exists()


def test_draft_is_kept_and_found_in_the_form(client, member, thread):
    place = f"thread-{thread.pk}"
    kept = client.post("/dien-dan/nhap/luu/", {"place": place, "body": "<p>Đang viết dở</p>", "revision": "0"}).json()
    assert kept["revision"] == 1
    other = client.post("/dien-dan/nhap/luu/", {"place": place, "body": "<p>Viết ở máy khác</p>", "revision": "0"}).json()
    assert other["overtaken"]
    assert other["other"] == "<p>Đang viết dở</p>"
    assert "Viết ở máy khác" in client.get(thread.get_absolute_url()).content.decode()
    assert "Viết ở máy khác" in client.get("/dien-dan/cua-toi/").content.decode()
    assert client.post("/dien-dan/nhap/luu/", {"place": "x", "body": "a"}).status_code == 400
    client.logout()
    assert client.post("/dien-dan/nhap/luu/", {"place": place, "body": "a"}, headers={"HX-Request": "true"}).status_code == 403


def test_edit_shows_what_changed(client, member, thread):
    post = make_post(thread, author=member, body="<p>Có mười hai chị tham gia.</p>")
    fields = {"body": "<p>Có mười lăm chị tham gia.</p>", "seen_version": "1"}
    assert client.post(f"/dien-dan/bai/{post.pk}/sua/", fields).status_code == 302
    history = client.get(f"/dien-dan/bai/{post.pk}/lich-su/").content.decode()
    assert "<del>hai</del>" in history
    assert "<ins>lăm</ins>" in history
    late = client.post(f"/dien-dan/bai/{post.pk}/sua/", {"body": "<p>Khác nữa.</p>", "seen_version": "1"})
    assert late.status_code == 422
    assert "Khác nữa." in late.content.decode()


def test_reaction_is_said_and_taken_back(client, member, thread):
    post = thread.posts.get(number=1)
    address = f"/dien-dan/bai/{post.pk}/cam-xuc/"
    for count in (1, 0):
        assert client.post(address, {"kind": "thanks"}).status_code == 302
        post.refresh_from_db()
        assert post.thanks_count == count
    fragment = client.post(address, {"kind": "useful"}, headers={"HX-Request": "true"})
    assert f'id="bai-{post.number}"' in fragment.content.decode()
    client.force_login(post.author)
    assert client.post(address, {"kind": "thanks"}).status_code == 403


def test_only_the_asker_accepts(client, board):
    asker = make_member()
    thread = make_thread(board, author=asker, kind="question", title="Xin mẫu biên bản họp")
    answer = make_post(thread)
    client.force_login(make_member())
    assert client.post(f"/dien-dan/bai/{answer.pk}/chon/").status_code == 403
    client.force_login(asker)
    client.post(f"/dien-dan/bai/{answer.pk}/chon/")
    thread.refresh_from_db()
    assert thread.accepted_post == answer


def test_proposal_is_supported_and_answered(client, member, board):
    thread = make_thread(board, kind="proposal", title="Mở lớp vào cuối tuần", unit=board.unit)
    client.post(f"/dien-dan/chu-de/{thread.pk}/ung-ho/")
    thread.refresh_from_db()
    assert thread.support_count == 1
    assert client.get(f"/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/").status_code == 403
    client.force_login(make_officer(board.unit))
    refused = client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/", {"state": "declined"})
    assert refused.status_code == 422
    client.post(f"/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/", {"state": "accepted", "reason": "Từ tháng 12."})
    thread.refresh_from_db()
    assert thread.proposal_state == "accepted"


def test_what_was_sent_after_the_session_ended_waits_in_the_form(client, thread):
    sent = reply(client, thread, **{"from": thread.get_absolute_url()})
    assert sent["Location"].startswith("/tai-khoan/dang-nhap/?next=/dien-dan/")
    client.force_login(make_member())
    assert WORDS in client.get(thread.get_absolute_url()).content.decode()
    assert WORDS not in client.get(thread.get_absolute_url()).content.decode()


def test_too_much_for_a_session_is_shown_to_be_copied(client, thread):
    """A session holds what any form takes; a text of a megabyte stays on the page."""
    taken = "Chị em ở tổ 7 đã làm thử. " * 4_000
    assert reply(client, thread, body=taken).status_code == 302
    assert len(Session.objects.get().session_data) < 100_000
    far_more = reply(client, thread, body="<p>Chị em ở tổ 7 <b>đã làm</b> thử. </p>" * 40_000)
    assert far_more.status_code == 413
    assert "Bạn đã bị đăng xuất" in far_more.content.decode()
    assert "Chị em ở tổ 7 đã làm thử." in far_more.content.decode()
    assert len(Session.objects.get().session_data) < 100_000


def test_removed_post_leaves_a_trace(client, member, thread):
    post = make_post(thread, author=member, body="<p>Câu sẽ xóa.</p>")
    assert client.get(f"/dien-dan/bai/{post.pk}/xoa/").status_code == 200
    client.post(f"/dien-dan/bai/{post.pk}/xoa/")
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "Câu sẽ xóa." not in page
    assert f'id="bai-{post.number}"' in page


def test_names_of_the_thread_are_offered(client, member, thread):
    make_post(thread, author=make_member("Trần Thị Vân Anh", username="vananh"))
    found = client.get("/dien-dan/goi-ten/", {"q": "van", "chu-de": str(thread.pk)}).json()["found"]
    assert found[0]["call"] == "@vananh"


def test_history_keeps_what_a_moderator_had_changed_from_others(client, board, thread):
    author, moderator = make_member(), make_member(is_superuser=True)
    post = make_post(thread, author, body="<p>Lời nặng nề.</p>")
    services.ask_to_edit(target=post, by=moderator, reason="Chị sửa lại lời cho nhẹ.")
    services.edit_post(post=post, by=author, body="<p>Lời nhẹ nhàng.</p>")
    services.approve(target=post, by=moderator)
    page = f"/dien-dan/bai/{post.pk}/lich-su/"
    for person, sees in ((make_member(), False), (author, True), (moderator, True)):
        client.force_login(person)
        assert ("nặng nề" in client.get(page).content.decode()) is sees


def test_who_asked_to_be_unnamed_is_never_named(client, member, board):
    fields = {"kind": "question", "title": "Chuyện khó nói trong nhà", "body": WORDS, "is_anonymous": "on"}
    assert client.post(f"/dien-dan/{board.slug}/viet/", fields).status_code == 422
    assert not Thread.objects.filter(author=member).exists()
