from datetime import date, timedelta

import pytest
from django.utils import timezone

from portal.members.models import User
from portal.units import services
from portal.units.lineage import lineage
from portal.units.lookup import look_up
from portal.units.models import Role, Succession, Unit

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)
HEARD = []


def listener(units):
    HEARD.append(set(units))


@pytest.fixture
def heard(settings):
    """What the listeners were told."""
    settings.UNIT_LISTENERS = [f"{__name__}.listener"]
    HEARD.clear()
    return HEARD


def test_add_unit_stands_in_the_order_of_the_alphabet(unit_tree):
    services.add_unit(parent=unit_tree.ha_noi, name="Phường Ô Chợ Dừa", place_name="Ô Chợ Dừa", level="commune")
    services.add_unit(parent=unit_tree.ha_noi, name="Phường Ba Đình", place_name="Ba Đình", level="commune")
    places = [unit.place_name for unit in Unit.objects.get(slug="ha-noi").get_children()]
    assert places == ["Ba Đình", "Bắc Từ Liêm", "Đông Ngạc", "Ô Chợ Dừa", "Phú Diễn", "Tây Tựu", "Xuân Đỉnh"]


def test_add_unit_knows_its_place_and_lineage(unit_tree):
    branch = services.add_unit(parent=unit_tree.phu_dien, name="Chi hội số 9", place_name="9", level="branch")
    assert branch.where == "phường Phú Diễn, thành phố Hà Nội"
    assert set(lineage(branch)) == {branch.pk, unit_tree.phu_dien.pk, unit_tree.ha_noi.pk, unit_tree.trung_uong.pk}


def test_add_unit_gives_each_an_address_of_its_own(unit_tree):
    slugs = [services.add_unit(parent=unit_tree.phu_dien, name="Tổ 1", place_name="1", level="group").slug for _ in range(3)]
    assert slugs == ["to-1-phu-dien", "to-1-phu-dien-2", "to-1-phu-dien-3"]


def test_add_unit_below_a_former_district_is_not_in_its_successors_by_halves(unit_tree):
    ward = services.add_unit(parent=unit_tree.bac_tu_liem, name="Phường Liên Mạc", place_name="Liên Mạc", level="commune")
    assert unit_tree.phu_dien.pk not in lineage(ward)


def test_rename_keeps_the_old_name_for_looking_up(unit_tree):
    assert services.rename(unit=unit_tree.phu_tho, name="Thành phố Hùng Vương", place_name="Hùng Vương", on=YESTERDAY)
    assert look_up("phú thọ")[0] == look_up("hung vuong")[0] == unit_tree.phu_tho
    assert Unit.objects.get(pk=unit_tree.phuong_hoa_binh.pk).where == "thành phố Hùng Vương"


def test_rename_to_the_same_changes_nothing(unit_tree):
    assert not services.rename(unit=unit_tree.phu_tho, name="Tỉnh Phú Thọ", place_name="Phú Thọ")


def test_rename_back_makes_the_old_name_current_again(unit_tree):
    services.rename(unit=unit_tree.phu_tho, name="Tỉnh Hùng", place_name="Hùng", on=YESTERDAY)
    services.rename(unit=unit_tree.phu_tho, name="Tỉnh Phú Thọ", place_name="Phú Thọ")
    assert unit_tree.phu_tho.names.get(name="Tỉnh Phú Thọ").used_until is None
    assert unit_tree.phu_tho.names.get(name="Tỉnh Hùng").used_until == timezone.localdate()


def test_dissolve_returns_what_it_touched(unit_tree):
    touched = services.dissolve(unit=unit_tree.phu_tho, on=YESTERDAY, successors=[unit_tree.ha_noi])
    moved = ("phu_tho", "phuong_hoa_binh", "hoa_binh", "thanh_pho_hoa_binh")
    assert touched == {getattr(unit_tree, name).pk for name in moved}
    assert unit_tree.thanh_pho_hoa_binh in Unit.objects.within(unit_tree.ha_noi)


def test_dissolve_into_several_is_partial(unit_tree):
    services.dissolve(unit=unit_tree.xuan_dinh, on=YESTERDAY, successors=[unit_tree.tay_tuu, unit_tree.dong_ngac])
    assert {each.kind for each in unit_tree.xuan_dinh.successions.all()} == {Succession.Kind.PART}


def test_dissolve_ranks_the_unit_behind_those_that_exist(unit_tree):
    services.dissolve(unit=unit_tree.phu_dien, on=YESTERDAY, successors=[unit_tree.tay_tuu])
    assert [unit.is_current for unit in look_up("phú diễn")] == [False, False]
    assert look_up("xuân đỉnh")[0].is_current


@pytest.mark.parametrize(
    ("unit", "on", "successors"),
    [
        ("bac_tu_liem", YESTERDAY, ["tay_tuu"]),
        ("tay_tuu", YESTERDAY + timedelta(days=30), []),
        ("tay_tuu", date(2025, 7, 1), []),
        ("tay_tuu", YESTERDAY, ["quan_1"]),
        ("tay_tuu", YESTERDAY, ["tay_tuu"]),
        ("phu_dien", YESTERDAY, ["chi_hoi"]),
    ],
)
def test_dissolve_refuses_what_cannot_be(unit_tree, unit, on, successors):
    before = getattr(unit_tree, unit).valid_until
    with pytest.raises(services.UnitError):
        services.dissolve(unit=getattr(unit_tree, unit), on=on, successors=[getattr(unit_tree, name) for name in successors])
    assert Unit.objects.get(pk=getattr(unit_tree, unit).pk).valid_until == before


def test_listeners_hear_of_what_changed_when_it_is_through(unit_tree, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.dissolve(unit=unit_tree.xuan_dinh, on=YESTERDAY, successors=[unit_tree.tay_tuu])
        assert heard == []
    assert heard == [{unit_tree.xuan_dinh.pk}]


def test_listeners_hear_of_units_below_a_renamed_one(unit_tree, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.rename(unit=unit_tree.phu_dien, name="Phường Mới", place_name="Mới")
    assert heard == [{unit_tree.phu_dien.pk, unit_tree.chi_hoi.pk}]


def test_grant_and_revoke_say_whether_anything_changed(unit_tree):
    user = User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    role = {"user": user, "unit": unit_tree.phu_dien, "kind": Role.Kind.EDITOR}
    assert services.grant(**role)
    assert not services.grant(**role)
    assert services.revoke(**role)
    assert not services.revoke(**role)
