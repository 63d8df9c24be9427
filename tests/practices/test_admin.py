"""The library in the admin: scoped by unit, lists kept by the centre."""

from datetime import date

import pytest

from forum.practices import services
from forum.practices.models import TargetGroup
from portal.units.models import Role
from tests.forum.factories import make_member, make_officer
from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db


def test_editor_sees_the_models_of_her_units_alone(client, site, unit_tree):
    ours = factories.make_published(unit_tree.phu_dien, name="Bếp ấm ngõ nhỏ")
    theirs = factories.make_published(unit_tree.quang_son, name="Vườn rau trên đồi")
    client.force_login(make_officer(unit_tree.ha_noi, Role.Kind.EDITOR))
    content = client.get("/quan-tri/mo-hinh/").content.decode()
    assert f"/mo-hinh/{ours.slug}/hoan-thien/" in content
    assert theirs.name not in content
    assert ours.name not in client.get("/quan-tri/mo-hinh/?stage=draft").content.decode()
    assert ours.name in client.get("/quan-tri/mo-hinh/?q=bếp ấm").content.decode()


def test_administrator_of_the_site_adds_a_target_group(client, site, unit_tree):
    client.force_login(make_member(is_superuser=True))
    assert client.post("/quan-tri/nhom-doi-tuong/new/", {"name": "Phụ nữ làng nghề", "order": "0"}).status_code == 302
    group = TargetGroup.objects.get(name="Phụ nữ làng nghề")
    assert group.slug == "phu-nu-lang-nghe"
    client.post(f"/quan-tri/nhom-doi-tuong/edit/{group.pk}/", {"name": "Chị em làng nghề", "order": "3"})
    group.refresh_from_db()
    assert (group.name, group.slug, group.order) == ("Chị em làng nghề", "phu-nu-lang-nghe", 3)


def test_editor_of_a_province_does_not_keep_the_lists(client, site, unit_tree):
    client.force_login(make_officer(unit_tree.ha_noi, Role.Kind.EDITOR))
    assert client.get("/quan-tri/nhom-doi-tuong/").status_code == 302
    assert client.get("/quan-tri/dia-ban/new/").status_code == 302


def test_recognitions_show_the_day_that_stands_on_the_paper(client, site, unit_tree):
    client.force_login(make_officer(unit_tree.ha_noi, Role.Kind.EDITOR))
    counts = []
    for number in (1, 2, 3):
        services.recognise(
            practice=factories.make_published(unit_tree.phu_dien),
            by=make_officer(unit_tree.ha_noi),
            level="province",
            unit=unit_tree.ha_noi,
            decision_number=f"{number}/QĐ-BTV",
            decided_on=date(2026, 3, number),
        )
        counts.append(queries(client, "/quan-tri/cong-nhan-mo-hinh/"))
    content = client.get("/quan-tri/cong-nhan-mo-hinh/").content.decode()
    assert "02/03/2026" in content
    assert "2/QĐ-BTV" in content
    assert "1/QĐ-BTV" not in client.get("/quan-tri/cong-nhan-mo-hinh/?level=central").content.decode()
    assert len(set(counts)) == 1, counts
