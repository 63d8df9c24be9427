"""The list and the page of a model."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from forum.practices import services
from forum.practices.models import Practice
from tests.forum.factories import make_member, make_officer
from tests.practices import factories

MOST_LIST, MOST_PAGE = 16, {"visitor": 20, "member": 24, "officer": 28}


def queries(client, address: str) -> int:
    """How often the second visit asks: what is cached has been read by the first."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.fixture(params=["visitor", "member", "officer"])
def reader(request, client, unit_tree):
    client.who = request.param
    if request.param == "member":
        client.force_login(make_member())
    elif request.param == "officer":
        client.force_login(make_officer(unit_tree.phu_dien))
    return client


def test_list_asks_as_often_for_many_models_as_for_two(reader, unit_tree):
    for _number in range(2):
        factories.make_published(unit_tree.phu_dien, settings=factories.settings("khu-nha-tro"))
    few = queries(reader, "/mo-hinh/?dia-ban=khu-nha-tro")
    for _number in range(6):
        factories.make_published(unit_tree.phu_dien, settings=factories.settings("khu-nha-tro"))
    assert queries(reader, "/mo-hinh/?dia-ban=khu-nha-tro") == few <= MOST_LIST


def test_page_asks_as_often_for_many_adoptions_as_for_one(reader, unit_tree, reads_alike):
    """A model that has everything: figures that were doubted, a discussion, photos, papers, articles about it, what reads like it."""
    practice = factories.make_published(unit_tree.phu_dien, steps=factories.STEPS, figures=factories.FIGURES)
    reads_alike(practice, factories.make_published(unit_tree.phu_tho))
    services.ask_owner(practice=practice, by=make_member(), body="Chị lấy kinh phí ở đâu?")
    services.doubt_figure(figure=practice.figures.get(), by=make_member(), body="Số này của năm nào?")
    factories.make_adoption(practice, unit_tree.ha_noi)
    few = queries(reader, practice.get_absolute_url())
    for unit in (unit_tree.phu_tho, unit_tree.tay_tuu):
        adoption = factories.make_adoption(practice, unit)
        services.report_results(adoption=adoption, month=3, people_reached="12", money_spent="2 triệu", text="Đều đặn.", by=adoption.by)
    assert queries(reader, practice.get_absolute_url()) == few <= MOST_PAGE[reader.who]


def test_pages_for_visitors_can_be_kept_by_a_proxy(client, practice):
    for address in ("/mo-hinh/", practice.get_absolute_url()):
        response = client.get(address)
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.content.decode()


def test_list_shows_published_models_only(client, practice, draft):
    content = client.get("/mo-hinh/").content.decode()
    assert practice.name in content
    assert draft.name not in content


def test_list_without_a_hit_says_how_to_go_on(client, practice):
    content = client.get("/mo-hinh/?kinh-phi=100%2B").content.decode()
    assert practice.name not in content
    assert 'href="/mo-hinh/"' in content


@pytest.mark.parametrize("page", ["0", "x", "-1", "99", "1e3", "१"])
def test_list_page_that_is_none_is_not_found(client, practice, page):
    assert client.get(f"/mo-hinh/?trang={page}").status_code == 404


def test_page_shows_what_was_written(client, unit_tree):
    practice = factories.make_published(
        unit_tree.phu_dien, name="Bếp ấm <b>nhà trọ</b>", steps=factories.STEPS, figures=factories.FIGURES, cost_once="12,5 triệu",
        problem="Chị em đi làm ca đêm về không kịp nấu cơm cho con nhỏ ở nhà.", lessons="Chọn giờ chị em rảnh, không chọn giờ hành chính.",
    )  # fmt: skip
    content = client.get(practice.get_absolute_url()).content.decode()
    for words in ("12,5", "78,85%", "Khảo sát nhu cầu", "không kịp nấu cơm", "Chọn giờ chị em rảnh", "application/ld+json"):
        assert words in content
    assert "<b>nhà trọ</b>" not in content


def test_page_tells_machines_the_day_of_this_country(client, practice):
    early = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)  # Half past one on the fifth in Hà Nội.
    Practice.objects.filter(pk=practice.pk).update(published_at=early)
    assert '"datePublished": "2026-03-05"' in client.get(practice.get_absolute_url()).content.decode()


def test_page_shows_the_tree_with_sources_and_reasons(client, practice, unit_tree):
    first = factories.make_adoption(practice, unit_tree.ha_noi)
    second = factories.make_adoption(practice, unit_tree.phu_tho, parent=first, changes="Họp vào buổi tối")
    services.report_results(adoption=first, month=3, people_reached="120", money_spent="4 triệu", text="Đông hơn.", by=first.by)
    services.change_adoption_state(adoption=second, state="stopped", by=second.by, reason="Hết kinh phí")
    content = client.get(practice.get_absolute_url()).content.decode()
    assert content.index("adoption--1") < content.index("adoption--2")
    for words in ("Họp vào buổi tối", "Hết kinh phí", "120", "cartogram__tile"):
        assert words in content


def test_page_of_a_draft_is_only_there_for_who_keeps_it(client, draft):
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(make_member())
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(draft.owner)
    response = client.get(draft.get_absolute_url())
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert 'content="noindex"' in response.content.decode()


def test_page_of_a_withdrawn_model_says_why_and_stays(client, practice):
    services.withdraw(practice=practice, by=practice.owner, reason="Đã có cách làm tốt hơn")
    assert "Đã có cách làm tốt hơn" in client.get(practice.get_absolute_url()).content.decode()
    assert practice.name not in client.get("/mo-hinh/").content.decode()


def test_page_of_a_hidden_model_is_not_there(client, practice):
    Practice.objects.filter(pk=practice.pk).update(state="hidden")
    assert client.get(practice.get_absolute_url()).status_code == 404


def test_spreadsheet_holds_the_narrowed_list_and_says_to_what(client, unit_tree):
    cheap = factories.make_published(unit_tree.phu_dien, name="=HYPERLINK(1)", cost_once="4 triệu")
    factories.make_published(unit_tree.phu_dien, cost_once="400 triệu")
    response = client.get("/mo-hinh/bang-tinh/?kinh-phi=5")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert response["Content-Disposition"] == 'attachment; filename="mo-hinh.xlsx"'
    assert len(rows) == 3
    assert rows[2][0] == f"'{cheap.name}"


def test_all_units_stand_on_pages_of_their_own(reader, practice, unit_tree, monkeypatch):
    """The page of a model shows the beginning of its adoptions; the rest, and the reports behind the sums, have a page."""
    first = factories.make_adoption(practice, unit_tree.phu_tho)
    second = factories.make_adoption(practice, unit_tree.tay_tuu, parent=first)
    services.report_results(adoption=second, month=3, people_reached="12", money_spent="2 triệu", text="Đều đặn.", by=second.by)
    address = f"{practice.get_absolute_url()}don-vi-ap-dung/"
    content = reader.get(practice.get_absolute_url()).content.decode()
    assert address not in content, "all of them fit"
    monkeypatch.setattr("forum.practices.views.pages.MOST_ROWS", 1)
    monkeypatch.setattr("forum.practices.views.spread.PER_PAGE", 1)
    assert address in reader.get(practice.get_absolute_url()).content.decode()
    assert first.unit.title in reader.get(address).content.decode()
    assert f"từ {first.unit.title}" in reader.get(f"{address}?trang=2").content.decode()
    assert reader.get(f"{address}?trang=3").status_code == reader.get(f"{address}?trang=x").status_code == 404
    reported = reader.get(f"{address}?bao-cao=1").content.decode()
    assert second.unit.title in reported
    assert "2 triệu đồng" in reported
    assert queries(reader, address) <= 9
