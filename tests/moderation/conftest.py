"""A board of Phú Diễn and one of Phú Thọ, people who look after them, and one post of each."""

from types import SimpleNamespace

import pytest
from django.test import Client

from forum.models import BoardModerator, Post
from portal.moderation.models import Reason
from portal.units.models import Role
from portal.units.services import belong, grant
from tests.forum import factories


@pytest.fixture
def staff(unit_tree) -> SimpleNamespace:
    """Moderators of Phú Diễn, Hà Nội and Phú Thọ, an officer of Phú Diễn, one named for a board alone, a superuser, two members."""
    tree = unit_tree
    people = SimpleNamespace(
        ward=factories.make_officer(tree.phu_dien, Role.Kind.MODERATOR, username="tam", name="Lê Thị Tâm"),
        colleague=factories.make_officer(tree.phu_dien, Role.Kind.MODERATOR, username="hoa", name="Trần Thị Hoa"),
        city=factories.make_officer(tree.ha_noi, Role.Kind.MODERATOR, username="loan", name="Ngô Thị Loan"),
        elsewhere=factories.make_officer(tree.phu_tho, Role.Kind.MODERATOR, username="que", name="Bùi Thị Quế"),
        officer=factories.make_officer(tree.phu_dien, Role.Kind.OFFICER, username="vien", name="Đỗ Thị Viên"),
        named=factories.make_member(username="ngoc", name="Phạm Thị Ngọc"),
        root=factories.make_member(username="mai", name="Vũ Thị Mai", is_superuser=True),
        author=factories.make_member(username="sen", name="Nguyễn Thị Sen"),
        reader=factories.make_member(username="lan", name="Hà Thị Lan"),
    )
    for person in (people.author, people.reader):
        belong(user=person, unit=tree.phu_dien)
    return people


@pytest.fixture
def board(unit_tree, staff):
    found = factories.make_board(unit_tree.phu_dien, name="Nuôi dạy con", slug="nuoi-day-con", allows_anonymous=True)
    BoardModerator.objects.create(board=found, user=staff.named)
    return found


@pytest.fixture
def far_board(unit_tree, staff):
    return factories.make_board(unit_tree.phu_tho, name="Phú Thọ bàn việc", slug="phu-tho")


@pytest.fixture
def thread(board, staff):
    grant(user=staff.author, unit=board.unit, kind=Role.Kind.COMMUNICATOR)  # Known people's posts are shown at once.
    made = factories.make_thread(board, staff.author, title="Con biếng ăn thì làm sao")
    staff.author.roles.all().delete()
    staff.author.__dict__.pop("_holds_role", None)
    return made


@pytest.fixture
def post(thread, staff) -> Post:
    """A shown answer of the author."""
    made = Post.objects.create(
        thread=thread, number=2, author=staff.author, body="<p>Thử cháo cà rốt.</p>", text="Thử cháo cà rốt.", created_at=thread.created_at
    )
    thread.last_number, thread.post_count = 2, 2
    thread.save(update_fields=["last_number", "post_count"])
    return made


@pytest.fixture
def held(post) -> Post:
    """The same, held for a moderator."""
    from portal.moderation import services

    post.state = Post.State.HELD
    post.save(update_fields=["state"])
    services.hold(target=post, reasons=["new_member", "links"], detail={"links": ["http://vay-nhanh.example/"]})
    return post


@pytest.fixture
def reason(db) -> Reason:
    return Reason.objects.create(title="Quảng cáo", text="Bài của chị giới thiệu hàng hóa để bán.")


@pytest.fixture
def enter():
    """`enter(person)`: a client signed in as her."""

    def go(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return go
