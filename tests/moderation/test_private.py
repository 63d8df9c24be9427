"""Private reports: who reads them, and that every reading is on record."""

import pytest

from portal.moderation import services
from portal.moderation.errors import AlreadyDone, TooMany
from portal.moderation.models import PrivateReport
from portal.notifications.models import Notification
from portal.units.models import Role
from tests.forum import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(staff, unit_tree) -> PrivateReport:
    return services.send_private(
        reporter=staff.author, unit=unit_tree.phu_dien, danger="now", text="Chồng tôi đe dọa.", contact="Sau 20 giờ"
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("author", 200),
        ("officer", 200),
        ("ward", 200),
        ("city", 404),
        ("root", 404),
        ("elsewhere", 404),
        ("named", 404),
        ("reader", 404),
    ],
)
def test_only_officers_of_her_own_unit_and_she_herself_read_it(who, status, sent, staff, enter):
    page = enter(getattr(staff, who)).get(f"/kiem-duyet/bao-rieng/{sent.pk}/")
    assert page.status_code == status
    assert ("đe dọa" in page.content.decode()) is (status == 200)


def test_every_opening_is_on_record_and_shown_to_the_sender(sent, staff, enter):
    enter(staff.officer).get(f"/kiem-duyet/bao-rieng/{sent.pk}/")
    enter(staff.officer).get(f"/kiem-duyet/bao-rieng/{sent.pk}/")
    enter(staff.author).get(f"/kiem-duyet/bao-rieng/{sent.pk}/")
    assert list(sent.openings.values_list("reader__username", flat=True)) == ["vien", "vien"]
    assert "Đỗ Thị Viên" in enter(staff.author).get(f"/kiem-duyet/bao-rieng/{sent.pk}/").content.decode()


def test_an_answer_that_is_refused_shows_it_on_record(sent, staff, enter):
    page = enter(staff.officer).post(f"/kiem-duyet/bao-rieng/{sent.pk}/", {"answer": ""})
    assert "đe dọa" in page.content.decode()
    assert sent.openings.get().reader == staff.officer


def test_officers_learn_that_there_is_one_but_not_what_it_says(staff, unit_tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger="now", text="Bí mật riêng")
    told = set(Notification.objects.values_list("user__username", flat=True))
    assert told == {"vien", "tam", "hoa"}


def test_what_concerns_the_officers_goes_one_unit_up(staff, unit_tree):
    sent = services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger="soon", text="…", concerns_officers=True)
    assert sent.unit == unit_tree.ha_noi
    named = services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger="soon", text="…", concerns=staff.officer)
    assert named.unit == unit_tree.ha_noi
    assert not PrivateReport.objects.readable_by(staff.officer).exists()


def test_unit_without_officers_is_passed_over(staff, unit_tree):
    assert services.send_private(reporter=staff.reader, unit=unit_tree.tay_tuu, danger="past", text="…").unit == unit_tree.ha_noi


def test_open_reports_of_a_unit_that_lost_its_officers_are_handed_on(sent, staff, unit_tree):
    Role.objects.filter(unit=unit_tree.phu_dien).delete()
    assert services.readdress() == 1
    assert services.readdress() == 0
    sent.refresh_from_db()
    assert sent.unit == unit_tree.ha_noi


def test_answer_closes_it_once(sent, staff, enter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enter(staff.officer).post(f"/kiem-duyet/bao-rieng/{sent.pk}/", {"answer": "Chị gọi cho em nhé."})
    sent.refresh_from_db()
    assert (sent.answer, sent.closed_by) == ("Chị gọi cho em nhé.", staff.officer)
    assert Notification.objects.filter(user=staff.author).count() == 1
    with pytest.raises(AlreadyDone):
        services.answer_private(report=sent, by=staff.ward, answer="…")


def test_sender_cannot_answer_herself(sent, staff, enter):
    assert enter(staff.author).post(f"/kiem-duyet/bao-rieng/{sent.pk}/", {"answer": "…"}).status_code == 403


def test_form_sends_and_visitors_see_the_hotline(staff, enter, client, site):
    visitor = client.get("/kiem-duyet/bao-rieng/").content.decode()
    assert "tel:1900969680" in visitor
    assert "<textarea" not in visitor
    member = enter(staff.author)
    wrong = member.post("/kiem-duyet/bao-rieng/", {"text": "Lời đã gõ"})
    assert "Lời đã gõ" in wrong.content.decode()
    sent = member.post("/kiem-duyet/bao-rieng/", {"text": "Chuyện buồn", "danger": "past"})
    assert sent.status_code == 302
    assert PrivateReport.objects.get().unit.slug == staff.author.membership.unit.slug


def test_member_without_unit_names_one(enter, unit_tree, staff):
    person = factories.make_member()
    page = enter(person).post("/kiem-duyet/bao-rieng/", {"text": "…", "danger": "past", "unit": unit_tree.phu_dien.pk})
    assert page.status_code == 302
    assert PrivateReport.objects.get().unit == unit_tree.phu_dien


def test_private_reports_are_limited(staff, unit_tree, settings):
    settings.PRIVATE_REPORTS_A_DAY = 0
    with pytest.raises(TooMany):
        services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger="now", text="…")


def test_box_lists_without_words(sent, staff, enter):
    box = enter(staff.officer).get("/kiem-duyet/bao-rieng/hop-thu/").content.decode()
    assert f"/kiem-duyet/bao-rieng/{sent.pk}/" in box
    assert "đe dọa" not in box
    assert enter(staff.reader).get("/kiem-duyet/bao-rieng/hop-thu/").status_code == 403


def test_who_is_in_danger_now_stands_on_top(staff, unit_tree, enter):
    made = [
        services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger=danger, text="…") for danger in ("past", "soon", "now")
    ]
    waiting = enter(staff.officer).get("/kiem-duyet/bao-rieng/hop-thu/").context["waiting"]
    assert [report.pk for report in waiting] == [report.pk for report in made[::-1]]
