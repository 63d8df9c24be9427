from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.members.models import User
from portal.units.models import Role, Unit
from portal.units.services import add_unit, dissolve, grant

pytestmark = pytest.mark.django_db
KIND = Role.Kind


@pytest.fixture
def administrator(unit_tree):
    user = User.objects.create_user("hoa", "hoa@example.org", "mat-khau-dai", name="Trần Thị Hoa")
    grant(user=user, unit=unit_tree.ha_noi, kind=KIND.ADMINISTRATOR)
    return user


@pytest.fixture
def member(db):
    return User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")


@pytest.fixture
def office(client, administrator, site):
    client.force_login(administrator)
    return client


def url(name, *args):
    return reverse(f"office_units:{name}", args=args)


def test_list_shows_only_units_within_reach(office, unit_tree):
    page = office.get(url("index")).content.decode()
    assert "Quận Bắc Từ Liêm" in page
    assert "Đến 30/06/2025, nay là" in page
    assert "Tỉnh Phú Thọ" not in page


def test_list_is_searched_by_any_spelling(office, unit_tree):
    page = office.get(url("index"), {"q": "q. bac tu liem"}).content.decode()
    assert "Quận Bắc Từ Liêm" in page
    assert "Tây Tựu</a>" not in page
    assert "Quận 1" not in office.get(url("index"), {"q": "quận 1"}).content.decode().replace('value="quận 1"', "")


@pytest.mark.parametrize(
    ("query", "shown", "hidden"), [("status=former", "Minh Khai", "Chi hội"), ("level=branch", "Chi hội", "Minh Khai")]
)
def test_list_is_filtered(office, unit_tree, query, shown, hidden):
    table = office.get(f"{url('index')}?{query}").context["object_list"]
    names = " ".join(unit.name for unit in table)
    assert shown in names
    assert hidden not in names


def test_list_asks_the_same_whatever_there_is(office, unit_tree, django_assert_num_queries):
    office.get(url("index"))
    with CaptureQueriesContext(connection) as few:
        office.get(url("index"))
    for number in range(6):
        unit = add_unit(parent=unit_tree.ha_noi, name=f"Phường {number}", place_name=str(number), level="commune")
        dissolve(unit=unit, on=date(2026, 1, 1), successors=[unit_tree.phu_dien])
    with django_assert_num_queries(len(few)):
        office.get(url("index"))


def test_edit_renames_and_keeps_the_old_name(office, unit_tree):
    data = {"name": "Phường Phú Diễn Mới", "place_name": "Phú Diễn Mới", "phone": "024 3837 0000", "renamed_on": "2026-01-01"}
    assert office.post(url("edit", unit_tree.phu_dien.pk), data).status_code == 302
    unit = Unit.objects.get(pk=unit_tree.phu_dien.pk)
    assert (unit.name, unit.phone) == ("Phường Phú Diễn Mới", "024 3837 0000")
    assert unit.names.get(name="Phường Phú Diễn").used_until == date(2026, 1, 1)
    assert Unit.objects.get(pk=unit_tree.chi_hoi.pk).where.startswith("phường Phú Diễn Mới")
    assert "Phường Phú Diễn Mới" in office.get(url("history", unit.pk)).content.decode()


def test_edit_outside_reach_is_refused(office, unit_tree):
    for name in ("edit", "history", "usage", "delete", "roles", "dissolve"):
        response = office.get(url(name, unit_tree.phu_tho.pk))
        assert response.status_code in (302, 403, 404), name
    office.post(url("edit", unit_tree.phu_tho.pk), {"name": "X", "place_name": "X"})
    assert Unit.objects.get(pk=unit_tree.phu_tho.pk).name == "Tỉnh Phú Thọ"


def test_add_puts_a_branch_below_its_ward(office, unit_tree):
    data = {"parent": str(unit_tree.phu_dien.pk), "name": "Chi hội số 5", "place_name": "5"}
    assert office.post(url("add"), data).status_code == 302
    branch = Unit.objects.get(name="Chi hội số 5")
    assert branch.level == Unit.Level.BRANCH
    assert branch.where == "phường Phú Diễn, thành phố Hà Nội"
    assert branch in Unit.objects.within(unit_tree.ha_noi)


def test_add_below_another_unit_is_refused(office, unit_tree):
    office.post(url("add"), {"parent": str(unit_tree.hcm.pk), "name": "Phường X", "place_name": "X"})
    assert not Unit.objects.filter(name="Phường X").exists()


def test_roles_gives_and_takes(office, unit_tree, member):
    roles = url("roles", unit_tree.phu_dien.pk)
    assert office.post(roles, {"account": "LAN@example.org", "kind": KIND.EDITOR}).status_code == 302
    role = Role.objects.get(user=member)
    assert (role.unit, role.kind, role.granted_by.username) == (unit_tree.phu_dien, KIND.EDITOR, "hoa")
    page = office.get(roles).content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Trần Thị Hoa" in page
    assert office.post(url("revoke", role.pk)).status_code == 302
    assert not Role.objects.filter(user=member).exists()


def test_roles_does_not_make_an_equal(office, unit_tree, member):
    roles = url("roles", unit_tree.ha_noi.pk)
    assert office.post(roles, {"account": "lan", "kind": KIND.ADMINISTRATOR}).status_code == 200
    assert not Role.objects.filter(user=member).exists()


def test_roles_says_when_there_is_no_such_account(office, unit_tree):
    page = office.post(url("roles", unit_tree.phu_dien.pk), {"account": "khong-co", "kind": KIND.EDITOR}).content.decode()
    assert "Không có tài khoản “khong-co” đang hoạt động." in page


def test_revoke_outside_reach_is_refused(office, unit_tree, member):
    grant(user=member, unit=unit_tree.phu_tho, kind=KIND.EDITOR)
    office.post(url("revoke", member.roles.get().pk))
    assert member.roles.exists()


def test_dissolve_hands_over(office, unit_tree):
    ended, into = unit_tree.xuan_dinh, unit_tree.dong_ngac
    data = {"on": "2026-11-01", "successor_1": str(into.pk), "source": "Nghị quyết thử"}
    assert office.post(url("dissolve", ended.pk), data).status_code == 302
    ended.refresh_from_db()
    assert ended.valid_until == date(2026, 11, 1)
    assert ended.successors == [into]
    assert ended in Unit.objects.within(into)


def test_dissolve_says_what_cannot_be(office, unit_tree):
    page = office.post(url("dissolve", unit_tree.xuan_dinh.pk), {"on": "2096-11-01"}).content.decode()
    assert "Ngày kết thúc còn ở phía trước" in page
    assert Unit.objects.get(pk=unit_tree.xuan_dinh.pk).is_current


@pytest.mark.parametrize("kind", [KIND.COMMUNICATOR, KIND.EDITOR])
def test_office_is_closed_to_others(client, site, unit_tree, member, kind):
    grant(user=member, unit=unit_tree.ha_noi, kind=kind)
    client.force_login(member)
    assert client.get(url("index")).status_code in (302, 403)
