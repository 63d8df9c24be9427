"""The ledger of a unit."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from openpyxl import load_workbook

from forum.practices import counting
from forum.practices.models import Adoption, Practice
from tests.practices import factories
from tests.practices.views.test_adopting import queries

pytestmark = pytest.mark.django_db
MOST = 16


def totals(response) -> dict[str, int]:
    return {line.key: line.total for line in response.context["ledger"].lines}


def test_ledger_counts_the_unit_and_all_below_it(client, practice, unit_tree):
    factories.make_adoption(practice, unit_tree.phu_tho)
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


def test_months_that_are_over_are_stored_and_say_the_same(client, practice, unit_tree):
    """Table and spreadsheet read the same counts, whether they are stored or counted now; this month always is."""
    units = (unit_tree.trung_uong, unit_tree.ha_noi, unit_tree.phu_dien)
    adoption = factories.make_adoption(practice, unit_tree.phu_tho)
    past = timezone.now() - timedelta(days=70)
    Practice.objects.update(published_at=past)
    Adoption.objects.update(at=past)
    addresses = [f"{unit.get_absolute_url()}so-ket/" for unit in units]
    before = [client.get(address) for address in addresses]
    call_command("count_ledger", months=6, stdout=StringIO())
    after = [client.get(address) for address in addresses]
    assert [by_month(each) for each in before] == [by_month(each) for each in after]
    assert totals(after[0])["shared"] == totals(after[1])["taken"] == 1
    assert [each.context["ledger"].counted_at is not None for each in after] == [True, True, False]
    assert "được đếm lúc" in after[0].content.decode()
    Adoption.objects.filter(pk=adoption.pk).update(at=timezone.now())
    assert totals(client.get(addresses[0]))["taken"] == 2, "what is stored, and this month"
    call_command("count_ledger", stdout=StringIO())
    assert totals(client.get(addresses[0]))["taken"] == 1
    counting.units_changed([unit_tree.phu_tho.pk])
    assert not unit_tree.trung_uong.ledger_months.exists()
    assert unit_tree.ha_noi.ledger_months.exists()


def by_month(response) -> list[list[int]]:
    return [line.counts for line in response.context["ledger"].lines]


def test_centre_asks_no_more_than_a_ward(client, practice, unit_tree):
    ward = queries(client, f"{unit_tree.phu_dien.get_absolute_url()}so-ket/")
    factories.make_published(unit_tree.phu_dien)
    assert queries(client, f"{unit_tree.phu_dien.get_absolute_url()}so-ket/") == ward <= MOST
    assert queries(client, f"{unit_tree.trung_uong.get_absolute_url()}so-ket/") == ward
    call_command("count_ledger", stdout=StringIO())
    assert queries(client, f"{unit_tree.trung_uong.get_absolute_url()}so-ket/") == ward
