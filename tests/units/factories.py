"""A small part of the real tree, made with the services; the facts are those of 1 July 2025."""

from datetime import date
from types import SimpleNamespace

from portal.units.models import Unit
from portal.units.services import add_name, add_unit, dissolve

REFORM = date(2025, 7, 1)
LEVEL = Unit.Level


def make_root() -> Unit:
    return add_unit(
        parent=None, name="Hội Liên hiệp Phụ nữ Việt Nam", place_name="Việt Nam", level=LEVEL.CENTRAL, slug="trung-uong", code="00"
    )


def make_unit(parent: Unit | None, name: str, level: str, **fields) -> Unit:
    """A unit whose name is a kind of one word and a place: "Phường Phú Diễn", "Thành phố Hà Nội"."""
    kind_length = 2 if name.startswith(("Thành phố", "Thị ", "Đặc khu", "Chi hội")) else 1
    return add_unit(parent=parent, name=name, place_name=name.split(" ", kind_length)[-1], level=level, **fields)


def make_tree() -> SimpleNamespace:
    """The units of the seeds, by name.

    trung_uong
    ├── ha_noi: phu_dien (with chi_hoi), dong_ngac, tay_tuu, xuan_dinh
    │   └── bac_tu_liem (until July 2025, to the four wards): phu_dien_cu → phu_dien, minh_khai_cu → phu_dien and tay_tuu
    ├── hcm: sai_gon, ben_thanh, tan_dinh, cau_ong_lanh
    │   └── quan_1 (until July 2025, to the four wards)
    ├── lam_dong: quang_son
    ├── dak_nong (until July 2025, to lam_dong): dak_glong → quang_son in part
    ├── phu_tho: phuong_hoa_binh
    └── hoa_binh (until July 2025, to phu_tho): thanh_pho_hoa_binh → phuong_hoa_binh in part
    """
    tree = SimpleNamespace(trung_uong=make_root())
    _add_ha_noi(tree)
    _add_ho_chi_minh(tree)
    _add_provinces(tree)
    for unit in vars(tree).values():
        unit.refresh_from_db()  # Those that came later moved the paths of those before.
    return tree


def _add_ha_noi(tree) -> None:
    tree.ha_noi = make_unit(tree.trung_uong, "Thành phố Hà Nội", LEVEL.PROVINCE, slug="ha-noi", code="01")
    wards = {"phu_dien": "Phú Diễn", "dong_ngac": "Đông Ngạc", "tay_tuu": "Tây Tựu", "xuan_dinh": "Xuân Đỉnh"}
    for key, place in wards.items():
        setattr(tree, key, make_unit(tree.ha_noi, f"Phường {place}", LEVEL.COMMUNE, valid_from=REFORM))
    tree.chi_hoi = make_unit(tree.phu_dien, "Chi hội khu dân cư số 3", LEVEL.BRANCH)
    tree.bac_tu_liem = make_unit(tree.ha_noi, "Quận Bắc Từ Liêm", LEVEL.DISTRICT, slug="quan-bac-tu-liem")
    tree.phu_dien_cu = make_unit(tree.bac_tu_liem, "Phường Phú Diễn", LEVEL.COMMUNE)
    tree.minh_khai_cu = make_unit(tree.bac_tu_liem, "Phường Minh Khai", LEVEL.COMMUNE)
    dissolve(unit=tree.phu_dien_cu, on=REFORM, successors=[tree.phu_dien])
    dissolve(unit=tree.minh_khai_cu, on=REFORM, successors=[tree.phu_dien, tree.tay_tuu])
    dissolve(unit=tree.bac_tu_liem, on=REFORM, successors=[getattr(tree, key) for key in wards])


def _add_ho_chi_minh(tree) -> None:
    tree.hcm = make_unit(tree.trung_uong, "Thành phố Hồ Chí Minh", LEVEL.PROVINCE, slug="ho-chi-minh", code="79")
    for alias, place in (("TP.HCM", "HCM"), ("Sài Gòn", "Sài Gòn")):
        add_name(unit=tree.hcm, name=alias, place_name=place, is_alias=True)
    wards = {"sai_gon": "Sài Gòn", "ben_thanh": "Bến Thành", "tan_dinh": "Tân Định", "cau_ong_lanh": "Cầu Ông Lãnh"}
    for key, place in wards.items():
        setattr(tree, key, make_unit(tree.hcm, f"Phường {place}", LEVEL.COMMUNE, valid_from=REFORM))
    tree.quan_1 = make_unit(tree.hcm, "Quận 1", LEVEL.DISTRICT, slug="quan-1")
    dissolve(unit=tree.quan_1, on=REFORM, successors=[getattr(tree, key) for key in wards])


def _add_provinces(tree) -> None:
    tree.lam_dong = make_unit(tree.trung_uong, "Tỉnh Lâm Đồng", LEVEL.PROVINCE, slug="lam-dong", code="68")
    tree.quang_son = make_unit(tree.lam_dong, "Xã Quảng Sơn", LEVEL.COMMUNE, valid_from=REFORM)
    tree.dak_nong = make_unit(tree.trung_uong, "Tỉnh Đắk Nông", LEVEL.PROVINCE, slug="dak-nong", code="67")
    tree.dak_glong = make_unit(tree.dak_nong, "Huyện Đắk Glong", LEVEL.DISTRICT, slug="huyen-dak-glong")
    dissolve(unit=tree.dak_glong, on=REFORM, successors=[tree.quang_son], kind="part")
    dissolve(unit=tree.dak_nong, on=REFORM, successors=[tree.lam_dong])
    tree.phu_tho = make_unit(tree.trung_uong, "Tỉnh Phú Thọ", LEVEL.PROVINCE, slug="phu-tho", code="25")
    tree.phuong_hoa_binh = make_unit(tree.phu_tho, "Phường Hòa Bình", LEVEL.COMMUNE, valid_from=REFORM)
    tree.hoa_binh = make_unit(tree.trung_uong, "Tỉnh Hoà Bình", LEVEL.PROVINCE, slug="hoa-binh", code="17")
    tree.thanh_pho_hoa_binh = make_unit(tree.hoa_binh, "Thành phố Hòa Bình", LEVEL.DISTRICT, slug="thanh-pho-hoa-binh")
    dissolve(unit=tree.thanh_pho_hoa_binh, on=REFORM, successors=[tree.phuong_hoa_binh], kind="part")
    dissolve(unit=tree.hoa_binh, on=REFORM, successors=[tree.phu_tho])
