"""Files that people take away: safe names, the layout of official papers, no formulas."""

from datetime import date
from io import BytesIO
from time import perf_counter

import pytest
from docx import Document
from docx.shared import Mm
from openpyxl import load_workbook

from forum.practices import services
from forum.practices.exports import Plan, file_name, ledger_sheet, plan_document, practices_sheet
from forum.practices.ledger import ledger
from forum.practices.models import Practice
from portal.ui.sheets import neutral, sheet
from tests.practices import factories


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etcpasswd.docx"),
        ("Kế hoạch\r\nSet-Cookie: x=1", "ke-hoach-set-cookie-x1.docx"),
        ("", "tep.docx"),
        ("…", "tep.docx"),
        ("CLB “3 giúp”", "clb-3-giup.docx"),
    ],
)
def test_names_of_files_hold_neither_paths_nor_lines(title, name):
    assert file_name(title, "docx") == name
    assert len(file_name("dài " * 200, "docx")) <= 90


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "%x", "|x"])
def test_formulas_are_text(text):
    page = load_workbook(BytesIO(sheet("Bảng", ["=A"], [[text, 5]])))["Bảng"]
    cell = page["A2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")
    assert page["B2"].value == 5


def test_cells_hold_what_a_file_can_hold():
    assert neutral("a\x00b\x1f") == "ab"
    assert len(neutral("x" * 50_000)) <= 32_000
    assert neutral(7) == 7


@pytest.fixture
def full(unit_tree):
    return factories.make_published(
        unit_tree.phu_dien, name="Tổ \x0bphụ nữ <nhà trọ> & bạn", steps=factories.STEPS, figures=factories.FIGURES, cost_once="8 triệu",
        cost_yearly="1,5 triệu", people_needed="3", problem="Chị em xa quê.",
    )  # fmt: skip


def paper(practice, unit, **fields) -> Document:
    plan = Plan(practice=practice, unit=unit, starts_on=date(2026, 12, 1), dated=date(2026, 11, 23), **fields)
    return Document(BytesIO(plan_document(plan)))


@pytest.mark.django_db
def test_plan_has_the_layout_of_official_papers(full, unit_tree):
    document = paper(full, unit_tree.tay_tuu, number="05", signer="Nguyễn Thị Hoa")
    section = document.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.left_margin, section.right_margin)] == [210, 30, 20]
    assert abs(section.top_margin - Mm(20)) < 1000
    left, right = document.tables[0].rows[0].cells
    assert "HỘI LHPN PHƯỜNG TÂY TỰU" in left.text
    assert [column.width for column in document.tables[0].columns] == [left.width, right.width]
    assert "Số: 05/KH-BTV" in left.text
    assert [line for line in right.text.splitlines() if line] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tây Tựu, ngày 23 tháng 11 năm 2026",
    ]
    assert "Nguyễn Thị Hoa" in document.tables[-1].rows[0].cells[1].text
    assert any("“Tổ phụ nữ <nhà trọ> & bạn”" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.django_db
def test_plan_numbers_its_pages_but_the_first(full, unit_tree):
    section = paper(full, unit_tree.tay_tuu).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "written"), [(date(2027, 3, 5), "ngày 05 tháng 3 năm 2027"), (date(2027, 2, 15), "ngày 15 tháng 02 năm 2027")]
)
def test_plan_writes_its_day_as_the_decree_asks(full, unit_tree, day, written):
    plan = Plan(practice=full, unit=unit_tree.tay_tuu, starts_on=date(2027, 4, 1), dated=day)
    document = Document(BytesIO(plan_document(plan)))
    assert written in document.tables[0].rows[0].cells[1].text


@pytest.mark.django_db
def test_plan_dates_its_steps_and_sums_its_budget(full, unit_tree, django_assert_max_num_queries):
    practice = Practice.objects.for_page().get(pk=full.pk)
    with django_assert_max_num_queries(2):
        document = paper(practice, unit_tree.tay_tuu)
    steps = [[cell.text for cell in row.cells] for row in document.tables[1].rows[1:]]
    assert [row[3] for row in steps] == ["01/12/2026 - 10/12/2026", "11/12/2026 - 15/12/2026", "16/12/2026 - 14/01/2027"]
    assert [row.cells[2].text for row in document.tables[2].rows[1:]] == ["8.000.000", "1.500.000", "9.500.000"]
    assert document.tables[3].rows[1].cells[2].text == "78,85\n(Báo cáo năm, 2025)"


@pytest.mark.django_db
def test_plan_of_an_empty_model_has_gaps_to_fill(practice, unit_tree):
    document = paper(practice, unit_tree.trung_uong, number="05/KH-HPN")
    assert "Số: 05/KH-HPN" in document.tables[0].rows[0].cells[0].text.splitlines()
    assert len(document.tables[1].rows) == 4
    assert document.tables[2].rows[3].cells[2].text == ""


@pytest.mark.django_db
def test_plan_of_sixty_steps_is_quick(unit_tree):
    steps = [{"title": f"Bước {number}", "days": "2", "text": "Làm. " * 100} for number in range(60)]
    practice = factories.make_published(unit_tree.phu_dien, steps=steps)
    begun = perf_counter()
    assert len(paper(practice, unit_tree.tay_tuu).tables[1].rows) == 61
    assert perf_counter() - begun < 5  # Alone it takes 0.1 s; the limit only notices what grows with the square.


@pytest.mark.django_db
def test_table_of_models_and_ledger(full, unit_tree):
    services.report_results(
        adoption=factories.make_adoption(full, unit_tree.tay_tuu), month=3, people_reached="4", money_spent="0", text="x", by=full.owner
    )
    page = load_workbook(BytesIO(practices_sheet(Practice.objects.for_cards(), notes=["=Khu nhà trọ"]))).worksheets[0]
    assert page["A1"].value == "'=Khu nhà trọ"
    assert (page["A3"].value, page["J3"].value) == (full.name, 8_000_000)
    today = date.today()
    found = ledger(unit_tree.ha_noi, today, today)
    assert {line.key: line.total for line in found.lines} == {
        "articles": 0, "answered": 0, "accepted": 0, "shared": 1, "recognised": 0, "taken": 1, "own": 1, "reported": 1,
    }  # fmt: skip
    assert load_workbook(BytesIO(ledger_sheet(found))).worksheets[0]["C6"].value == 1
