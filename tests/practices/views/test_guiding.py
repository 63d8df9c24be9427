"""Guidance: addressed by a rule after a look at where it goes, and on the desks of those units."""

import pytest

from forum.practices.models import Guidance
from tests.forum.factories import make_member, make_officer

pytestmark = pytest.mark.django_db
ADDRESS = "/ban-lam-viec/chi-dan/"


@pytest.fixture
def officer(client, unit_tree):
    account = make_officer(unit_tree.ha_noi)
    client.force_login(account)
    return account


def typed(unit, practice, **values) -> dict:
    return {
        "unit": unit.pk,
        "address": f"https://example.org{practice.get_absolute_url()}?x=1",
        "levels": ["commune"],
        "note": "Làm thử",
    } | values


def test_preview_says_to_how_many_units_and_sends_nothing(client, officer, practice, unit_tree):
    response = client.post(ADDRESS, typed(unit_tree.ha_noi, practice))
    assert response.context["preview"]["count"] == 4  # The wards of today below Hà Nội.
    assert unit_tree.tay_tuu.name in response.content.decode()
    assert not Guidance.objects.exists()


def test_sent_guidance_stands_on_the_desks_below_until_it_ends(client, officer, practice, unit_tree):
    client.post(ADDRESS, typed(unit_tree.ha_noi, practice, send="1", adopted="not_adopted"))
    guidance = Guidance.objects.get()
    assert guidance.rule == {"levels": ["commune"], "not_adopted": practice.pk}
    client.force_login(make_officer(unit_tree.tay_tuu))
    assert "Làm thử" in client.get("/ban-lam-viec/").content.decode()
    assert client.post(f"{ADDRESS}{guidance.pk}/thoi/").status_code == 403
    client.force_login(officer)
    client.post(f"{ADDRESS}{guidance.pk}/thoi/")
    client.force_login(make_officer(unit_tree.tay_tuu))
    assert "Làm thử" not in client.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"address": "/mo-hinh/khong-co/"}, "address"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "x" * 501}, "address"),
        ({"levels": ["duchy"]}, "levels"),
        ({"provinces": ["1 OR 1=1"]}, "provinces"),
        ({"met": "khong-co"}, "met"),
        ({"ends_on": "2020-01-01", "send": "1"}, "ends_on"),
    ],
)
def test_what_is_unclear_is_said_at_its_field_and_the_rest_stays(client, officer, practice, unit_tree, values, field):
    response = client.post(ADDRESS, typed(unit_tree.ha_noi, practice, **values))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Làm thử" in response.content.decode()
    assert not Guidance.objects.exists()


def test_only_officers_commend_and_only_for_their_units(client, officer, practice, unit_tree):
    response = client.post(ADDRESS, typed(unit_tree.phu_tho, practice, send="1"))
    assert list(response.context["form"].errors) == ["unit"]
    client.force_login(make_member())
    assert client.get(ADDRESS).status_code == 403
