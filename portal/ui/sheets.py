"""Tables for a spreadsheet. What people typed is text there, whatever it begins with."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

# A cell that begins with one of these would be calculated – or call something – when the file is opened or turned into CSV.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
LONGEST_CELL = 32_000
MOST_ROWS = 5_000


def neutral(value):
    """A value as a cell may hold it: text that looks like a formula gets an apostrophe in front.

    It is seen in the table. No cell of the file is calculated without it either; it guards those who turn the table into CSV and open that.
    """
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def sheet(title: str, header: Iterable[str], rows: Iterable[Iterable], *, notes: Iterable[str] = ()) -> bytes:
    """A file of one table: `notes` above it say what it is narrowed to. At most MOST_ROWS rows."""
    book = Workbook(write_only=True)
    page = book.create_sheet("".join(letter for letter in title if letter not in r"[]:*?/\'")[:31] or "1")
    for note in notes:
        page.append([_text(page, note)])
    page.append([_text(page, name, bold=True) for name in header])
    for number, row in enumerate(rows):
        if number == MOST_ROWS:
            page.append([_text(page, _("The table was cut after %(most)s rows.") % {"most": MOST_ROWS})])
            break
        page.append([_text(page, value) if isinstance(value, str) else value for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(page, value: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=neutral(str(value)))
    cell.data_type = "s"  # Never a formula, whatever openpyxl takes it for.
    if bold:
        cell.font = Font(bold=True)
    return cell
