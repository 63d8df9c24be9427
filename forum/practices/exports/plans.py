"""The plan of a unit that takes a model up, as a Word file in the layout of Decree 30/2020/NĐ-CP, ready to be edited.

A4; margins 20 mm above and below, 30 left, 20 right; Times New Roman 14; on the left who issues it with number, on the right the national
heading with place and date; the subject centred over a short line; recipients and signature below; numbers of pages in the middle
above, but for the first (annex I of the decree). The text of such a
paper is Vietnamese whatever language the reader chose: it is an official paper of the unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from forum.practices.models import Practice
from portal.units.models import Unit

FONT, SIZE, SMALL = "Times New Roman", Pt(14), Pt(13)
CENTRE, BOTH, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
# What may follow a border in the order of the schema; Word is strict about it.
AFTER_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
# Where a model does not say how long a step takes.
DAYS_UNKNOWN = 7


@dataclass(frozen=True)
class Plan:
    """What is written into the paper: `practice` with its rows loaded, for `unit`, from `starts_on`; `number` and `signer` may be empty."""

    practice: Practice
    unit: Unit
    starts_on: date
    dated: date
    number: str = ""
    signer: str = ""


def plan_document(plan: Plan) -> bytes:
    """The file. Four queries: steps, figures, groups and the unit above."""
    document = Document()
    _page(document)
    _heading(document, plan)
    _subject(document, plan)
    _aims(document, plan)
    _steps(document, plan)
    _budget(document, plan)
    _results(document, plan)
    _duties(document, plan)
    _signature(document, plan)
    document.core_properties.title = f"Kế hoạch thực hiện mô hình {plan.practice.name}"[:250]
    document.core_properties.author = plan.unit.title[:250]
    document.core_properties.comments = ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])


def _page_number(paragraph) -> None:
    paragraph.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("2")._r)  # What stands there until the program has counted; some never do without it.
    paragraph._p.append(field)


def _write(place, text: str, *, bold=False, italic=False, size=None, align=BOTH, before=0, after=0, indent=False):
    """A paragraph at the end of `place`, a document or a cell. In a cell that is empty its first paragraph is taken."""
    empty = getattr(place, "_tc", None) is not None and len(place.paragraphs) == 1 and not place.paragraphs[0].text
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    run = paragraph.add_run(_storable(text))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = size
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    return paragraph


def _storable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(character for character in str(text) if character in "\n\t" or ord(character) >= 32)


def _prose(document, text: str) -> None:
    for line in filter(None, (line.strip() for line in text.splitlines())):
        _write(document, line, after=6, indent=True)


def _chapter(document, text: str) -> None:
    _write(document, text, bold=True, before=8, after=6, align=LEFT)


def _heading(document, plan: Plan) -> None:
    """Who issues it on the left, the national heading on the right."""
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(68), Mm(97)
    _columns(table, (68, 97))
    above = plan.unit.get_parent()
    if above is not None:
        _write(left, above.title.upper(), size=SMALL, align=CENTRE)
    _write(left, plan.unit.title.upper(), bold=True, size=SMALL, align=CENTRE)
    _rule(left, 20)
    number = plan.number if "/" in plan.number else f"{plan.number or '        '}/KH-BTV"
    _write(left, f"Số: {number}", size=SMALL, align=CENTRE, before=6)
    _write(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=SMALL, align=CENTRE)
    _write(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=SIZE, align=CENTRE)
    _rule(right, 18)
    _write(right, f"{plan.unit.place_name}, {_day(plan.dated)}", italic=True, size=SIZE, align=CENTRE, before=6)


def _day(day: date) -> str:
    """Days below 10 and the months 1 and 2 have a nought in front, so that nothing can be put there."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _rule(place, side: int, after: int = 0) -> None:
    """The line that the decree asks for, `side` mm from both edges: a flat paragraph of its own, so that the words above stay wide."""
    paragraph = place.add_paragraph()
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(3), Pt(after)
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    paragraph._p.get_or_add_pPr().insert_element_before(border, *AFTER_BORDER)


def _subject(document, plan: Plan) -> None:
    _write(document, "KẾ HOẠCH", bold=True, align=CENTRE, before=14)
    _write(document, f"Triển khai mô hình “{plan.practice.name}” tại {plan.unit.name_in_text}", bold=True, align=CENTRE)
    _rule(document, 55, after=10)
    _prose(
        document,
        f"Trên cơ sở mô hình “{plan.practice.name}” của {plan.practice.unit.title} ({plan.practice.one_line.rstrip('.')}), "
        f"{plan.unit.title} xây dựng kế hoạch triển khai như sau:",
    )


def _aims(document, plan: Plan) -> None:
    _chapter(document, "I. MỤC ĐÍCH, YÊU CẦU")
    _prose(document, plan.practice.problem or "(Nêu vấn đề của địa phương mà mô hình giải quyết.)")
    groups = ", ".join(group.name.lower() for group in plan.practice.target_groups.all())
    _prose(document, f"Đối tượng: {groups or '(ghi rõ đối tượng)'}.")
    if plan.practice.conditions:
        _prose(document, f"Điều kiện để thành công: {plan.practice.conditions}")


def dated_steps(plan: Plan) -> list[tuple[str, str, date, date, str]]:
    """Title, who, first and last day, text of each step, one after the other from the start on."""
    day, rows = plan.starts_on, []
    for step in plan.practice.steps.all():
        last = day + timedelta(days=(step.days or DAYS_UNKNOWN) - 1)
        rows.append((step.title, step.who, day, last, step.text))
        day = last + timedelta(days=1)
    return rows


def _steps(document, plan: Plan) -> None:
    _chapter(document, "II. NỘI DUNG VÀ TIẾN ĐỘ")
    rows = [
        (str(number), f"{title}\n{text}".strip(), who, f"{first:%d/%m/%Y} - {last:%d/%m/%Y}")
        for number, (title, who, first, last, text) in enumerate(dated_steps(plan), start=1)
    ]
    blank = [(str(number), "", "", "") for number in (1, 2, 3)]
    _table(document, ("TT", "Nội dung công việc", "Người thực hiện", "Thời gian"), rows or blank, (10, 85, 35, 35))
    if plan.practice.people_needed:
        _prose(document, f"Số người phụ trách: {plan.practice.people_needed}.")


def _budget(document, plan: Plan) -> None:
    _chapter(document, "III. KINH PHÍ")
    once, yearly = plan.practice.cost_once, plan.practice.cost_yearly
    total = None if once is None and yearly is None else (once or 0) + (yearly or 0)
    rows = [
        ("1", "Chi ban đầu", _sum(once)),
        ("2", "Chi thường xuyên trong một năm", _sum(yearly)),
        ("", "Tổng cộng năm đầu", _sum(total)),
    ]
    _table(document, ("TT", "Khoản chi", "Dự toán (đồng)"), rows, (10, 105, 50))
    _prose(document, f"Nguồn kinh phí: {plan.practice.cost_source or '(ghi rõ nguồn)'}.")


def _sum(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def _results(document, plan: Plan) -> None:
    _chapter(document, "IV. KẾT QUẢ CẦN ĐẠT VÀ CÁCH ĐO")
    rows = [(figure.what, figure.measure, _reached(figure), "") for figure in plan.practice.figures.all()]
    header = ("Chỉ số", "Đơn vị tính", f"Nơi khởi xướng đạt ({plan.practice.unit.place_name})", "Chỉ tiêu của đơn vị")
    _table(document, header, rows or [("", "", "", "")], (65, 30, 35, 35))
    _prose(document, "Đơn vị báo cáo kết quả sau 3, 6 và 12 tháng: số người tham gia, kinh phí đã chi, thay đổi đạt được.")


def _reached(figure) -> str:
    """What the origin reached, and below it who says so: "78,85", "(Báo cáo năm, 2025)"."""
    said_by = ", ".join(filter(None, (figure.source, figure.period)))
    return f"{_figure(figure.value)}\n({said_by})" if said_by else _figure(figure.value)


def _figure(value) -> str:
    """1.234,5 as such papers write it."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def _duties(document, plan: Plan) -> None:
    _chapter(document, "V. TỔ CHỨC THỰC HIỆN")
    _prose(document, f"1. {plan.unit.title} chủ trì, phân công người phụ trách, theo dõi và báo cáo kết quả.")
    _prose(document, f"2. Phối hợp: {plan.practice.partners or '(các ban, ngành, đoàn thể liên quan)'}")
    if plan.practice.sustaining:
        _prose(document, f"3. Duy trì: {plan.practice.sustaining}")


def _signature(document, plan: Plan) -> None:
    _write(document, "", before=6)
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _write(left, "Nơi nhận:", bold=True, italic=True, size=Pt(12), align=LEFT)
    above = plan.unit.get_parent()
    for line in (*([f"- {above.title} (để báo cáo);"] if above else []), "- Các chi hội (để thực hiện);", "- Lưu: VT."):
        _write(left, line, size=Pt(11), align=LEFT)
    _write(right, "TM. BAN THƯỜNG VỤ", bold=True, align=CENTRE)
    _write(right, "CHỦ TỊCH", bold=True, align=CENTRE, after=56)
    _write(right, plan.signer or "(ký, ghi rõ họ tên)", bold=bool(plan.signer), italic=not plan.signer, align=CENTRE)


def _table(document, header: Iterable[str], rows: Iterable[Iterable[str]], widths: tuple[int, ...]) -> None:
    rows = list(rows)
    table = document.add_table(rows=1 + len(rows), cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _columns(table, widths)
    # Cells are asked for once: python-docx looks for each of them in the whole table again.
    cells = table._cells
    for place, text in enumerate((*header, *(cell for row in rows for cell in row))):
        cell, column = cells[place], place % len(widths)
        cell.width = Mm(widths[column])
        _write(cell, text, bold=place < len(widths), size=SMALL, align=CENTRE if place < len(widths) or column == 0 else LEFT)
    document.add_paragraph().paragraph_format.space_after = Pt(4)


def _columns(table, widths: tuple[int, ...]) -> None:
    """LibreOffice takes the widths of the columns, Word those of the cells."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
