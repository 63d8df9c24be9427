"""The screens on which a unit takes a model up, says how far it is and reports."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forum.practices import services
from forum.practices.models import Adoption
from portal.units.services import dissolve
from tests.forum.factories import make_member, make_officer
from tests.practices import factories

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 1, 15)


def typed(unit, **values) -> dict:
    return {"unit": unit.pk, "parent": "0", "started_on": "2026-01-15", "state": "exploring", "changes": "Họp buổi tối"} | values


@pytest.fixture
def officer(client, unit_tree):
    """An officer of the ward Tây Tựu, signed in."""
    account = make_officer(unit_tree.tay_tuu)
    client.force_login(account)
    return account


def test_officer_records_and_lands_on_the_page_of_the_entry(client, officer, practice, unit_tree):
    page = client.get(practice.get_absolute_url()).content.decode()
    assert f"{practice.get_absolute_url()}ap-dung/" in page
    form = client.get(f"{practice.get_absolute_url()}ap-dung/").content.decode()
    assert str(unit_tree.tay_tuu) in form  # Her unit is chosen already.
    response = client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.tay_tuu))
    adoption = Adoption.objects.get()
    assert response["Location"] == adoption.get_absolute_url()
    assert (adoption.unit, adoption.by, adoption.parent, adoption.started_on) == (unit_tree.tay_tuu, officer, None, LONG_AGO)
    page = client.get(practice.get_absolute_url()).content.decode()
    assert adoption.get_absolute_url() in page
    assert "Họp buổi tối" in client.get(adoption.get_absolute_url()).content.decode()


def test_from_another_adopter_makes_a_branch(client, officer, practice, unit_tree):
    first = factories.make_adoption(practice, unit_tree.phu_tho)
    client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.tay_tuu, parent=first.pk))
    assert Adoption.objects.get(unit=unit_tree.tay_tuu).parent == first
    assert unit_tree.tay_tuu.title in client.get(first.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"started_on": "2024-03-01"}, "started_on", "Tây Tựu"),
        ({"started_on": "99/99/2026"}, "started_on", "25/04/2026"),
        ({"started_on": "2031-01-01"}, "started_on", ""),
        ({"parent": "999999"}, "parent", ""),
        ({"parent": "x' OR 1=1"}, "parent", ""),
        ({"state": "stopped"}, "state", ""),
        ({"unit": ""}, "unit", ""),
        ({"changes": "a" * 4001}, "changes", "4"),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_field(client, officer, practice, unit_tree, values, field, words):
    given = typed(unit_tree.tay_tuu, changes="<script>Giữ lời tôi</script>") | values
    response = client.post(f"{practice.get_absolute_url()}ap-dung/", given)
    form, content = response.context["form"], response.content.decode()
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert words in str(form.errors[field])
    assert f'id="id_{field}_error"' in content
    assert "<script>Giữ lời" not in content
    assert "Giữ lời tôi" in content or "changes" in values
    assert not Adoption.objects.exists()


def test_ones_own_model_is_refused_at_the_unit(client, practice, unit_tree):
    client.force_login(make_officer(unit_tree.phu_dien))
    response = client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.phu_dien))
    assert list(response.context["form"].errors) == ["unit"]


def test_second_officer_is_led_to_the_entry_of_the_first(client, officer, practice, unit_tree):
    first = factories.make_adoption(practice, unit_tree.tay_tuu)
    response = client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.tay_tuu))
    assert list(response.context["form"].errors) == ["unit"]
    assert f'href="{first.get_absolute_url()}"' in response.content.decode()
    assert Adoption.objects.count() == 1


def test_circle_is_refused_at_the_source(client, officer, practice, unit_tree):
    first = factories.make_adoption(practice, unit_tree.tay_tuu)
    second = factories.make_adoption(practice, unit_tree.xuan_dinh, parent=first)
    stored = {"parent": second.pk, "started_on": f"{first.started_on:%d/%m/%Y}", "changes": "Vẫn còn đây"}
    response = client.post(f"{first.get_absolute_url()}sua/", stored)
    assert list(response.context["form"].errors) == ["parent"]
    assert "Vẫn còn đây" in response.content.decode()


def test_unit_of_others_is_refused(client, officer, practice, unit_tree):
    response = client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.phu_tho))
    assert list(response.context["form"].errors) == ["unit"]


def test_provincial_officer_records_for_a_ward_by_its_name(client, practice, unit_tree):
    client.force_login(make_officer(unit_tree.ha_noi))
    given = typed(unit_tree.tay_tuu) | {"unit": "", "unit-text": "phường Tây Tựu"}
    content = client.post(f"{practice.get_absolute_url()}ap-dung/", given).content.decode()
    assert f'name="unit-choice" value="{unit_tree.tay_tuu.pk}"' in content  # She confirms; nothing is guessed.
    client.post(f"{practice.get_absolute_url()}ap-dung/", given | {"unit-choice": unit_tree.tay_tuu.pk})
    assert Adoption.objects.get().unit == unit_tree.tay_tuu


def test_merged_unit_counts_for_its_successor_and_says_so(client, officer, practice, unit_tree, django_capture_on_commit_callbacks):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    with django_capture_on_commit_callbacks(execute=True):
        dissolve(unit=unit_tree.tay_tuu, on=timezone.localdate(), successors=[unit_tree.xuan_dinh])
    page = client.get(adoption.get_absolute_url()).content.decode()
    assert unit_tree.xuan_dinh.title in page
    client.force_login(make_officer(unit_tree.xuan_dinh))
    assert client.get(f"{adoption.get_absolute_url()}tinh-hinh/").status_code == 200


def test_withdrawn_model_takes_nobody_anew_and_those_who_run_it_go_on(client, officer, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    services.withdraw(practice=practice, by=practice.owner, reason="Đã có cách làm tốt hơn")
    content = client.get(f"{practice.get_absolute_url()}ap-dung/").content.decode()
    assert "Đã có cách làm tốt hơn" in content
    assert "csrfmiddlewaretoken" not in content.split("<main")[1].split("</main")[0]
    assert client.post(f"{practice.get_absolute_url()}ap-dung/", typed(unit_tree.tay_tuu)).status_code == 422
    client.post(f"{adoption.get_absolute_url()}tinh-hinh/", {"state": "running"})
    assert Adoption.objects.get().state == "running"


def test_members_are_told_who_records(client, practice):
    client.force_login(make_member())
    assert f"{practice.get_absolute_url()}ap-dung/" not in client.get(practice.get_absolute_url()).content.decode()
    assert client.get(f"{practice.get_absolute_url()}ap-dung/").status_code == 403


def test_stopping_asks_why_and_keeps_the_words(client, officer, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu)
    response = client.post(f"{adoption.get_absolute_url()}tinh-hinh/", {"state": "stopped", "stop_reason": " "})
    assert list(response.context["form"].errors) == ["stop_reason"]
    client.post(f"{adoption.get_absolute_url()}tinh-hinh/", {"state": "stopped", "stop_reason": "Hết kinh phí"})
    assert "Hết kinh phí" in client.get(adoption.get_absolute_url()).content.decode()
    response = client.post(f"{adoption.get_absolute_url()}tinh-hinh/", {"state": "running"})
    assert list(response.context["form"].errors) == ["state"]


def test_results_are_read_as_people_write_them(client, officer, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, started_on=LONG_AGO)
    address = f"{adoption.get_absolute_url()}ket-qua/6/"
    response = client.post(address, {"people_reached": "150%", "money_spent": "từ 3 đến 5 triệu", "text": "Đông <i>vui</i> hơn"})
    assert sorted(response.context["form"].errors) == ["money_spent", "people_reached"]
    for words in ("150%", "từ 3 đến 5 triệu", "Đông &lt;i&gt;vui"):
        assert words in response.content.decode()
    response = client.post(address, {"people_reached": "-5", "money_spent": "", "text": ""})
    assert sorted(response.context["form"].errors) == ["money_spent", "people_reached", "text"]
    client.post(address, {"people_reached": "1.200", "money_spent": "4,5 triệu", "text": "Đông vui hơn"})
    report = adoption.reports.get()
    assert (report.month, report.people_reached, report.money_spent, report.entered_by) == (6, 1200, 4_500_000, officer)
    assert "1.200" in client.get(practice.get_absolute_url()).content.decode()


def test_second_report_does_not_silently_take_the_place_of_the_first(client, officer, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, started_on=LONG_AGO)
    address = f"{adoption.get_absolute_url()}ket-qua/3/"
    seen = client.get(address).context["form"]["seen"].value()
    services.report_results(
        adoption=adoption, month=3, people_reached=80, money_spent=0, text="Của chị kia", by=adoption.by, figures=factories.FIGURES
    )
    mine = {"people_reached": "90", "money_spent": "0", "text": "Của tôi", "seen": seen}
    response = client.post(address, mine)
    assert response.status_code == 422
    assert "Của tôi" in response.content.decode()
    assert adoption.reports.get().people_reached == 80
    hers = {f"figures-0-{name}": value for name, value in response.context["figures"][0].cells.items()}
    assert hers["figures-0-value"] == "78,85"
    client.post(address, mine | hers | {"seen": response.context["form"]["seen"].value()})
    assert adoption.reports.get().people_reached == 90
    assert adoption.reports.get().figures.count() == 1  # The figures of the first stood in the form.


def test_figures_are_rows_of_a_report(client, officer, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, started_on=LONG_AGO)
    address = f"{adoption.get_absolute_url()}ket-qua/3/"
    three = {"people_reached": "90", "money_spent": "0", "text": "Đông vui"}
    row = {"figures-0-value": "78,85%", "figures-0-what": "chị em tham gia đều", "figures-0-period": "quý I"}
    more = client.post(address, three | row | {"row": "figures.add"})
    assert (more.status_code, len(more.context["figures"]), adoption.reports.exists()) == (200, 2, False)
    assert "78,85%" in more.content.decode()
    less = client.post(address, three | row | {"row": "figures.0.remove"})
    assert [line.cells for line in less.context["figures"]] == [{}]
    for act in ("figures.9.up", "steps.add", "figures.x", "\0" * 90):
        assert client.post(address, three | row | {"row": act}).status_code == 200
    wrong = client.post(address, three | {"text": ""} | row | {"figures-1-value": "101%", "figures-1-what": "hài lòng"})
    assert (wrong.status_code, sorted(wrong.context["form"].errors)) == (422, ["__all__", "text"])
    assert "value" in wrong.context["figures"][1].errors
    assert "101%" in wrong.content.decode()
    many = {f"figures-{number}-{cell}": "1" for number in range(60) for cell in ("value", "measure", "what")}
    assert client.post(address, three | many).context["figures_wrong"]
    client.post(address, three | row)
    figure = adoption.reports.get().figures.get()
    assert (figure.value, figure.measure, figure.what, figure.entered_by) == (Decimal("78.85"), "%", "chị em tham gia đều", officer)
    page = client.get(adoption.get_absolute_url()).content.decode()
    assert "78,85" in page
    assert client.get(address).context["figures"][0].cells["value"] == "78,85"


@pytest.mark.parametrize("month", [0, 1, 12, 99999])
def test_report_of_a_month_that_has_not_come_is_not_there(client, officer, practice, unit_tree, month):
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, started_on=timezone.localdate() - timedelta(days=200))
    assert client.get(f"{adoption.get_absolute_url()}ket-qua/{month}/").status_code == 404


def test_words_of_who_was_signed_out_wait_in_the_form(client, practice, unit_tree):
    address = f"{practice.get_absolute_url()}ap-dung/"
    client.post(address, typed(unit_tree.tay_tuu, changes="Viết lâu lắm", **{"from": address}))
    client.force_login(make_officer(unit_tree.tay_tuu))
    assert "Viết lâu lắm" in client.get(address).content.decode()


def test_page_of_an_entry_asks_as_often_for_many_as_for_one(client, officer, practice, unit_tree):
    first = factories.make_adoption(practice, unit_tree.tay_tuu, started_on=LONG_AGO)
    factories.make_adoption(practice, unit_tree.phu_tho, parent=first)
    few = queries(client, first.get_absolute_url())
    for unit in (unit_tree.xuan_dinh, unit_tree.dong_ngac):
        factories.make_adoption(practice, unit, parent=first)
    for month in (3, 6):
        services.report_results(
            adoption=first, month=month, people_reached=1, money_spent=0, text="Tốt", by=officer, figures=factories.FIGURES
        )
    assert queries(client, first.get_absolute_url()) <= few + 2 <= 20  # Figures and their doubts, once there are any.


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
