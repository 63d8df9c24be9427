"""Who sees which line of the queue, and what the screen shows and costs."""

import pytest

from forum.models import Post
from portal.moderation import services
from portal.moderation.models import Hold
from tests.forum import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("ward", True),
        ("colleague", True),
        ("city", True),
        ("named", True),
        ("root", True),
        ("elsewhere", False),
        ("officer", False),
        ("author", False),
        ("reader", False),
    ],
)
def test_line_stands_in_the_queue_of_who_looks_after_the_board(who, sees, held, staff):
    assert Hold.objects.open().visible_to(getattr(staff, who)).exists() is sees


def test_nobody_meets_her_own_posts_in_the_queue(thread, staff):
    mine = Post.objects.create(thread=thread, number=7, author=staff.ward, body="<p>…</p>", state="held", created_at=thread.created_at)
    services.hold(target=mine, reasons=["reviewed_board"])
    assert not Hold.objects.open().visible_to(staff.ward).exists()
    assert Hold.objects.open().visible_to(staff.colleague).exists()


def test_line_follows_a_thread_to_another_board(held, far_board, staff):
    services.act(verb="move", target=held.thread, by=staff.root, options={"board": far_board})
    assert not Hold.objects.open().visible_to(staff.ward).exists()
    assert Hold.objects.open().visible_to(staff.elsewhere).exists()


def test_screen_shows_the_post_in_place_and_why(held, staff, enter):
    page = enter(staff.ward).get("/kiem-duyet/").content.decode()
    for said in ("Con biếng ăn thì làm sao", "Thử cháo cà rốt", "Nuôi dạy con", "Nguyễn Thị Sen", "vay-nhanh.example", "Phường Phú Diễn"):
        assert said in page
    assert 'value="approve"' in page
    assert 'value="hide"' in page


def test_screen_is_closed_to_members(held, staff, enter):
    assert enter(staff.reader).get("/kiem-duyet/").status_code == 403


def test_filters_and_keyset_page(thread, staff, enter):
    author = staff.author
    for number in range(10, 35):
        held = Post.objects.create(
            thread=thread, number=number, author=author, body=f"<p>Bài {number}</p>", state="held", created_at=thread.created_at
        )
        services.hold(target=held, reasons=["new_member"])
    client = enter(staff.ward)
    first = client.get("/kiem-duyet/")
    assert len(first.context["items"]) == 20
    assert first.context["left"] == 25
    second = client.get(f"/kiem-duyet/?sau={first.context['more']}")
    assert len(second.context["items"]) == 5
    assert client.get("/kiem-duyet/?loai=reported").context["items"] == []
    assert client.get(f"/kiem-duyet/?noi=board-{thread.board_id}").context["left"] == 25
    assert client.get("/kiem-duyet/?sau=abc").status_code == 404


def test_queries_do_not_grow(thread, staff, enter, unit_tree, django_assert_max_num_queries):
    client = enter(staff.ward)
    for number in range(10, 14):
        made = Post.objects.create(
            thread=thread, number=number, author=factories.make_member(), body="<p>…</p>", state="held", created_at=thread.created_at
        )
        services.hold(target=made, reasons=["new_member"])
        services.report(target=made, reporter=staff.reader, ground="spam")
    services.report(target=thread, reporter=staff.reader, ground="spam")
    services.flag_account(factories.make_member())
    services.hold(target=factories.make_member(), reasons=["lookalike"], kind="flagged")
    Hold.objects.filter(unit=None).update(unit=unit_tree.phu_dien)
    Hold.objects.update(unit=unit_tree.phu_dien)
    client.get("/kiem-duyet/")  # What every page keeps in the cache: menu, reasons.
    with django_assert_max_num_queries(14):
        page = client.get("/kiem-duyet/")
    assert len(page.context["items"]) == 7


def test_looked_at_account_is_left_as_it_is(staff, unit_tree):
    person = factories.make_member(name="Ngô Thị Loan")
    person.name_flag = "officer"
    person.save(update_fields=["name_flag"])
    services.flag_account(person, detail={"like": "Ngô Thị Loan"})
    line = Hold.objects.get()
    assert (line.kind, line.unit) == ("flagged", unit_tree.trung_uong)
    services.act(verb="keep", target=person, by=staff.root)
    person.refresh_from_db()
    line.refresh_from_db()
    assert (person.name_flag, line.outcome) == ("", "keep")
