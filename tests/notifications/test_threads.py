"""Real threads: what a reply, a hidden post and a closed board mean for those who are told."""

import pytest

from forum import services as forum
from forum.models import Board, Post
from portal.notifications import mailing, reading, services, sources
from portal.notifications.models import MailItem, Notification
from portal.units.models import Role
from portal.units.services import grant
from tests.forum import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told_sources(settings):
    """The sources of the site, in place of those of the other tests here."""
    sources.sources.cache_clear()
    sources.kinds.cache_clear()


@pytest.fixture
def board(site, unit_tree):
    return factories.make_board(unit_tree.phu_dien)


@pytest.fixture
def mai():
    return factories.make_member("Trần Thị Mai")


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """Runs what is queued on commit."""

    def run(act, **given):
        with django_capture_on_commit_callbacks(execute=True):
            return act(**given)

    return run


def lines(user) -> list[str]:
    page = reading.page_for(user)
    return [line.sentence for line in (*page.new, *page.old)]


def test_replies_gather_in_one_line_that_leads_to_the_first(board, mai, done):
    thread = factories.make_thread(board, mai)
    first = done(factories.make_post, thread=thread, author=factories.make_member("Lê Thị Hạnh"))
    done(factories.make_post, thread=thread, author=factories.make_member("Phạm Thị Sen"))
    assert lines(mai) == ["2 bài mới trong “Cách làm hay ở chi hội”: Phạm Thị Sen và Lê Thị Hạnh"]
    (line,) = reading.page_for(mai).new
    assert line.card.url == first.get_absolute_url()
    assert "Cảm ơn chị" in line.card.excerpt


def test_opening_the_thread_ends_line_and_mail(board, mai, done, client):
    thread = factories.make_thread(board, mai)
    done(factories.make_post, thread=thread)
    assert reading.unseen_count(mai) == MailItem.objects.filter(user=mai).count() == 1
    client.force_login(mai)
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert reading.unseen_count(mai) == MailItem.objects.filter(user=mai).count() == 0


def test_hidden_post_is_neither_listed_nor_mailed(board, mai, done, smtp):
    thread = factories.make_thread(board, mai)
    post = done(factories.make_post, thread=thread, body="<p>Điều không nên đọc</p>")
    Post.objects.filter(pk=post.pk).update(state=Post.State.HIDDEN)
    assert lines(mai) == []
    mailing.send_waiting("daily")
    assert smtp.mails == []


def test_board_that_was_closed_is_told_to_its_officers_only(board, mai, done, smtp, unit_tree):
    officer = factories.make_member("Cán bộ")
    grant(user=officer, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    thread = factories.make_thread(board)
    for person in (mai, officer):
        services.follow(user=person, target=thread)
    done(factories.make_post, thread=thread)
    Board.objects.filter(pk=board.pk).update(audience=Board.Audience.OFFICERS)
    done(factories.make_post, thread=thread)
    assert Notification.objects.get(user=officer).count == 2
    assert Notification.objects.get(user=mai).count == 1
    assert lines(mai) == []
    mailing.send_waiting("daily")
    assert [mail.to for mail in smtp.mails] == [[officer.email]]


def test_muted_board_is_silent_but_for_threads_she_follows(board, mai, done):
    services.mute(user=mai, target=board)
    quiet, followed = factories.make_thread(board), factories.make_thread(board)
    services.follow(user=mai, target=followed)
    done(factories.make_post, thread=quiet)
    done(factories.make_post, thread=followed)
    assert list(Notification.objects.filter(user=mai).values_list("object_id", flat=True)) == [followed.pk]


def test_new_thread_is_told_to_followers_of_board_unit_and_person_once(board, mai, done, unit_tree):
    author = factories.make_member("Lê Thị Hạnh")
    for target in (board, unit_tree.phu_dien, author):
        services.follow(user=mai, target=target)
    done(forum.start_thread, board=board, author=author, kind="experience", title="Bếp ăn chung", body="<p>Cùng bàn.</p>")
    assert [row.count for row in Notification.objects.filter(user=mai)] == [1]
    assert lines(mai) == ["Lê Thị Hạnh mở chủ đề “Bếp ăn chung”"]


def test_anonymous_author_is_named_nowhere(board, mai, done, smtp):
    Board.objects.filter(pk=board.pk).update(allows_anonymous=True)
    board.refresh_from_db()
    author = factories.make_member("Người Giấu Tên")
    services.follow(user=mai, target=board)
    done(forum.start_thread, board=board, author=author, kind="question", title="Hỏi riêng", body="<p>Câu hỏi</p>", is_anonymous=True)
    row = Notification.objects.get(user=mai)
    assert row.actors == ""
    services.prefer(user=mai, chosen={"thread": (True, "weekly")})
    mailing.send_waiting("weekly")
    assert "Giấu Tên" not in " ".join(lines(mai)) + smtp.mails[0].plain + smtp.mails[0].html + str(smtp.mails[0].message)


def test_reply_costs_the_same_with_many_followers(board, done, django_assert_max_num_queries):
    thread = factories.make_thread(board)
    for _ in range(30):
        services.follow(user=factories.make_member(), target=thread)
    writer = factories.make_member()
    factories.make_post(thread, writer)
    with django_assert_max_num_queries(60):
        factories.make_post(thread, writer)
    assert Notification.objects.count() == 0
