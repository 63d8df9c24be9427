"""A small federation with a newsroom: two provinces, each with two wards, and somebody in every part."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def federation(site):
    """Units by attribute: central, ha_noi, phu_dien, minh_khai (in Hà Nội), phu_tho, viet_tri (in Phú Thọ)."""
    from portal.units.models import Lineage, Unit

    def unit(parent, name, level, slug):
        fields = {"name": name, "place_name": name.split(" ", 1)[-1], "level": level, "slug": slug}
        made = parent.add_child(where=parent.name if parent.depth > 1 else "", **fields) if parent else Unit.add_root(**fields)
        for ancestor in [made, *made.get_ancestors()]:
            Lineage.objects.create(unit=made, ancestor=ancestor)
        return Unit.objects.get(pk=made.pk)

    central = unit(None, "Hội Liên hiệp Phụ nữ Việt Nam", "central", "trung-uong")
    ha_noi = unit(central, "Thành phố Hà Nội", "province", "ha-noi")
    phu_tho = unit(central, "Tỉnh Phú Thọ", "province", "phu-tho")
    return SimpleNamespace(
        central=central,
        ha_noi=ha_noi,
        phu_tho=phu_tho,
        phu_dien=unit(ha_noi, "Phường Phú Diễn", "commune", "phu-dien"),
        minh_khai=unit(ha_noi, "Phường Minh Khai", "commune", "minh-khai"),
        viet_tri=unit(phu_tho, "Phường Việt Trì", "commune", "viet-tri"),
    )


@pytest.fixture
def person(db):
    """Makes an account: `person("lan", unit, "editor")`; a role is optional."""
    from portal.members.models import User
    from portal.units.models import Role

    def make(username, unit=None, kind=None, **fields):
        fields.setdefault("name", username.replace("-", " ").title())
        user = User.objects.create_user(username, f"{username}@example.org", "mat-khau-dai", **fields)
        if unit:
            Role.objects.create(user=user, unit=unit, kind=kind)
        return user

    return make


@pytest.fixture
def newsroom(federation, person):
    """The people of the first path, by attribute."""
    return SimpleNamespace(
        member=person("member"),
        writer=person("writer", federation.phu_dien, "communicator"),
        neighbour=person("neighbour", federation.minh_khai, "communicator"),
        editor=person("editor", federation.phu_dien, "editor"),
        province=person("province", federation.ha_noi, "editor"),
        stranger=person("stranger", federation.phu_tho, "editor"),
        chief=person("chief", federation.central, "administrator"),
        superuser=person("superuser", is_superuser=True, is_staff=True),
    )


@pytest.fixture
def write(federation, newsroom):
    """Makes an article of the ward Phú Diễn: a draft, or published when `published_at` is given."""
    from news.models import Section
    from news.services import add_article

    section = Section.objects.first()

    def make(title="Tọa đàm về tổ chức Hội cơ sở", **fields):
        fields = {"unit": federation.phu_dien, "owner": newsroom.writer, "section": section, "sapo": "Sáng 6/10, tại phường."} | fields
        return add_article(title=title, **fields)

    return make
