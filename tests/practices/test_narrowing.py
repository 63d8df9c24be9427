"""What the address of the list says."""

import pytest
from django.http import QueryDict

from forum.practices import catalogue, library, narrowing
from forum.practices.models import Setting
from tests.practices import factories

pytestmark = pytest.mark.django_db


def test_every_facet_of_the_catalogue_has_a_name():
    assert set(narrowing.FACETS) == set(catalogue.FACETS)
    assert set(narrowing.COSTS) == {*catalogue.COSTS, catalogue.MORE_COST}
    assert set(narrowing.PEOPLE) == {*catalogue.PEOPLE, catalogue.MORE_PEOPLE}


def test_narrow_reads_known_values_and_leaves_others_out(unit_tree):
    factories.settings("khu-nha-tro")
    found = narrowing.narrow(QueryDict("dia-ban=khu-nha-tro&dia-ban=khong-co&kinh-phi=5&tinh=phu-dien&trang-thai=x&don-vi=khong-co"))
    assert found.filters == {"setting": ["khu-nha-tro"], "cost": ["5"]}


def test_narrow_hostile_values_are_harmless(unit_tree):
    found = narrowing.narrow(QueryDict("q=%00" + "x" * 5000 + "&chu-de=%00'--&cho-ai=9999999999999999999999&don-vi=%00"))
    assert found.filters == {}
    assert len(found.text) == narrowing.LONGEST


def test_chip_address_takes_one_value_away_and_the_page_number(unit_tree):
    factories.settings("khu-nha-tro", "mien-nui")
    found = narrowing.narrow(QueryDict("dia-ban=khu-nha-tro&dia-ban=mien-nui&q=tro&trang=3"))
    label, name, url = found.chips[0]
    assert (str(label), name) == (str(narrowing.FACETS["setting"][1]), Setting.objects.get(slug="khu-nha-tro").name)
    assert QueryDict(url[1:]).dict() == {"dia-ban": "mien-nui", "q": "tro"}


def test_facets_count_what_each_value_leaves(unit_tree):
    factories.make_published(unit_tree.phu_dien, settings=factories.settings("khu-nha-tro"), cost_once="4 triệu")
    factories.make_published(unit_tree.phu_dien, settings=factories.settings("mien-nui"), cost_once="40 triệu")
    narrowed = narrowing.narrow(QueryDict("dia-ban=mien-nui"))
    found = library.find(filters=narrowed.filters)
    facets = {facet.name: {offer.url: offer for offer in facet.first} for facet in narrowing.facets(narrowed, found.counts)}
    names = dict(Setting.objects.values_list("slug", "name"))
    assert {offer.label: (offer.count, offer.is_active) for offer in facets["setting"].values()} == {
        names["khu-nha-tro"]: (1, False),
        names["mien-nui"]: (1, True),
    }
    assert [offer.count for offer in facets["cost"].values()] == [1]
