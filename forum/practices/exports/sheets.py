"""Tables for a spreadsheet. What people typed is text there, whatever it begins with."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from forum.practices.ledger import Ledger, counted_words
from forum.practices.models import Practice

# A cell that begins with one of these would be calculated – or call something – when the file is opened or turned into CSV.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
LONGEST_CELL = 32_000
MOST_ROWS = 5_000


def neutral(value):
    """A value as a cell may hold it: text that looks like a formula gets an apostrophe in front, which spreadsheets do not show."""
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


def practices_sheet(practices: Iterable[Practice], *, notes: Iterable[str] = ()) -> bytes:
    """Models as a list shows them; `for_cards()` has loaded what is read here."""
    header = (
        _("Model"), _("Unit"), _("In one sentence"), _("For whom"), _("Setting"), _("State"), _("Recognition"), _("Started"),
        _("People"), _("Cost to start (đồng)"), _("Cost a year (đồng)"), _("Units that run it"), _("Complete (%)"), _("Address"),
    )  # fmt: skip
    return sheet(_("Models of work"), header, map(_practice_row, practices), notes=notes)


def _practice_row(practice: Practice) -> tuple:
    return (
        practice.name,
        str(practice.unit),
        practice.one_line,
        ", ".join(group.name for group in practice.target_groups.all()),
        ", ".join(setting.name for setting in practice.settings.all()),
        str(practice.get_life_display()),
        str(practice.get_recognition_display()),
        f"{practice.started_on:%m/%Y}" if practice.started_on else "",
        practice.people_needed,
        practice.cost_once,
        practice.cost_yearly,
        practice.running_count,
        practice.completeness,
        practice.get_absolute_url(),
    )


def ledger_sheet(ledger: Ledger) -> bytes:
    """The ledger of a unit: a row for each thing that is counted, a column a month."""
    header = [_("What"), *(f"{month:%m/%Y}" for month in ledger.months), _("Total")]
    rows = ([str(line.label), *line.counts, line.total] for line in ledger.lines)
    return sheet(_("Ledger"), header, rows, notes=[ledger.unit.title, *([counted_words(ledger)] if ledger.counted_at else [])])
