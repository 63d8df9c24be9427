"""The unit above decides, units recognise, keepers withdraw and check again; the history of it all."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from forum.practices import services
from forum.practices.models import Practice, Review
from portal.notifications.models import Notification
from tests.forum.factories import make_member, make_officer
from tests.practices import factories
from tests.practices.views.test_reading import queries

pytestmark = pytest.mark.django_db
ALL = list(Review.TICKS)


@pytest.fixture
def waiting(draft):
    services.complete(version=draft.versions.get(), values={"figures": factories.FIGURES, "steps": factories.STEPS}, by=draft.owner)
    services.submit(version=draft.versions.get(), by=draft.owner)
    return draft


@pytest.fixture
def reviewer(client, unit_tree):
    person = make_officer(unit_tree.ha_noi)
    client.force_login(person)
    return client


def decide(client, practice, verb: str, **values):
    version = practice.versions.first()
    data = {"verb": verb, "version": version.number, "seen": version.revision, **values}
    return client.post(f"/mo-hinh/{practice.slug}/duyet/", data)


def test_reviewer_reads_the_version_and_publishes_it(reviewer, waiting):
    content = reviewer.get(f"/mo-hinh/{waiting.slug}/duyet/").content.decode()
    assert waiting.one_line in content
    assert decide(reviewer, waiting, "accept", ticks=ALL[:3]).status_code == 422
    assert decide(reviewer, waiting, "accept", ticks=ALL).headers["Location"] == waiting.get_absolute_url()
    assert Practice.objects.listed().get() == waiting


@pytest.mark.parametrize("verb", ["ask", "refuse"])
def test_reviewer_must_say_why(reviewer, waiting, verb):
    answer = decide(reviewer, waiting, verb, note="  ", ticks=["safe"])
    assert answer.status_code == 422
    assert re.search(r'value="safe"[^>]* checked', answer.content.decode())
    assert decide(reviewer, waiting, verb, note="Thêm kinh phí hằng năm").status_code == 302
    client = Client()
    client.force_login(waiting.owner)
    assert "Thêm kinh phí hằng năm" in client.get(f"/mo-hinh/{waiting.slug}/hoan-thien/").content.decode()


def test_second_of_two_reviewers_is_told_and_keeps_her_words(reviewer, waiting, unit_tree):
    services.accept(version=waiting.versions.get(), by=make_member(), unit=unit_tree.ha_noi, ticks=ALL)
    answer = decide(reviewer, waiting, "refuse", note="Đã có mô hình tương tự ở phường bên")
    assert answer.status_code == 409
    assert "Đã có mô hình tương tự ở phường bên" in answer.content.decode()
    assert Practice.objects.listed().get() == waiting


def test_reviewer_does_not_decide_on_words_that_she_has_not_read(reviewer, waiting):
    version = waiting.versions.get()
    data = {"verb": "accept", "version": 1, "seen": version.revision, "ticks": ALL}
    services.take_back(version=version, by=waiting.owner)
    services.complete(version=version, values={"lessons": "Câu mới"}, by=waiting.owner)
    services.submit(version=version, by=waiting.owner)
    assert reviewer.post(f"/mo-hinh/{waiting.slug}/duyet/", data).status_code == 409
    assert not Practice.objects.listed().exists()


@pytest.mark.parametrize("data", [{"verb": "destroy"}, {"verb": "accept", "seen": "9" * 50}, {"verb": "ask", "note": "x" * 5000}, {}])
def test_strange_decisions_change_nothing(reviewer, waiting, data):
    assert reviewer.post(f"/mo-hinh/{waiting.slug}/duyet/", data).status_code == 422
    assert waiting.versions.get().state == "review"


def test_reviewer_sees_what_a_new_version_changes(reviewer, practice):
    version = services.revise(practice=practice, by=practice.owner)
    services.complete(version=version, values={"cost_once": "15 triệu", "lessons": "Báo trước một tuần."}, by=practice.owner)
    services.submit(version=version, by=practice.owner, note="Giá đã đổi")
    content = reviewer.get(f"/mo-hinh/{practice.slug}/duyet/").content.decode()
    assert "15.000.000" in content
    assert "Giá đã đổi" in content
    assert content.count("versions__item") == 2


def test_review_asks_a_fixed_number_of_times(reviewer, waiting):
    address = f"/mo-hinh/{waiting.slug}/duyet/"
    few = queries(reviewer, address)
    version = waiting.versions.get()
    services.take_back(version=version, by=waiting.owner)
    services.complete(version=version, values={"steps": factories.STEPS * 4, "figures": factories.FIGURES * 6}, by=waiting.owner)
    services.submit(version=version, by=waiting.owner)
    assert queries(reviewer, address) <= few + 2 <= 34


def test_unit_records_its_decision_once(reviewer, practice, unit_tree):
    address = f"/mo-hinh/{practice.slug}/cong-nhan/"
    typed = {"unit": unit_tree.ha_noi.pk, "decision_number": "125/QĐ-BTV", "decided_on": "2026-01-10"}
    assert reviewer.post(address, {**typed, "decision_number": "không số"}).status_code == 422
    assert reviewer.post(address, {**typed, "decided_on": "2099-01-10"}).status_code == 422
    assert reviewer.post(address, {**typed, "unit": unit_tree.phu_tho.pk}).status_code == 422
    assert reviewer.post(address, typed).status_code == 302
    assert practice.recognitions.get().level == "province"
    content = Client().get(f"/mo-hinh/{practice.slug}/lich-su/").content.decode()
    assert "125/QĐ-BTV" in content


def test_withdrawing_asks_for_a_reason_that_readers_see(client, practice):
    client.force_login(practice.owner)
    assert client.post(f"/mo-hinh/{practice.slug}/thu-hoi/", {"note": " "}).status_code == 422
    assert client.post(f"/mo-hinh/{practice.slug}/thu-hoi/", {"note": "Gộp vào mô hình khác"}).status_code == 302
    assert "Gộp vào mô hình khác" in Client().get(practice.get_absolute_url()).content.decode()


def test_keeper_says_that_it_still_holds(client, practice):
    Practice.objects.update(check_again_on=timezone.localdate())
    client.force_login(practice.owner)
    assert f"/mo-hinh/{practice.slug}/con-dung/" in client.get("/mo-hinh/cua-toi/").content.decode()
    assert client.post(f"/mo-hinh/{practice.slug}/con-dung/").status_code == 302
    practice.refresh_from_db()
    assert practice.check_again_on > timezone.localdate()


def test_history_shows_everybody_what_was_accepted_and_keepers_the_rest(client, practice, unit_tree):
    version = services.revise(practice=practice, by=practice.owner)
    services.complete(version=version, values={"lessons": "Câu của bản hai."}, by=practice.owner)
    services.submit(version=version, by=practice.owner)
    services.refuse(version=version, by=make_member(), unit=unit_tree.ha_noi, note="Chưa rõ nguồn số liệu")
    version = services.revise(practice=practice, by=practice.owner)
    services.complete(version=version, values={"lessons": "Câu của bản ba."}, by=practice.owner)
    services.submit(version=version, by=practice.owner)
    services.accept(version=version, by=make_member(), unit=unit_tree.ha_noi, ticks=ALL)
    address = f"/mo-hinh/{practice.slug}/lich-su/"
    seen = client.get(address).content.decode()
    assert "Câu của bản ba." in seen
    assert "Câu của bản hai." not in seen
    assert "Chưa rõ nguồn số liệu" not in seen
    few = queries(client, address)
    version = services.revise(practice=practice, by=practice.owner)
    services.submit(version=version, by=practice.owner)
    services.accept(version=version, by=make_member(), unit=unit_tree.ha_noi, ticks=ALL)
    assert queries(client, address) == few <= 26
    client.force_login(practice.owner)
    assert "Chưa rõ nguồn số liệu" in client.get(address).content.decode()


def test_notifications_lead_to_the_screen_where_something_is_to_do(client, draft, unit_tree, django_capture_on_commit_callbacks):
    above = make_officer(unit_tree.ha_noi)
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(version=draft.versions.get(), by=draft.owner)
    client.force_login(above)
    told = Notification.objects.get(user=above)
    assert client.get(f"/thong-bao/{told.pk}/").headers["Location"] == f"/mo-hinh/{draft.slug}/duyet/"
    with django_capture_on_commit_callbacks(execute=True):
        services.ask_changes(version=draft.versions.get(), by=above, unit=unit_tree.ha_noi, note="Thêm kinh phí")
    client.force_login(draft.owner)
    told = Notification.objects.get(user=draft.owner)
    assert client.get(f"/thong-bao/{told.pk}/").headers["Location"] == f"/mo-hinh/{draft.slug}/hoan-thien/"


def test_page_offers_what_the_person_may_do(client, practice, unit_tree):
    visitor = client.get(practice.get_absolute_url()).content.decode()
    assert f"/mo-hinh/{practice.slug}/hoan-thien/" not in visitor
    assert f"/mo-hinh/{practice.slug}/lich-su/" in visitor
    client.force_login(practice.owner)
    assert f"/mo-hinh/{practice.slug}/hoan-thien/" in client.get(practice.get_absolute_url()).content.decode()
