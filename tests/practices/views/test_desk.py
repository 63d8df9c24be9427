"""The desk of an officer."""

from datetime import date

import pytest
from django.utils import timezone

from forum.practices import services
from forum.practices.models import Adoption, Practice
from tests.forum.factories import make_member, make_officer
from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db
MOST = 25


def test_empty_desk_says_what_will_be_there(client, unit_tree):
    client.force_login(make_officer(unit_tree.tay_tuu))
    content = client.get("/ban-lam-viec/").content.decode()
    assert "desk__clear" in content
    assert 'href="/mo-hinh/tim-phu-hop/"' in content
    assert 'href="/ban-lam-viec/"' in client.get("/").content.decode()  # The masthead leads there.


def test_members_have_no_desk(client):
    client.force_login(make_member())
    assert client.get("/ban-lam-viec/").status_code == 403
    assert 'href="/ban-lam-viec/"' not in client.get("/").content.decode()


def fill(practice: Practice, unit_tree, officer) -> Adoption:
    """Something on each list of the officer of Tây Tựu."""
    adoption = factories.make_adoption(practice, unit_tree.tay_tuu, officer, started_on=date(2026, 1, 15))
    Adoption.objects.filter(pk=adoption.pk).update(asked_month=6, asked_at=timezone.now())
    hers = factories.make_published(unit_tree.tay_tuu, officer, name="Tổ phụ nữ giữ chợ sạch")
    services.ask_owner(practice=hers, by=make_member(), body="Chị lấy kinh phí ở đâu?")
    Practice.objects.filter(pk=hers.pk).update(check_again_on=timezone.localdate())
    factories.make_draft(unit_tree.tay_tuu, officer, name="Bếp ấm chờ viết tiếp")
    factories.make_adoption(practice, unit_tree.xuan_dinh)
    services.address_guidance(
        unit=unit_tree.ha_noi,
        by=make_officer(unit_tree.ha_noi),
        rule={"levels": ["commune"]},
        practice=practice,
        note="Làm thử trong quý I",
    )
    return adoption


def test_desk_shows_what_waits_and_where_it_is_done(client, practice, unit_tree):
    officer = make_officer(unit_tree.tay_tuu)
    adoption = fill(practice, unit_tree, officer)
    client.force_login(officer)
    response = client.get("/ban-lam-viec/")
    content = response.content.decode()
    assert f'href="{adoption.get_absolute_url()}ket-qua/6/"' in content
    for words in ("Tổ phụ nữ giữ chợ sạch", "Bếp ấm chờ viết tiếp", "Làm thử trong quý I", unit_tree.xuan_dinh.title):
        assert words in content
    assert response["Cache-Control"] == "private, no-store"
    client.post(f"{adoption.get_absolute_url()}ket-qua/6/", {"people_reached": "80", "money_spent": "0", "text": "Tốt"})
    assert f'href="{adoption.get_absolute_url()}ket-qua/6/"' not in client.get("/ban-lam-viec/").content.decode()


def test_reviewing_unit_sees_what_waits_for_review(client, draft, unit_tree):
    services.submit(version=draft.versions.get(), by=draft.owner)
    client.force_login(make_officer(unit_tree.ha_noi))
    assert draft.name in client.get("/ban-lam-viec/").content.decode()
    client.force_login(make_officer(unit_tree.phu_tho))
    assert draft.name not in client.get("/ban-lam-viec/").content.decode()


def test_desk_is_of_one_unit_at_a_time(client, unit_tree):
    officer = make_officer(unit_tree.tay_tuu)
    officer.roles.create(unit=unit_tree.phu_tho, kind="officer")
    client.force_login(officer)
    assert unit_tree.phu_tho.title in client.get(f"/ban-lam-viec/?don-vi={unit_tree.phu_tho.slug}").content.decode()
    for slug in (unit_tree.hcm.slug, "x'--", "%00"):
        assert client.get("/ban-lam-viec/", {"don-vi": slug}).status_code == 404


def test_desk_asks_as_often_for_many_as_for_one(client, practice, unit_tree):
    officer = make_officer(unit_tree.tay_tuu)
    fill(practice, unit_tree, officer)
    client.force_login(officer)
    few = queries(client, "/ban-lam-viec/")
    for _number in range(3):
        fill(factories.make_published(unit_tree.phu_dien), unit_tree, officer)
    assert queries(client, "/ban-lam-viec/") == few <= MOST
