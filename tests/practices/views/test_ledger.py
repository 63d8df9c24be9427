"""The ledger of a unit."""

from io import BytesIO

import pytest
from django.core.cache import cache
from openpyxl import load_workbook

from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db
MOST = 16


def totals(response) -> dict[str, int]:
    return {line.key: line.total for line in response.context["ledger"].lines}


def test_ledger_counts_the_unit_and_all_below_it(client, practice, unit_tree):
    factories.make_adoption(practice, unit_tree.phu_tho)
    cache.clear()
    for unit, shared, taken, own in [
        (unit_tree.phu_dien, 1, 1, 0),
        (unit_tree.ha_noi, 1, 1, 0),
        (unit_tree.phu_tho, 0, 0, 1),
        (unit_tree.trung_uong, 1, 1, 1),
    ]:
        found = totals(client.get(f"{unit.get_absolute_url()}so-ket/"))
        assert (found["shared"], found["taken"], found["own"]) == (shared, taken, own)
    assert f"{unit_tree.ha_noi.get_absolute_url()}so-ket/" in client.get(unit_tree.ha_noi.get_absolute_url()).content.decode()


def test_ledger_names_no_person(client, practice, unit_tree):
    adoption = factories.make_adoption(practice, unit_tree.phu_tho)
    content = client.get(f"{unit_tree.phu_tho.get_absolute_url()}so-ket/").content.decode()
    assert adoption.by.name not in content
    assert practice.owner.name not in content


@pytest.mark.parametrize(
    ("asked", "months", "is_told"),
    [
        ("", 12, False),
        ("tu=2026-01&den=2026-03", 3, False),
        ("tu=03/2026&den=03/2026", 1, False),
        ("tu=2026-05&den=2026-01", 12, True),
        ("tu=1990-01&den=2026-01", 36, True),
        ("tu=x'--&den=%00", 12, True),
        ("tu=0000-00", 12, True),
        ("tu=9999-12&den=9999-12", 12, True),
    ],
)
def test_period_is_read_as_people_write_it(client, unit_tree, asked, months, is_told):
    response = client.get(f"{unit_tree.phu_tho.get_absolute_url()}so-ket/?{asked}")
    assert (len(response.context["ledger"].months), bool(response.context["problem"])) == (months, is_told)


def test_spreadsheet_has_the_same_numbers(client, practice, unit_tree):
    response = client.get(f"{unit_tree.ha_noi.get_absolute_url()}so-ket/bang-tinh/?tu=2026-10")
    rows = {row[0]: row[-1] for row in load_workbook(BytesIO(response.content)).active.values}
    assert rows["mô hình đã công bố"] == 1
    assert response["Content-Disposition"].startswith('attachment; filename="so-ket')


def test_centre_asks_no_more_than_a_ward_and_nothing_twice(client, practice, unit_tree):
    ward = queries(client, f"{unit_tree.phu_dien.get_absolute_url()}so-ket/")
    factories.make_published(unit_tree.phu_dien)
    assert queries(client, f"{unit_tree.phu_dien.get_absolute_url()}so-ket/") == ward <= MOST
    cache.clear()
    assert queries(client, f"{unit_tree.trung_uong.get_absolute_url()}so-ket/") == ward - 8
