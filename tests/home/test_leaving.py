"""What is left of a person in the whole database when she has closed her account: nothing that says who she was."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forum import services as forum
from forum.models import Post
from portal.home.accounts.personal import OF_ROLES
from portal.members.closing import close_account
from portal.members.models import User
from portal.members.services import confirm_email
from portal.moderation import services as moderation
from portal.notifications import services as notifications
from portal.search import services as search
from portal.units.models import Role
from portal.units.services import belong, grant, revoke
from tests.forum import factories
from tests.members.factories import PASSWORD

pytestmark = pytest.mark.django_db
SECRETS = ("Lò Thị Mây", "lo-thi-may", "may@example.vn", "912345678", "912 345 678", "nuôi ong")


@pytest.fixture
def root(db) -> User:
    return factories.make_member(username="mai", name="Vũ Thị Mai", is_superuser=True)


@pytest.fixture
def may(unit_tree, root) -> User:
    """Somebody who did what one can do, and to whom moderators did what they can do."""
    user = User.objects.create_user(
        "lo-thi-may",
        "may@example.vn",
        PASSWORD,
        name="Lò Thị Mây",
        phone="+84912345678",
        phone_verified_at=timezone.now(),
        introduction="Tôi nuôi ong.",
    )
    confirm_email(user=user)
    belong(user=user, unit=unit_tree.phu_dien)
    grant(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR, by=root)
    revoke(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR, by=root)
    grant(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.EDITOR, by=root)
    Client().post("/tai-khoan/dang-nhap/", {"login": user.username, "password": PASSWORD})
    return user


@pytest.fixture
def traces(may, root, unit_tree, django_capture_on_commit_callbacks) -> Post:
    with django_capture_on_commit_callbacks(execute=True):
        board = factories.make_board(unit_tree.phu_dien)
        thread = factories.make_thread(board, may, title="Lịch họp chi hội quý tới")
        post = factories.make_post(thread, may, "<p>Xin gọi 0912 345 678</p>")
        forum.edit_post(post=post, by=may, body="<p>Xin gọi 0912345678 nhé</p>")
        gone = factories.make_post(thread, may, "<p>Tôi nuôi ong đã lâu</p>")
        forum.remove_post(post=gone, by=may)
        answer = factories.make_post(thread, root, "<p>Chào chị @lo-thi-may</p>")
        forum.react(post=answer, user=may, kind="thanks")
        forum.save_draft(user=may, place="board-1", title="Gọi 0912345678", body="<p>Tôi nuôi ong.</p>")
        notifications.follow(user=root, target=may)
        moderation.report(target=may, reporter=root, ground="other")
        moderation.act(verb="warn", target=may, by=root, note="Chào chị Lò Thị Mây, xin nhẹ lời.")
        moderation.act(verb="hide", target=answer, by=root, note="…")
        moderation.report(target=post, reporter=root, ground="exposed")
        moderation.report(target=answer.thread.posts.get(number=1), reporter=root, ground="other")
        unit = unit_tree.phu_dien
        moderation.send_private(reporter=may, unit=unit, danger="past", text="Tôi nuôi ong.", contact="0912 345 678")
    search.feed()
    return post


def rows_that_say(words) -> list[str]:
    found = []
    for model in apps.get_models():
        for row in model._base_manager.values():
            said = str(row) + (str(Session(session_data=row["session_data"]).get_decoded()) if model is Session else "")
            found += [f"{model._meta.label}: {word}: {said[:200]}" for word in words if word in said]
    return found


def test_no_row_says_who_she_was(may, traces, django_capture_on_commit_callbacks):
    assert rows_that_say(SECRETS)
    with django_capture_on_commit_callbacks(execute=True):
        assert close_account(user=may)
    search.feed()
    assert rows_that_say(SECRETS) == []
    assert Post.objects.filter(pk=traces.pk).exists()


def test_thread_names_her_no_more(may, root, client, site, unit_tree, django_capture_on_commit_callbacks):
    thread = factories.make_thread(factories.make_board(unit_tree.phu_dien), root)
    post = factories.make_post(thread, may)
    forum.react(post=post, user=root, kind="thanks")
    assert "Lò Thị Mây" in client.get(thread.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        close_account(user=may)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "Lò Thị Mây" not in page
    assert "Thành viên đã rời đi" in page
    for feed in ("rss", "atom"):
        assert "Lò Thị Mây" not in client.get(f"{thread.get_absolute_url()}{feed}/").content.decode()


def test_older_records_of_roles_that_knew_only_a_name_lose_it_too(may, root, unit_tree):
    for record in ModelLogEntry.objects.filter(action__in=OF_ROLES):
        record.data.pop("account")
        record.save()
    close_account(user=may)
    names = [record.data["person"] for record in ModelLogEntry.objects.filter(action__in=OF_ROLES)]
    assert names == ["–"] * 3


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Lò Thị Mây", "Chị thành viên đã rời đi, An toàn là trên hết."),
        ("An", "Chị Lò Thị Mây, An toàn là trên hết."),  # May be any word.
    ],
)
def test_words_of_moderators_lose_a_whole_name_only(name, left, may, root):
    act = moderation.act(verb="warn", target=may, by=root, note="Chị Lò Thị Mây, An toàn là trên hết.")
    User.objects.filter(pk=may.pk).update(name=name)
    close_account(user=may)
    act.refresh_from_db()
    assert act.note.casefold() == left.casefold()
