"""Finding: facets, sorts, words, fit, and that the number of queries is fixed."""

from io import StringIO

import pytest
from django.core.management import call_command

from forum.practices import catalogue, fit, library, services
from forum.practices.models import Practice
from tests.forum.factories import make_member
from tests.practices import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(unit_tree):
    """Three models: of Phú Diễn for rented rooms, of Sài Gòn for towns, of Quảng Sơn for mountains."""
    rented, town, mountain = (factories.settings(slug) for slug in ("khu-nha-tro", "do-thi", "mien-nui"))
    return {
        "tro": factories.make_published(
            unit_tree.phu_dien, name="Tổ phụ nữ nhà trọ", settings=rented, cost_once="8 triệu", steps=factories.STEPS
        ),
        "pho": factories.make_published(unit_tree.sai_gon, name="Góc phố xanh", settings=town, cost_once="80 triệu"),
        "nui": factories.make_published(unit_tree.quang_son, name="Nhóm nuôi gà", settings=[*mountain, *town], cost_once="0"),
    }


@pytest.fixture
def indexed(shelf):
    """The same, known to the search engine."""
    call_command("rebuild_search", stdout=StringIO())
    return shelf


def names(found) -> list[str]:
    return [practice.name for practice in found.practices]


def test_list_is_the_newest_first_and_leaves_out_what_is_not_published(shelf, unit_tree):
    factories.make_draft(unit_tree.phu_dien, name="Bản nháp")
    found = library.find()
    assert names(found) == ["Nhóm nuôi gà", "Góc phố xanh", "Tổ phụ nữ nhà trọ"]
    assert (found.total, found.page, found.pages) == (3, 1, 1)


def test_facets_count_without_their_own_filter(shelf, unit_tree):
    found = library.find(filters={"setting": ["do-thi"], "cost": ["0"]})
    assert names(found) == ["Nhóm nuôi gà"]
    assert found.counts["setting"] == {"mien-nui": 1, "do-thi": 1}
    assert found.counts["cost"] == {"0": 1, "100": 1}
    assert found.counts["province"] == {unit_tree.lam_dong.pk: 1}
    alternatives = library.find(filters={"setting": ["khu-nha-tro", "mien-nui"]})
    assert alternatives.total == 2
    assert library.find(filters={"setting": ["khong-co"]}).total == 0


def test_unit_and_place_of_adoption_narrow(shelf, unit_tree):
    factories.make_adoption(shelf["tro"], unit_tree.ben_thanh)
    assert names(library.find(filters={"unit": [unit_tree.ha_noi.pk]})) == ["Tổ phụ nữ nhà trọ"]
    assert names(library.find(filters={"adopted_in": [unit_tree.hcm.pk]})) == ["Tổ phụ nữ nhà trọ"]


def test_sorts(shelf, unit_tree):
    factories.make_adoption(shelf["pho"], unit_tree.phu_dien)
    assert names(library.find(sort="adopted"))[0] == "Góc phố xanh"
    assert names(library.find(sort="documented"))[0] == "Tổ phụ nữ nhà trọ"
    assert names(library.find(page=2, size=2)) == ["Tổ phụ nữ nhà trọ"]


def test_words_find_with_and_without_marks(indexed):
    assert names(library.find("nha tro"))[0] == "Tổ phụ nữ nhà trọ"
    assert names(library.find("nhóm nuôi gà", filters={"setting": ["mien-nui"]})) == ["Nhóm nuôi gà"]
    assert names(library.find("nuôi gà", sort="new", filters={"setting": ["khu-nha-tro"]})) == []


def test_similar_models_are_offered_before_one_is_shared_twice(indexed):
    assert library.similar("To phu nu nha tro", "Nhóm chị em gặp nhau")[0] == indexed["tro"]
    assert indexed["tro"] not in library.similar("Tổ phụ nữ nhà trọ", without=indexed["tro"].pk)


def test_catalogue_follows_every_change(shelf):
    assert library.find().total == 3
    services.withdraw(practice=shelf["pho"], by=shelf["pho"].owner, reason="Thôi")
    services.hide(practice=shelf["nui"], by=make_member())
    assert names(library.find()) == ["Tổ phụ nữ nhà trọ"]
    services.show(practice=shelf["nui"], by=make_member())
    assert library.find().total == 2


def test_rows_written_without_services_are_seen_after_forget(shelf):
    library.find()
    Practice.objects.filter(pk=shelf["pho"].pk).update(stage="archived")
    catalogue.forget()
    assert library.find().total == 2


def test_number_of_queries_is_fixed(indexed, unit_tree, django_assert_num_queries, django_assert_max_num_queries):
    library.find()
    with django_assert_num_queries(4):
        library.find(filters={"setting": ["do-thi"]}, sort="adopted")
    with django_assert_num_queries(5):
        library.find("nhà trọ")
    for number in range(5):
        factories.make_published(unit_tree.phu_dien, name=f"Thêm {number}", settings=factories.settings("do-thi"))
    with django_assert_num_queries(4):
        library.find(filters={"setting": ["do-thi"]}, sort="adopted")
    with django_assert_num_queries(6):
        list(Practice.objects.visible_to(None).for_comparison())
    with django_assert_max_num_queries(12):
        Practice.objects.visible_to(None).for_page().get(pk=indexed["tro"].pk)


def test_fit_leaves_out_what_the_unit_began_or_runs(shelf, unit_tree, django_assert_num_queries):
    place = fit.Place(settings=frozenset({"khu-nha-tro"}), money=10_000_000)
    library.find()
    with django_assert_num_queries(4):
        ranked = library.fitting(place)
    assert next(practice.name for practice, _fit in ranked) == "Tổ phụ nữ nhà trọ"
    factories.make_adoption(shelf["pho"], unit_tree.phu_dien)
    with django_assert_num_queries(6):
        ranked = library.fitting(place, unit=unit_tree.phu_dien)
    assert [practice.name for practice, _fit in ranked] == ["Nhóm nuôi gà"]


def test_places_alike_are_counted_from_what_units_say_of_themselves(shelf, unit_tree):
    adoption = factories.make_adoption(shelf["tro"], unit_tree.tay_tuu, state="running")
    services.state_facts(unit=unit_tree.tay_tuu, key="setting", values=factories.settings("khu-nha-tro"), by=adoption.by)
    best, why = library.fitting(fit.Place(settings=frozenset({"khu-nha-tro"})))[0]
    assert best == shelf["tro"]
    assert next(reason for reason in (*why.reasons,) if reason.criterion == "setting").fits
    assert Practice.objects.get(pk=best.pk).facets["alike"] == {"khu-nha-tro": 1}
