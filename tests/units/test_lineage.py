import pytest

from portal.units.lineage import Closure, lineage, rebuild_lineage
from portal.units.models import Lineage, Unit


def names_within(unit):
    return set(Unit.objects.within(unit).values_list("name", flat=True))


def test_closure_follows_whole_succession_upwards():
    """1 is the root; province 2 went to province 3 whole; 4 stands below 2."""
    closure = Closure({1: None, 2: 1, 3: 1, 4: 2}, {2: [(3, True)]})
    assert closure.of(4) == {4: True, 2: True, 3: True, 1: True}


def test_closure_does_not_follow_partial_succession_of_a_parent():
    """District 2 went to wards 3 and 4 in part; its own ward 5 went to ward 3 whole."""
    closure = Closure({1: None, 2: 1, 3: 1, 4: 1, 5: 2}, {2: [(3, False), (4, False)], 5: [(3, True)]})
    assert closure.of(2) == {2: True, 1: True, 3: False, 4: False}
    assert closure.of(5) == {5: True, 2: True, 1: True, 3: True}


def test_closure_calls_whole_what_is_reached_both_ways():
    closure = Closure({1: None, 2: 1, 3: 2, 4: 2}, {3: [(4, False)]})
    assert closure.of(3) == {3: True, 2: True, 1: True, 4: False}


def test_closure_ends_in_a_circle():
    closure = Closure({1: None, 2: None}, {1: [(2, True)], 2: [(1, True)]})
    assert closure.of(1) == {1: True, 2: True}


def test_lineage_of_former_province_holds_its_successor(unit_tree):
    assert set(lineage(unit_tree.hoa_binh)) == {unit_tree.hoa_binh.pk, unit_tree.phu_tho.pk, unit_tree.trung_uong.pk}


def test_phu_tho_includes_what_was_hoa_binh(unit_tree):
    assert {"Tỉnh Hoà Bình", "Thành phố Hòa Bình", "Phường Hòa Bình", "Tỉnh Phú Thọ"} == names_within(unit_tree.phu_tho)


def test_ward_includes_its_district_but_not_wards_that_went_elsewhere(unit_tree):
    assert unit_tree.bac_tu_liem in Unit.objects.within(unit_tree.dong_ngac)
    assert unit_tree.phu_dien_cu not in Unit.objects.within(unit_tree.dong_ngac)
    assert unit_tree.phu_dien_cu in Unit.objects.within(unit_tree.phu_dien)


def test_partial_succession_is_not_whole(unit_tree):
    assert not Lineage.objects.get(unit=unit_tree.bac_tu_liem, ancestor=unit_tree.phu_dien).whole
    assert Lineage.objects.get(unit=unit_tree.phu_dien_cu, ancestor=unit_tree.phu_dien).whole


def test_rebuild_changes_nothing_when_all_is_right(unit_tree):
    before = set(Lineage.objects.values_list("pk", flat=True))
    assert rebuild_lineage() == set()
    assert set(Lineage.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_rebuild_mends_what_was_lost(unit_tree):
    Lineage.objects.filter(unit=unit_tree.hoa_binh).delete()
    assert rebuild_lineage([unit_tree.hoa_binh.pk, unit_tree.phu_tho.pk]) == {unit_tree.hoa_binh.pk}
    assert unit_tree.phu_tho.pk in lineage(unit_tree.hoa_binh)
