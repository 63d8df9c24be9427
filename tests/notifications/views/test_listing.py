"""The list, the way to one thing, the bell."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import ArticlePage
from portal.notifications import reading
from portal.notifications.models import Notification
from portal.notifications.querysets import key_of
from tests.notifications.factories import add_story

pytestmark = pytest.mark.django_db
LIST = "/thong-bao/"


@pytest.fixture
def mai(world, client):
    client.force_login(world.mai)
    return client


def fill(user, target, count: int, *, seen: bool = False) -> None:
    """Rows as they are after `count` tellings, each seen before the next; one of them unseen unless `seen`."""
    content_type, object_id = key_of(target)
    now = timezone.now()
    Notification.objects.bulk_create(
        [
            Notification(
                user=user, content_type_id=content_type, object_id=object_id, kinds=",reply,", actors=f",{user.pk},",
                first_at=now - timedelta(minutes=n), last_at=now - timedelta(minutes=n), seen_at=None if n == 0 and not seen else now,
            )
            for n in range(count)
        ]
    )  # fmt: skip


def test_visitor_is_asked_to_sign_in(client, db):
    assert client.get(LIST).status_code == 302
    assert client.get("/thong-bao/chuong/").status_code == 204


def test_empty_list_says_what_will_be_here(mai):
    assert "Chưa có thông báo nào" in mai.get(LIST).content.decode()


def test_list_shows_new_before_read(world, mai, tell):
    other = add_story(world.units.phu_dien, title="Bếp ăn chung")
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk], note="xin đọc")
    tell(kind="reply", target=other, actor=world.hanh, recipients=[world.mai.pk])
    Notification.objects.about(other).update(seen_at=timezone.now())
    text = mai.get(LIST).content.decode()
    assert text.index("Lê Thị Hạnh trả lời ở “Lớp học buổi tối”") < text.index("Lê Thị Hạnh trả lời ở “Bếp ăn chung”")
    assert "xin đọc" in text
    assert "Ngày 2/1." in text


def test_several_kinds_are_one_line(world, mai, tell):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    tell(kind="mention", target=world.story, actor=world.sen, recipients=[world.mai.pk])
    assert "2 điều mới trong “Lớp học buổi tối”: nhắc tên bạn, trả lời mới" in mai.get(LIST).content.decode()


def test_list_pages_by_keyset_without_gap_or_repeat(world, mai):
    fill(world.mai, world.story, 55)
    seen, address = [], LIST
    while address:
        page = mai.get(address).context["page"]
        seen += [line.row.pk for line in (*page.new, *page.old)]
        address = f"{LIST}?sau={page.next}" if page.next else ""
    assert seen == list(Notification.objects.order_by("-last_at").values_list("pk", flat=True))


def test_page_breaks_between_new_and_read(world):
    for n in range(reading.PER_PAGE):
        fill(world.mai, add_story(world.units.phu_dien, title=f"Bài {n}"), 1)
    fill(world.mai, world.story, 3, seen=True)
    first = reading.page_for(world.mai)
    assert (len(first.new), len(first.old)) == (reading.PER_PAGE, 0)
    second = reading.page_for(world.mai, first.next)
    assert (len(second.new), len(second.old), second.next) == (0, 3, "")


@pytest.mark.parametrize(
    "cursor", ["x", "n", "n1", "n1.", "n.1", "n1.x", "o99999999999999999999.1", "n٣.1", "n-1.1", "n999999999999999999.1"]
)
def test_cursor_that_we_never_gave_is_not_found(mai, cursor):
    assert mai.get(LIST, {"sau": cursor}).status_code == 404


def test_queries_are_the_same_for_ten_and_a_thousand(world, mai):
    mai.get(LIST)
    counts = []
    for count in (10, 1000):
        Notification.objects.all().delete()
        fill(world.mai, world.story, count)
        with CaptureQueriesContext(connection) as queries:
            assert mai.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_what_may_no_longer_be_seen_is_left_out_and_no_longer_counts(world, mai, tell):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    row = Notification.objects.get()
    ArticlePage.objects.filter(pk=world.story.pk).update(live=False)
    assert mai.get(f"{LIST}{row.pk}/").status_code == 404
    assert "Lớp học buổi tối" not in mai.get(LIST).content.decode()
    assert reading.unseen_count(world.mai) == 0


def test_opening_leads_there_and_marks_it_as_seen(world, mai, tell):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    address = f"{LIST}{Notification.objects.get().pk}/"
    mai.get(address, headers={"Sec-Purpose": "prefetch"})
    assert reading.unseen_count(world.mai) == 1
    answer = mai.get(address)
    assert (answer.status_code, answer["Location"]) == (302, world.story.get_url())
    assert reading.unseen_count(world.mai) == 0


def test_notification_of_somebody_else_is_not_there(world, mai, tell):
    tell(kind="reply", target=world.story, recipients=[world.hanh.pk])
    assert mai.get(f"{LIST}{Notification.objects.get().pk}/").status_code == 404
    assert reading.unseen_count(world.hanh) == 1


def test_mark_all_as_read(world, mai, tell):
    tell(kind="reply", target=world.story, recipients=[world.mai.pk])
    assert mai.get("/thong-bao/da-xem/").status_code == 405
    assert mai.post("/thong-bao/da-xem/").status_code == 302
    assert reading.unseen_count(world.mai) == 0


def test_bell_counts_to_nine(world, mai, django_assert_num_queries):
    assert mai.get("/thong-bao/chuong/").content.strip() == b""
    for n in range(12):
        fill(world.mai, add_story(world.units.phu_dien, title=f"Bài {n}"), 1)
    with django_assert_num_queries(1):
        assert reading.unseen_count(world.mai) == 10
    answer = mai.get("/thong-bao/chuong/")
    assert "9+" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
