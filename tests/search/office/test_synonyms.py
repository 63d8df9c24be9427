"""The table of synonyms: what may stand in it, and that it holds at once in every process."""

import pytest

from portal.search import abbreviations
from portal.search.abbreviations import GROUPS, Table, delivered, is_bare_syllable
from portal.search.office import steering, synonyms
from portal.search.office.models import Asked, Edition, Synonym
from portal.search.office.steering import Steering
from portal.search.query import parse

pytestmark = pytest.mark.django_db
ADDRESS = "/quan-tri/tim-kiem/tu-dong-nghia/"


@pytest.fixture(autouse=True)
def as_delivered():
    """A process keeps what was set until the next search; the tests after these begin with what is delivered."""
    yield
    steering._Held.steering = Steering()
    abbreviations.use(Table(delivered()))


def typed(**fields):
    return {"term": "NSXH", "meaning": "nhà ở xã hội", "is_two_way": "True", "note": "", "is_active": "on"} | fields


def ways(text, table=None):
    return {" ".join(way) for slot in parse(text, table).slots for way in slot.ways}


def test_table_begins_with_what_was_delivered_and_says_the_same():
    assert Synonym.objects.count() == len(list(delivered()))
    assert Edition.objects.get().number == Edition.DELIVERED
    rows = Table(steering.synonym_rows()).others
    assert {form: set(others) for form, others in rows.items()} == {form: set(others) for form, others in Table(delivered()).others.items()}


@pytest.mark.parametrize("form", [form for group in GROUPS for form in group])
def test_nothing_delivered_is_a_bare_syllable(form):
    assert synonyms.problems(form, "một hai ba bốn") == {}


@pytest.mark.parametrize(
    ("text", "is_bare"), [("TƯ", True), ("mẹ", True), ("nghiêng", True), ("quý", True), ("TW", False), ("OCOP", False)]
)
def test_a_syllable_without_its_marks_is_told_from_a_short_form(text, is_bare):
    assert is_bare_syllable(text) == is_bare


@pytest.mark.parametrize(("is_two_way", "back"), [("True", True), ("False", False)])
def test_saved_row_holds_with_the_next_search_in_its_directions(office, publish, index, is_two_way, back):
    publish("Khánh thành nhà ở xã hội cho công nhân"), publish("Rút thăm NSXH")
    assert office.get("/tim-kiem/", {"q": "nsxh"}).context["found"].total == 1
    assert office.post(f"{ADDRESS}new/", typed(is_two_way=is_two_way)).status_code == 302
    assert office.get("/tim-kiem/", {"q": "nsxh"}).context["found"].total == 2
    assert office.get("/tim-kiem/", {"q": "nhà ở xã hội"}).context["found"].total == (2 if back else 1)
    row = Synonym.objects.get(term="NSXH")
    office.post(f"{ADDRESS}edit/{row.pk}/", typed(is_active=""))
    assert office.get("/tim-kiem/", {"q": "nsxh"}).context["found"].total == 1
    office.post(f"{ADDRESS}edit/{row.pk}/", typed(term="NƠXH"))
    assert office.get("/tim-kiem/", {"q": "nơxh", "dung": "1"}).context["found"].total == 1
    office.post(f"{ADDRESS}delete/{row.pk}/")
    assert office.get("/tim-kiem/", {"q": "nơxh", "dung": "1"}).context["found"].total == 0


def test_another_process_notices_with_one_query_and_reads_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        steering.steering()
    synonyms.keep(synonym=Synonym(term="NSXH", meaning="nhà ở xã hội"))
    assert "nha o xa hoi" not in ways("nsxh")
    with django_assert_num_queries(3):
        steering.steering()
    with django_assert_num_queries(1):
        steering.steering()
    assert "nha o xa hoi" in ways("nsxh")


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({"term": "TƯ"}, "term", "Khi bỏ dấu, “TƯ” viết giống nhiều từ khác"),
        ({"meaning": "má"}, "meaning", "Khi bỏ dấu, “má” viết giống nhiều từ khác"),
        ({"term": "***"}, "term", "Hãy viết bằng chữ hoặc số"),
        ({"term": "nha o xa hoi"}, "meaning", "Khi bỏ dấu hai bên giống nhau"),
        ({"term": "Câu lạc bộ", "meaning": "clb"}, "meaning", "Trong bảng đã có: CLB ⇄ câu lạc bộ"),
        ({"meaning": "a1 " * 13}, "meaning", "Dài quá"),
        ({"term": "N" * 61}, "term", "60"),
        ({"term": "\0\u202e"}, "term", ""),
    ],
)
def test_wrong_row_is_told_beside_its_field_and_not_saved(office, fields, name, said):
    before = Synonym.objects.count()
    answer = office.post(f"{ADDRESS}new/", typed(**fields))
    assert answer.status_code == 200
    assert said in str(answer.context["form"].errors[name])
    assert Synonym.objects.count() == before


def test_preview_shows_what_comes_and_goes_and_saves_nothing(office, publish, index):
    publish("Khánh thành nhà ở xã hội"), publish("Nhà văn hóa thôn")
    for number, text in enumerate(("nhà ở cho công nhân", "nsxh", "vay vốn")):
        Asked.objects.create(code=str(number), key=synonyms.key_of(text), text=text, times=3)
    answer = office.post(f"{ADDRESS}new/", typed(**{"xem-truoc": "1"}))
    found = answer.context["preview"]
    assert found.looked_at == 3
    change = next(change for change in found.changes if change.query == "nsxh" and change.is_real)
    assert (change.before, change.after) == (0, 1)
    assert "Khánh thành nhà ở xã hội" in change.came
    assert not Synonym.objects.filter(term="NSXH").exists()
    html = answer.content.decode()
    assert "Vào mười kết quả đầu" in html
    assert 'value="nhà ở xã hội"' in html


def test_preview_of_taking_a_row_out_shows_what_goes(office, publish, index):
    publish("Ra mắt câu lạc bộ")
    Asked.objects.create(code="1", key="clb", text="CLB")
    row = Synonym.objects.get(term="CLB")
    answer = office.post(f"{ADDRESS}edit/{row.pk}/", typed(term="CLB", meaning="câu lạc bộ", is_active="", **{"xem-truoc": "1"}))
    change = next(change for change in answer.context["preview"].changes if change.is_real)
    assert (change.after, change.went) == (0, ["Ra mắt câu lạc bộ"])
    assert Synonym.objects.get(term="CLB").is_active


def test_preview_shows_nothing_that_she_may_not_read(office, publish, index):
    from news.models import ArticlePage

    publish("Nhà ở xã hội sắp khánh thành")
    ArticlePage.objects.update(live=False)
    answer = office.post(f"{ADDRESS}new/", typed(**{"xem-truoc": "1"}))
    assert "sắp khánh thành" not in answer.content.decode()


def test_search_costs_one_query_more_and_none_for_a_large_table(office, index, django_assert_num_queries):
    synonyms.take(pairs=[synonyms.Pair(f"ZZ{number}", f"hai tiếng {number}") for number in range(1_000)])
    assert office.get("/tim-kiem/", {"q": "zz7"}).status_code == 200
    with django_assert_num_queries(1):
        steering.steering()
    assert "hai tieng 7" in ways("zz7")


def test_list_finds_by_either_form_without_marks(office):
    html = office.get(ADDRESS, {"q": "cau lac"}).content.decode()
    assert "CLB" in html
    assert "UBND" not in html
