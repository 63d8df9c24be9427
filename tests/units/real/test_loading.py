import unicodedata
from collections import Counter

import pytest
from django.core.management import call_command

from portal.ui.collation import collation_key
from portal.units.lineage import lineage
from portal.units.loading import load_units, read_rows
from portal.units.models import Lineage, Succession, Unit, UnitName

pytestmark = pytest.mark.django_db


def unit(slug: str) -> Unit:
    return Unit.objects.get(slug=slug)


def test_load_has_the_official_counts(loaded):
    assert loaded.today == {"central": 1, "province": 34, "district": 0, "commune": 3321}
    assert loaded.before == {"central": 1, "province": 63, "district": 696, "commune": 10035}


def test_load_again_changes_nothing(loaded, capsys):
    assert load_units().is_empty
    call_command("load_units")
    assert "3321" in capsys.readouterr().out


def assert_tree_is_sound():
    """What `Unit.find_problems` looks for, without a query for each of 14,000 units."""
    rows = {path: (depth, children) for path, depth, children in Unit.objects.values_list("path", "depth", "numchild")}
    children = Counter(path[: -Unit.steplen] for path in rows)
    assert {path: (len(path) // Unit.steplen, children[path]) for path in rows} == rows
    assert {path[: -Unit.steplen] for path in rows} - {""} <= set(rows)


def test_load_makes_a_sound_tree(loaded):
    assert_tree_is_sound()


def test_load_orders_siblings_by_the_alphabet(loaded):
    names = list(unit("trung-uong").get_children().values_list("place_name", flat=True))
    assert names == sorted(names, key=collation_key)
    assert names[:3] == ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu"]


def test_load_keeps_a_province_that_keeps_its_name(loaded):
    assert unit("phu-tho").is_current
    assert Unit.objects.filter(level="province", place_name="Phú Thọ").count() == 1
    assert {succession.successor.slug for succession in unit("hoa-binh").successions.all()} == {"phu-tho"}
    assert {succession.kind for succession in unit("vinh-phuc").successions.all()} == {"whole"}


def test_load_leaves_no_former_unit_without_successor(loaded):
    assert not Unit.objects.former().filter(successions=None).exists()


def test_load_leaves_no_commune_of_today_without_predecessor(loaded):
    assert not Unit.objects.current().filter(level="commune", inheritances=None).exists()


@pytest.mark.parametrize(
    ("former", "successors"),
    [
        (
            "quan-1",
            {
                "phuong-ben-thanh-ho-chi-minh",
                "phuong-cau-ong-lanh-ho-chi-minh",
                "phuong-sai-gon-ho-chi-minh",
                "phuong-tan-dinh-ho-chi-minh",
            },
        ),
        ("huyen-con-dao", {"dac-khu-con-dao-ho-chi-minh"}),
        ("dak-nong", {"lam-dong"}),
        ("binh-thuan", {"lam-dong"}),
    ],
)
def test_load_knows_what_became_of(loaded, former, successors):
    assert {succession.successor.slug for succession in unit(former).successions.all()} == successors


def test_load_gives_a_district_to_its_wards_in_part(loaded):
    kinds = set(unit("quan-bac-tu-liem").successions.values_list("kind", flat=True))
    assert kinds == {Succession.Kind.PART}
    assert unit("phuong-phu-dien-ha-noi") in [succession.successor for succession in unit("quan-bac-tu-liem").successions.all()]


def test_load_writes_places_as_they_stand_in_text(loaded):
    assert str(unit("phuong-phu-dien-ha-noi")) == "Phường Phú Diễn, thành phố Hà Nội"
    assert unit("phuong-phu-dien-bac-tu-liem").where == "quận Bắc Từ Liêm, thành phố Hà Nội"
    assert unit("phuong-tan-dinh-quan-1").where == "Quận 1, Thành phố Hồ Chí Minh"


def test_load_knows_what_changed_in_2026(loaded):
    assert unit("bac-ninh").name == "Thành phố Bắc Ninh"
    assert unit("bac-ninh").names.get(name="Tỉnh Bắc Ninh").source.startswith("Nghị quyết 39/2026")


def test_load_gives_every_unit_its_name(loaded):
    assert not Unit.objects.filter(names=None).exists()


def test_load_gives_phu_tho_what_was_hoa_binh(loaded):
    phu_tho = unit("phu-tho")
    inside = Unit.objects.within(phu_tho)
    assert unit("hoa-binh") in inside
    assert unit("thanh-pho-hoa-binh") in inside
    assert phu_tho.pk in lineage(inside.filter(level="commune").former().first())


def test_load_lets_no_partial_succession_be_whole(loaded):
    assert not Lineage.objects.get(unit=unit("quan-1"), ancestor=unit("phuong-sai-gon-ho-chi-minh")).whole


def test_load_keeps_what_the_office_changed(loaded):
    Unit.objects.filter(slug="phu-tho").update(name="Thành phố Phú Thọ", phone="0210 3846 000")
    load_units()
    assert (unit("phu-tho").name, unit("phu-tho").phone) == ("Thành phố Phú Thọ", "0210 3846 000")


def test_load_takes_a_changed_row_over(loaded):
    Unit.objects.filter(slug="phu-tho").update(name="Tỉnh Phú", digest="older")
    assert load_units().changed == 1
    assert unit("phu-tho").name == "Tỉnh Phú Thọ"


def test_load_mends_the_order_and_keeps_branches(loaded):
    ward = unit("phuong-phu-dien-ha-noi")
    branch = ward.add_child(name="Chi hội 3", place_name="3", level="branch", slug="chi-hoi-3")
    Unit.objects.filter(slug="ha-noi").update(digest="older", place_name="Aa")
    assert load_units().changed == 1
    assert_tree_is_sound()
    branch.refresh_from_db()
    assert branch.get_parent() == unit("phuong-phu-dien-ha-noi")
    assert branch.where == "phường Phú Diễn, thành phố Hà Nội"


def test_files_name_only_units_that_exist():
    slugs = {row["slug"] for row in read_rows("units.csv.gz")}
    assert {row["parent"] for row in read_rows("units.csv.gz")} - slugs == {""}
    for name in ("names.csv", "spellings.csv.gz"):
        assert {row["slug"] for row in read_rows(name)} <= slugs
    for row in read_rows("successions.csv.gz"):
        assert {row["predecessor"], row["successor"]} <= slugs


def test_files_spell_names_in_composed_form_and_short_enough():
    for row in read_rows("units.csv.gz"):
        assert unicodedata.is_normalized("NFC", row["name"])
        assert len(row["slug"]) <= Unit._meta.get_field("slug").max_length
    assert UnitName._meta.get_field("name").max_length == 160
