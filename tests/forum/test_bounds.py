"""Bounds of what one person may send; what is refused says why."""

import pytest

from forum import services
from forum.models import Post
from forum.permissions import Rights, can_ask_anonymously, can_comment, can_reply, can_start
from forum.refusals import DiscussionClosed, Empty, NumberInTitle, TitleMissing, TooLong, TooManyMentions, TooManyToday, WrongKind
from portal.moderation import services as moderation
from portal.moderation.models import Hold
from portal.units.models import Role
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("body", ["", "  \n ", "<p></p>", "<p> <br></p>", '<img src="https://khac.vn/x.png">'])
def test_nothing_is_refused(thread, body):
    with pytest.raises(Empty):
        make_post(thread, body=body)


@pytest.mark.parametrize("body", ["a" * 1_000_000, "chữ " * 6_000, "<p>" * 6_000, "<blockquote>" * 9_000])
def test_too_much_is_refused(thread, body):
    with pytest.raises(TooLong) as refused:
        make_post(thread, body=body)
    assert "20000" in str(refused.value).replace(".", "").replace(",", "")


def test_too_many_calls_are_refused(thread, unit_tree):
    names = [make_member().username for _ in range(4)]
    body = " ".join(f"@{name}" for name in names)
    with pytest.raises(TooManyMentions):
        make_post(thread, body=body)
    assert make_post(thread, make_officer(unit_tree.phu_dien), body).mentions.count() == 4
    assert make_post(thread, body="@khong-co-ai " * 1_000).mentions.count() == 0


def test_a_day_has_its_bounds(thread, settings):
    settings.TRUST_LIMITS = {**settings.TRUST_LIMITS, 0: {"threads": 1, "posts": 2, "links": 1, "pictures": 3, "mentions": 3}}
    member = make_member()
    make_thread(thread.board, member)
    with pytest.raises(TooManyToday):
        make_thread(thread.board, member)
    make_post(thread, member)
    with pytest.raises(TooManyToday):
        make_post(thread, member)


@pytest.mark.parametrize("title", ["", "    ", "????????", "ab"])
def test_a_title_needs_letters(board, title):
    with pytest.raises(TitleMissing):
        make_thread(board, title=title)


def test_a_title_holds_no_numbers_of_persons(board):
    with pytest.raises(NumberInTitle):
        make_thread(board, title="Gọi em 0912 345 678")


def test_links_and_numbers_wait_for_a_moderator(thread, unit_tree):
    held = make_post(thread, body="<p>https://a.vn https://b.vn https://c.vn</p>")
    assert held.state == "held"
    known = make_post(thread, make_officer(unit_tree.sai_gon), "<p>STK 1903456789012</p>")
    assert known.state == "shown"
    assert "1903456789012" not in known.body + known.text
    assert "1903456789012" in known.body_unmasked
    assert {tuple(line.reasons) for line in Hold.objects.all()} == {("links",), ("numbers",)}
    services.approve(target=known, by=None, unmask=True)
    known.refresh_from_db()
    assert "1903456789012" in known.body


def test_moderators_write_numbers_as_they_are(thread, unit_tree):
    post = make_post(thread, make_officer(unit_tree.ha_noi, Role.Kind.MODERATOR), "<p>Văn phòng Hội: 024 3825 1234</p>")
    assert "024 3825 1234" in post.body
    assert not Hold.objects.exists()


def test_only_questions_in_boards_that_allow_it_are_anonymous(unit_tree):
    board = make_board(unit_tree.phu_dien, allows_anonymous=True)
    assert can_ask_anonymously(make_member(), board)
    with pytest.raises(WrongKind):
        make_thread(board, is_anonymous=True)
    with pytest.raises(WrongKind):
        make_thread(make_board(unit_tree.phu_dien), kind="question", is_anonymous=True)


def test_a_closed_discussion_takes_no_comments(site):
    from wagtail.models import Page

    page = Page.objects.live().order_by("pk").last()
    with pytest.raises(DiscussionClosed):
        services.comment_on(page=page, unit=None, author=make_member(), body="a", mode="closed")
    assert not can_comment(make_member(), mode="closed")
    with pytest.raises(Empty):
        services.comment_on(page=page, unit=None, author=make_member(), body=" ")
    assert not Post.objects.exists()
    first = services.comment_on(page=page, unit=None, author=make_member(), body="Bài hay", mode="held")
    assert first.state == "held"
    assert first.thread.about_id == page.pk
    assert services.comment_on(page=page, unit=None, author=make_member(), body="Đúng vậy", mode="open").thread == first.thread


def test_who_may_write_where(unit_tree, thread):
    board, member, silenced = thread.board, make_member(), make_member()
    assert can_start(member, board, "question")
    assert not can_start(member, board, "discussion")
    moderator = make_officer(unit_tree.phu_dien, Role.Kind.MODERATOR)
    moderation.act(verb="silence", target=make_post(thread, silenced), by=moderator, note="Nghỉ vài hôm", options={"days": 3})
    assert not can_start(silenced, board)
    assert not can_reply(silenced, thread)
    assert not Rights(silenced, thread).reacts(thread.posts.get(number=1))
    board.is_open = False
    assert not can_start(member, board)
    assert can_start(moderator, board)


def test_a_reply_costs_the_same_queries_however_long_the_thread(thread, django_assert_max_num_queries):
    author = make_member()
    for _ in range(12):
        make_post(thread, author)
    with django_assert_max_num_queries(45):
        make_post(thread, author)
