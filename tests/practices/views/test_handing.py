"""Handing a model over, saying what kind of unit one is, and the way from a reminder to its form."""

from datetime import date

import pytest
from django.utils import timezone

from forum.practices.models import Adoption, Setting, Target, UnitFact
from tests.forum.factories import make_officer
from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db


def test_model_is_handed_to_an_officer_of_the_unit_and_to_nobody_from_elsewhere(client, practice, unit_tree):
    client.force_login(practice.owner)
    address = f"{practice.get_absolute_url()}giao-lai/"
    officer, stranger = make_officer(unit_tree.phu_dien), make_officer(unit_tree.phu_tho)
    assert address in client.get(practice.get_absolute_url()).content.decode()
    assert officer.username in client.get(address).content.decode()
    for name in ("", "khong-co-ai", stranger.username, practice.owner.username, "<b>x</b>\0", "a" * 400):
        response = client.post(address, {"username": name})
        assert (response.status_code, "username" in response.context["form"].errors) == (422, True)
    assert client.post(address, {"username": f"http://x/thanh-vien/{officer.username.upper()}/"}).status_code == 302
    practice.refresh_from_db()
    assert practice.owner == officer
    client.force_login(stranger)
    assert client.get(address).status_code == 403


def test_officer_says_where_her_unit_works_and_what_it_met(client, unit_tree):
    factories.settings("khu-nha-tro", "do-thi")
    target = Target.objects.create(name="Tập hợp 80% phụ nữ", slug="tap-hop-80")
    client.force_login(make_officer(unit_tree.tay_tuu))
    address = f"/ban-lam-viec/don-vi/?don-vi={unit_tree.tay_tuu.slug}"
    assert queries(client, address) <= 14
    assert client.post(address, {"setting": ["khong-co"], "target": ["x"]}).status_code == 422
    assert client.post(address, {"setting": ["khu-nha-tro", "do-thi"], "target": [target.slug]}).status_code == 302
    facts = UnitFact.objects.filter(unit=unit_tree.tay_tuu)
    assert set(facts.values_list("value", flat=True)) == {"khu-nha-tro", "do-thi", target.slug}
    assert client.get(address).content.decode().count("checked") == 3
    client.post(address, {"setting": ["do-thi"]})
    assert set(facts.values_list("value", flat=True)) == {"do-thi"}
    assert client.get("/ban-lam-viec/don-vi/?don-vi=phu-tho").status_code == 404
    assert Setting.objects.exists()


def test_reminder_leads_to_the_form_that_waits(client, practice, unit_tree):
    officer = make_officer(unit_tree.tay_tuu)
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, officer, started_on=date(2026, 1, 15))
    client.force_login(officer)
    address = f"{practice.get_absolute_url()}ket-qua/"
    assert client.get(address)["Location"] == practice.get_absolute_url()
    Adoption.objects.update(asked_month=6, asked_at=timezone.now())
    assert client.get(address)["Location"] == f"{adoption.get_absolute_url()}ket-qua/6/"


def test_officer_is_shown_how_to_commend_a_model(client, practice, unit_tree):
    way = f"/ban-lam-viec/chi-dan/?dia-chi={practice.get_absolute_url()}"
    assert way not in client.get(practice.get_absolute_url()).content.decode()
    client.force_login(make_officer(unit_tree.tay_tuu))
    assert way in client.get(practice.get_absolute_url()).content.decode()
    assert practice.get_absolute_url() in client.get(way).content.decode()
