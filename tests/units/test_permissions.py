import pytest

from portal.members.models import User
from portal.units.models import Role, Unit
from portal.units.permissions import can_administer, can_grant, holders, holds, holds_anywhere
from portal.units.services import grant

pytestmark = pytest.mark.django_db
KIND = Role.Kind


@pytest.fixture
def person(unit_tree):
    """Makes an account that holds a role: `person("ha_noi", KIND.EDITOR)`."""

    def make(unit=None, kind=None, **fields):
        number = User.objects.count()
        user = User.objects.create_user(f"person-{number}", f"{number}@example.org", "mat-khau-dai", name=f"Chị {number}", **fields)
        if unit:
            grant(user=user, unit=getattr(unit_tree, unit), kind=kind)
        return user

    return make


@pytest.mark.parametrize(
    ("role_in", "asked_in", "reaches"),
    [
        ("phu_dien", "phu_dien", True),
        ("phu_dien", "chi_hoi", True),
        ("ha_noi", "phu_dien", True),
        ("trung_uong", "dak_glong", True),
        ("phu_dien", "ha_noi", False),
        ("phu_dien", "tay_tuu", False),
        ("phu_dien", "phu_dien_cu", True),
        ("phu_dien", "minh_khai_cu", False),
        ("phu_dien", "bac_tu_liem", False),
        ("ha_noi", "bac_tu_liem", True),
        ("phu_tho", "hoa_binh", True),
        ("phu_tho", "thanh_pho_hoa_binh", True),
        ("phuong_hoa_binh", "thanh_pho_hoa_binh", False),
        ("hoa_binh", "phu_tho", False),
    ],
)
def test_role_reaches_down_and_through_whole_successions_only(unit_tree, person, role_in, asked_in, reaches):
    user, unit = person(role_in, KIND.EDITOR), getattr(unit_tree, asked_in)
    assert holds(user, unit, KIND.EDITOR) is reaches
    assert (unit in Unit.objects.reached_by(user, KIND.EDITOR)) is reaches
    assert (user in holders(unit, KIND.EDITOR)) is reaches
    assert holds(user, unit, KIND.OFFICER) is False


def test_superuser_holds_everything(unit_tree, person):
    user = person(is_superuser=True)
    assert holds(user, None, KIND.EDITOR)
    assert holds_anywhere(user, KIND.EDITOR)
    assert Unit.objects.reached_by(user, KIND.EDITOR).count() == Unit.objects.count()


def test_closed_account_holds_nothing(unit_tree, person):
    user = person("ha_noi", KIND.EDITOR)
    user.is_active = False
    user.save()
    assert not holds(user, unit_tree.ha_noi, KIND.EDITOR)
    assert not holds_anywhere(user, KIND.EDITOR)
    assert user not in holders(unit_tree.ha_noi, KIND.EDITOR)
    assert not Unit.objects.reached_by(user, KIND.EDITOR).exists()


@pytest.mark.parametrize(
    ("kind", "unit", "given", "allowed"),
    [
        (KIND.ADMINISTRATOR, "ha_noi", KIND.EDITOR, True),
        (KIND.ADMINISTRATOR, "ha_noi", KIND.ADMINISTRATOR, False),
        (KIND.ADMINISTRATOR, "phu_dien", KIND.ADMINISTRATOR, True),
        (KIND.ADMINISTRATOR, "trung_uong", KIND.EDITOR, False),
        (KIND.ADMINISTRATOR, "hcm", KIND.COMMUNICATOR, False),
        (KIND.EDITOR, "phu_dien", KIND.COMMUNICATOR, False),
    ],
)
def test_administrator_grants_below_herself(unit_tree, person, kind, unit, given, allowed):
    assert can_grant(person("ha_noi", kind), getattr(unit_tree, unit), given) is allowed


def test_superuser_grants_anything(unit_tree, person):
    assert can_grant(person(is_superuser=True), unit_tree.trung_uong, KIND.ADMINISTRATOR)


def test_editor_does_not_administer(unit_tree, person):
    assert not can_administer(person("ha_noi", KIND.EDITOR), unit_tree.ha_noi)
    assert can_administer(person("ha_noi", KIND.ADMINISTRATOR), unit_tree.phu_dien)
