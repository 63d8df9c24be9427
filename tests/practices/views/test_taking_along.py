"""A plan in Word, one page of paper, feeds, data; questions to the keeper and about figures."""

from io import BytesIO
from time import process_time
from xml.etree import ElementTree

import pytest
from docx import Document

from forum.models import Thread
from forum.practices.models import Practice
from tests.forum.factories import make_board, make_member
from tests.practices import factories

pytestmark = pytest.mark.django_db
HOSTILE = "../../etc/passwd\r\nSet-Cookie: x=1 <script>"


@pytest.fixture
def member(client, unit_tree):
    """Somebody whose words everybody reads at once."""
    make_board(unit_tree.trung_uong, slug="mo-hinh")
    account = make_member()
    client.force_login(account)
    return account


@pytest.fixture
def full(unit_tree):
    return factories.make_published(unit_tree.phu_dien, steps=factories.STEPS, figures=factories.FIGURES, cost_once="12,5 triệu")


def test_plan_is_a_word_file_of_the_unit(client, member, full, unit_tree):
    Practice.objects.filter(pk=full.pk).update(name=HOSTILE)
    typed = {"unit": unit_tree.tay_tuu.pk, "starts_on": "02/03/2026", "number": "12", "signer": "=cmd|' /C calc'!A0"}
    client.post(f"{full.get_absolute_url()}ke-hoach/", typed)
    begun = process_time()
    response = client.post(f"{full.get_absolute_url()}ke-hoach/", typed)
    assert process_time() - begun < 0.5
    assert response["Content-Disposition"] == 'attachment; filename="ke-hoach-etcpasswd-set-cookie-x1-script.docx"'
    assert "Set-Cookie" not in response.headers or "x=1" not in str(response.headers)
    words = "\n".join(cell.text for table in Document(BytesIO(response.content)).tables for row in table.rows for cell in row.cells)
    for expected in ("PHƯỜNG TÂY TỰU", "Khảo sát nhu cầu", "02/03/2026 - 11/03/2026", "12.500.000"):
        assert expected in words


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", ""),
        ("unit", "999999"),
        ("starts_on", "hôm nào rảnh"),
        ("starts_on", "9999-12-31"),
        ("starts_on", "1900-01-01"),
        ("number", "1" * 21),
    ],
)
def test_plan_says_what_is_unclear_and_keeps_the_rest(client, member, full, unit_tree, name, value):
    typed = {"unit": unit_tree.tay_tuu.pk, "starts_on": "2026-03-02", "signer": "Trần Thị Bưởi"} | {name: value}
    response = client.post(f"{full.get_absolute_url()}ke-hoach/", typed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [name]
    assert "Trần Thị Bưởi" in response.content.decode()


def test_one_page_holds_what_a_meeting_needs(client, full):
    content = client.get(f"{full.get_absolute_url()}mot-trang/").content.decode()
    for words in (full.name, "Khảo sát nhu cầu", "78,85%", "12,5"):
        assert words in content


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feed_has_the_published_ones(client, full, draft, kind):
    response = client.get(f"/mo-hinh/{kind}/")
    ElementTree.fromstring(response.content)
    assert full.name in response.content.decode()
    assert draft.name not in response.content.decode()


def test_data_of_the_library_is_what_everybody_may_read(client, full, draft):
    listed = client.get("/api/v2/practices/").json()
    assert [item["id"] for item in listed["items"]] == [full.pk]
    assert listed["meta"]["total_count"] == 1
    told = client.get(f"/api/v2/practices/{full.pk}/").json()
    assert (told["steps"][0]["title"], told["figures"][0]["value"]) == ("Khảo sát nhu cầu", "78.85")
    assert told["withdrawn"] is False
    assert client.get(f"/api/v2/practices/{draft.pk}/").status_code == 404


def test_data_of_a_model_says_that_it_was_withdrawn(client, full):
    Practice.objects.filter(pk=full.pk).update(stage=Practice.Stage.ARCHIVED, stage_note="Nhà trọ đã giải tỏa")
    told = client.get(f"/api/v2/practices/{full.pk}/").json()
    assert (told["withdrawn"], told["withdrawn_because"]) == (True, "Nhà trọ đã giải tỏa")
    assert client.get("/api/v2/practices/").json()["items"] == []


@pytest.mark.parametrize("asked", ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=7", "offset=99999999999", "limit=१"])
def test_data_is_bounded(client, full, asked):
    assert client.get(f"/api/v2/practices/?{asked}").status_code == 400


def test_question_stands_in_the_discussion_and_on_the_page(client, member, full):
    response = client.post(f"{full.get_absolute_url()}hoi/", {"body": "Chị lấy <b>kinh phí</b> ở đâu?"})
    full.refresh_from_db()
    assert response["Location"].startswith(full.discussion.get_absolute_url())
    assert "kinh phí" in client.get(full.get_absolute_url()).content.decode()
    response = client.post(f"{full.get_absolute_url()}hoi/", {"body": "  "})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["body"])


def test_doubted_figure_shows_its_question(client, member, full):
    figure = full.figures.get()
    address = f"{full.get_absolute_url()}so-lieu/{figure.pk}/"
    assert "78,85%" in client.get(address).content.decode()
    client.post(address, {"body": "Tính trên bao nhiêu chị?"})
    thread = Thread.objects.get(figure_doubt__figure=figure)
    assert thread.get_absolute_url() in client.get(full.get_absolute_url()).content.decode()
    response = client.post(address, {"body": "Hỏi lần nữa"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["body"])
    assert "Hỏi lần nữa" in response.content.decode()


def test_figure_of_another_model_is_not_there(client, member, full, practice):
    assert client.get(f"{practice.get_absolute_url()}so-lieu/{full.figures.get().pk}/").status_code == 404


def test_draft_of_a_question_leads_back_to_its_form(client, member, full):
    client.post("/dien-dan/nhap/luu/", {"place": f"practice-{full.pk}", "body": "Đang viết dở", "fields": "{}"})
    assert "Đang viết dở" in client.get(f"{full.get_absolute_url()}hoi/").content.decode()
    assert f"{full.get_absolute_url()}hoi/" in client.get("/dien-dan/cua-toi/").content.decode()
