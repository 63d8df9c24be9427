"""Reports: whose queue they reach, and what the reporter learns."""

import pytest

from forum.models import Post
from portal.members.models import User
from portal.moderation import services
from portal.moderation.errors import AlreadyReported, CannotAct, TooMany
from portal.moderation.models import Hold, Report
from portal.moderation.permissions import can_act, can_undo
from portal.notifications.models import Notification
from portal.units.services import belong

pytestmark = pytest.mark.django_db


def test_report_joins_the_queue_and_the_reporter_is_told(post, staff, django_capture_on_commit_callbacks):
    filed = services.report(target=post, reporter=staff.reader, ground="spam", text="Bán hàng\u202e")
    assert filed.text == "Bán hàng"
    services.report(target=post, reporter=staff.named, ground="fraud")
    assert Hold.objects.open().get().reports.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        services.act(verb="hide", target=post, by=staff.ward, note="…")
    filed.refresh_from_db()
    assert filed.is_upheld is True
    assert Notification.objects.filter(user=staff.reader).count() == 1
    staff.author.standing.refresh_from_db()
    assert staff.author.standing.reports_upheld == 1


def test_report_of_what_stays_is_not_upheld(post, staff):
    filed = services.report(target=post, reporter=staff.reader, ground="spam")
    act = services.act(verb="keep", target=post, by=staff.ward)
    filed.refresh_from_db()
    assert filed.is_upheld is False
    services.undo(act=act, by=staff.ward)
    filed.refresh_from_db()
    assert filed.is_upheld is None
    assert Hold.objects.open().exists()


def test_one_report_for_a_person_and_a_post(post, staff):
    services.report(target=post, reporter=staff.reader, ground="spam")
    with pytest.raises(AlreadyReported):
        services.report(target=post, reporter=staff.reader, ground="false")
    assert Report.objects.count() == 1


def test_own_words_are_not_reported(post, staff):
    with pytest.raises(CannotAct):
        services.report(target=post, reporter=staff.author, ground="spam")


def test_reports_are_limited(thread, post, staff, settings):
    settings.REPORTS_A_DAY = 1
    services.report(target=post, reporter=staff.reader, ground="spam")
    with pytest.raises(TooMany):
        services.report(target=thread, reporter=staff.reader, ground="spam")


@pytest.fixture
def moderators_post(thread, staff) -> Post:
    return Post.objects.create(thread=thread, number=5, author=staff.ward, body="<p>Chị im đi.</p>", created_at=thread.created_at)


def test_report_against_a_moderator_goes_one_unit_up(moderators_post, staff, unit_tree):
    services.report(target=moderators_post, reporter=staff.reader, ground="insult")
    line = Hold.objects.open().get()
    assert (line.unit, line.place, line.concerns) == (unit_tree.ha_noi, "", staff.ward)
    for who, sees in {"ward": False, "colleague": False, "named": False, "city": True, "root": True, "elsewhere": False}.items():
        assert Hold.objects.open().visible_to(getattr(staff, who)).exists() is sees, who
    assert not can_act(staff.colleague, "keep", moderators_post)
    assert can_act(staff.city, "keep", moderators_post)


def test_report_against_the_named_moderator_of_a_board_goes_one_unit_up(thread, staff, unit_tree):
    mine = Post.objects.create(thread=thread, number=6, author=staff.named, body="…", created_at=thread.created_at)
    services.report(target=mine, reporter=staff.reader, ground="insult")
    assert Hold.objects.open().get().unit == unit_tree.ha_noi


@pytest.mark.parametrize("own", [None, "phu_dien", "phu_tho"])
def test_report_of_a_moderators_account_goes_above_where_she_moderates(own, staff, unit_tree):
    belong(user=staff.ward, unit=getattr(unit_tree, own) if own else None)
    services.report(target=User.objects.get(pk=staff.ward.pk), reporter=staff.reader, ground="insult")
    line = Hold.objects.open().get()
    assert (line.unit, line.concerns) == (unit_tree.ha_noi, staff.ward)


def test_act_is_appealed_one_unit_up_and_undone_there(post, staff, unit_tree):
    act = services.act(verb="hide", target=post, by=staff.ward, note="…")
    filed = services.report(target=act, reporter=staff.author, ground="other", text="Tôi không quảng cáo.")
    line = Hold.objects.open().get()
    assert (line.unit, line.concerns) == (unit_tree.ha_noi, staff.ward)
    assert not can_undo(staff.ward, act)
    assert not can_undo(staff.author, act)
    assert can_undo(staff.city, act)
    services.undo(act=act, by=staff.city)
    filed.refresh_from_db()
    post.refresh_from_db()
    assert (filed.is_upheld, post.state) == (True, "shown")
    assert not Hold.objects.open().exists()


def test_hidden_post_cannot_be_reported_by_who_does_not_see_it(post, staff, enter):
    services.act(verb="hide", target=post, by=staff.ward, note="…")
    assert enter(staff.reader).get(f"/kiem-duyet/bao-cao/bai/{post.pk}/").status_code == 404


def test_form_reports_and_comes_back(post, staff, enter):
    client = enter(staff.reader)
    assert client.get(f"/kiem-duyet/bao-cao/bai/{post.pk}/").status_code == 200
    wrong = client.post(f"/kiem-duyet/bao-cao/bai/{post.pk}/", {"text": "Lời đã gõ"})
    assert "Lời đã gõ" in wrong.content.decode()
    sent = client.post(f"/kiem-duyet/bao-cao/bai/{post.pk}/", {"ground": "spam", "text": "x", "next": "https://evil.example/"})
    assert sent.status_code == 302
    assert sent["Location"] == f"/dien-dan/bai/{post.pk}/"
    assert "/kiem-duyet/bao-cao-cua-toi/"
    assert client.get("/kiem-duyet/bao-cao-cua-toi/").status_code == 200
