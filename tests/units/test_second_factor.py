import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from portal.units.models import Role
from portal.units.services import grant
from tests.members.factories import make_member

pytestmark = pytest.mark.django_db
SET_UP = "/tai-khoan/bao-ve/can-thiet/?next=%2Fquan-tri%2F"


@pytest.fixture
def editor(unit_tree):
    user = make_member("thuy")
    grant(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.EDITOR)
    return user


@pytest.fixture
def strict(settings):
    settings.STAFF_SECOND_FACTOR = True


@pytest.mark.parametrize("kind", Role.Kind.values)
def test_whoever_holds_a_role_sets_up_a_second_factor_first(client, site, unit_tree, strict, kind):
    user = make_member("ai")
    grant(user=user, unit=unit_tree.phu_dien, kind=kind)
    client.force_login(user)
    assert client.get("/quan-tri/")["Location"] == SET_UP
    assert client.get("/kiem-duyet/").status_code == 302
    assert client.get(SET_UP).status_code == 200
    assert client.get("/").status_code == 200


def test_newsroom_opens_once_there_is_one(client, site, editor, strict):
    client.force_login(editor)
    assert client.get("/quan-tri/")["Location"] == SET_UP
    TOTP.activate(editor, generate_totp_secret())
    assert client.get("/quan-tri/").status_code == 200


def test_superuser_needs_one_too(client, site, strict):
    user = make_member("mai", is_superuser=True)
    client.force_login(user)
    assert client.get("/quan-tri/")["Location"] == SET_UP
    assert client.post("/quan-tri/users/new/", {}).status_code == 302


def test_saving_in_the_background_is_refused_as_well(client, site, editor, strict):
    client.force_login(editor)
    assert client.post("/quan-tri/pages/1/edit/", {}, headers={"accept": "application/json"}).status_code == 302


def test_members_are_not_asked(client, site, strict):
    client.force_login(make_member("may"))
    assert "/tai-khoan/" not in client.get("/quan-tri/").headers.get("Location", "")


def test_development_does_without(client, site, editor):
    client.force_login(editor)
    assert client.get("/quan-tri/").status_code == 200


def test_next_leads_to_this_site_only(client, editor):
    client.force_login(editor)
    page = client.get("/tai-khoan/bao-ve/can-thiet/?next=https://evil.example/").content.decode()
    assert "evil.example" not in page.split("<main")[1].split("</main>")[0]


def test_reporting_and_asking_for_help_need_none(client, site, editor, strict):
    client.force_login(editor)
    assert client.get("/kiem-duyet/bao-rieng/").status_code == 200
    assert client.get("/kiem-duyet/bao-cao-cua-toi/").status_code == 200
    assert client.get(f"/kiem-duyet/bao-cao/thanh-vien/{make_member('may').pk}/").status_code == 200
    assert client.get("/kiem-duyet/bao-rieng/hop-thu/").status_code == 302
