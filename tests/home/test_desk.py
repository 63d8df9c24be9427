from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Workflow

from portal.home.desk import SHOWN, groups_of

pytestmark = pytest.mark.django_db


def hand_in(article, user):
    return Workflow.objects.get(active=True).start(article, user)


def names(user) -> list[str]:
    return [group.name for group in groups_of(user)]


def test_desk_sorts_by_what_waits_for_whom(newsroom, write):
    write(title="Bản nháp")
    hand_in(write(title="Đã gửi"), newsroom.writer)
    state = hand_in(write(title="Bị trả"), newsroom.writer)
    state.current_task_state.reject(user=newsroom.editor, comment="Thêm tên người chủ trì.")
    groups = {group.name: group for group in groups_of(newsroom.writer)}
    assert list(groups) == ["returned", "drafts", "submitted"]
    assert [row.title for row in groups["drafts"].rows] == ["Bản nháp"]
    assert (groups["returned"].rows[0].says, groups["returned"].rows[0].who) == ("Thêm tên người chủ trì.", str(newsroom.editor))
    assert names(newsroom.editor) == names(newsroom.province) == ["waiting"]
    assert names(newsroom.stranger) == names(newsroom.neighbour) == []


def test_desk_shows_what_is_planned(newsroom, write):
    article = write(title="Ngày mai đăng", owner=newsroom.editor)
    article.go_live_at = timezone.now() + timedelta(days=1)
    article.save_revision(user=newsroom.editor).publish(user=newsroom.editor)
    assert names(newsroom.editor) == ["planned"]
    group = groups_of(newsroom.province)[-1]
    assert (group.name, group.rows[0].at.date()) == ("planned", article.go_live_at.date())


def test_desk_is_bounded_and_costs_the_same(newsroom, write, django_assert_num_queries):
    for number in range(SHOWN + 3):
        write(title=f"Bản nháp {number}")
    groups_of(newsroom.writer)
    with django_assert_num_queries(6):
        (group,) = groups_of(newsroom.writer)
    assert len(group.rows) == SHOWN
    assert "state=draft" in group.more


def test_first_screen_greets_and_offers_to_write(client, newsroom):
    client.force_login(newsroom.writer)
    page = client.get("/quan-tri/").content.decode()
    assert "Viết bài" in page
    assert "gravatar" not in page
    assert "Hiện không có việc nào chờ bạn" in page
