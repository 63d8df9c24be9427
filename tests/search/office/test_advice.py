"""Pages that the office suggests above the results of one query."""

import pytest

from news.models import ArticlePage
from portal.search.models import SearchDocument
from portal.search.office.models import Advice
from portal.search.services import index as write_row
from tests.search.office.test_synonyms import as_delivered  # noqa: F401  (an autouse fixture of the other half)

pytestmark = pytest.mark.django_db
ADDRESS = "/quan-tri/tim-kiem/goi-y/"


def typed(**fields):
    return {"query": "vay vốn", "chosen": "", "address": "", "note": "", "order": "1", "is_active": "on"} | fields


@pytest.fixture
def loan(publish, index):
    return publish("Hướng dẫn làm hồ sơ tín chấp")


def test_page_given_by_its_address_stands_above_the_results(office, loan, client):
    url = f"https://example.org{loan.get_url()}?x=1"
    assert office.post(f"{ADDRESS}new/", typed(query="  Vay   Vốn ", address=url, note="Đủ các bước.")).status_code == 302
    for query, is_advised in (("vay von", True), ("VAY VỐN!", True), ("vay vốn nhanh", False)):
        found = client.get("/tim-kiem/", {"q": query}).context["found"]
        assert bool(found.advised) == is_advised
    html = client.get("/tim-kiem/", {"q": "vay vốn"}).content.decode()
    assert "Gợi ý của Ban biên tập" in html
    assert "Đủ các bước." in html
    assert 'data-rank="0"' in html
    assert not client.get("/tim-kiem/", {"q": "vay vốn", "nam": "2026"}).context["found"].advised
    Advice.objects.get().delete()


def test_page_is_chosen_among_what_is_found(office, loan):
    answer = office.get(f"{ADDRESS}new/", {"tu": "hồ sơ tín chấp"})
    pk, title = answer.context["form"].fields["chosen"].choices[0]
    assert title == loan.title
    assert office.post(f"{ADDRESS}new/", typed(query="hồ sơ tín chấp", chosen=pk)).status_code == 302
    row = Advice.objects.get()
    assert (row.object_id, row.title, row.key) == (loan.pk, loan.title, "ho so tin chap")
    assert office.post(f"{ADDRESS}edit/{row.pk}/", typed(query="hồ sơ", chosen=pk, note="mới")).status_code == 302
    assert office.post(f"{ADDRESS}delete/{row.pk}/").status_code == 302
    assert not Advice.objects.exists()


def test_looking_for_pages_saves_nothing_and_keeps_what_was_typed(office, loan):
    answer = office.post(f"{ADDRESS}new/", typed(query="tín chấp", note="giữ lại", **{"tim-trang": "1"}))
    html = answer.content.decode()
    assert loan.title in html
    assert "giữ lại" in html
    assert not Advice.objects.exists()


@pytest.mark.parametrize(
    ("fields", "name"),
    [({"address": "/khong-co/"}, "address"), ({"address": "http://[x"}, "address"), ({"address": "\0"}, "address"), ({}, "address"),
     ({"query": "0912 345 678"}, "query"), ({"query": "…"}, "query"), ({"chosen": "999999999999"}, None), ({"chosen": "x"}, None),
     ({"order": "-1"}, "order"), ({"query": "a" * 101}, "query")],
)  # fmt: skip
def test_wrong_row_is_told_and_not_saved(office, loan, fields, name):
    answer = office.post(f"{ADDRESS}new/", typed(**fields))
    assert answer.status_code == 200
    assert name is None or answer.context["form"].errors[name]
    assert not Advice.objects.exists()


def test_the_same_page_is_not_suggested_twice(office, loan):
    for _time in range(2):
        answer = office.post(f"{ADDRESS}new/", typed(address=loan.get_url()))
    assert answer.context["form"].errors["query"]


def test_a_page_that_a_reader_may_not_see_is_not_shown_to_her(office, loan, client):
    office.post(f"{ADDRESS}new/", typed(address=loan.get_url()))
    ArticlePage.objects.update(live=False)
    assert "Gợi ý của Ban biên tập" not in client.get("/tim-kiem/", {"q": "vay vốn"}).content.decode()
    ArticlePage.objects.update(live=True)
    write_row(ArticlePage.objects.get())
    SearchDocument.objects.update(is_removed=True)
    assert "Gợi ý của Ban biên tập" not in client.get("/tim-kiem/", {"q": "vay vốn"}).content.decode()


def test_three_are_shown_the_smallest_number_first(office, publish, loan, client):
    for order in (4, 2, 3, 1):
        page = publish(f"Trang {order}")
        office.post(f"{ADDRESS}new/", typed(address=page.get_url(), order=str(order)))
    advised = client.get("/tim-kiem/", {"q": "vay vốn"}).context["found"].advised
    assert ["".join(text for text, _is_marked in result.title) for result, _note in advised] == ["Trang 1", "Trang 2", "Trang 3"]
