"""A table of synonyms out of a spreadsheet. Every bad line is told with its number; where one is bad nothing is taken."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from portal.search.office.steering import MOST_ROWS
from portal.search.office.synonyms import LONGEST_MEANING, LONGEST_TERM, Pair, problems
from portal.search.vietnamese import folded_tokens
from portal.ui.typed import clean_line

LARGEST = 1024 * 1024
# A workbook of two thousand rows unpacks to less than one; a bomb to gigabytes.
LARGEST_UNPACKED = 30 * 1024 * 1024
COLUMNS = 5
LONGEST_NOTE, MOST_PROBLEMS = 200, 50
# The first cell of a line of headings, folded.
HEADINGS = {"tu", "tu viet", "tu viet tat", "viet tat", "cach viet", "form", "term"}
DIRECTIONS = {
    "": True,
    "hai chieu": True,
    "2 chieu": True,
    "both": True,
    "mot chieu": False,
    "1 chieu": False,
    "one way": False,
    "one": False,
}
ARROWS = {"⇄": True, "<->": True, "↔": True, "→": False, "->": False}
USES = {"": True, "co": True, "x": True, "yes": True, "1": True, "true": True, "khong": False, "no": False, "0": False, "false": False}


class Unreadable(Exception):
    """The file is no table; the message says why."""


@dataclass
class Import:
    """`pairs` of a file, and sentences about lines that are not right; only one of them is to be used."""

    pairs: list[Pair] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(name: str, content: bytes) -> Import:
    """The pairs in a file of `name`: a workbook (.xlsx) or text with separators (.csv). Raises `Unreadable`."""
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than 1 MB."))
    lines = _workbook(content) if name.lower().endswith(".xlsx") else _text(content)
    return _pairs(lines)


def _workbook(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                raise Unreadable(_("The file is larger than it says."))
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 50, max_col=COLUMNS, values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part of a file makes it stumble over.
        raise Unreadable(_("This is no spreadsheet that can be read. Save it as .xlsx or .csv again.")) from error


def _text(content: bytes) -> list[list[str]]:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_("The letters of the file cannot be read. Save it as “CSV UTF-8”.")) from error
    if "\0" in text:
        raise Unreadable(_("This is no spreadsheet that can be read. Save it as .xlsx or .csv again."))
    first = text.split("\n", 1)[0]
    separator = max(";\t,", key=first.count)
    try:
        return [line[:COLUMNS] for line in csv.reader(StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise Unreadable(_("This is no spreadsheet that can be read. Save it as .xlsx or .csv again.")) from error


def _pairs(lines: Iterable[list[str]]) -> Import:
    found, seen = Import(), {}
    for number, line in enumerate(lines, start=1):
        cells = [clean_line(_unquoted(cell[:500])) for cell in line]
        cells += [""] * (COLUMNS - len(cells))
        if not any(cells) or (not seen and not found.problems and " ".join(folded_tokens(cells[0])) in HEADINGS):
            continue
        if len(seen) == MOST_ROWS:
            found.problems.append(_("More than %(most)s lines.") % {"most": MOST_ROWS})
            break
        said = [*_said(cells, pair := _pair(cells)), *_twice(pair, number, seen)]
        found.problems += [_("Line %(number)s: %(problem)s") % {"number": number, "problem": problem} for problem in said]
        found.pairs.append(pair)
    if not found.pairs and not found.problems:
        found.problems.append(_("There is no line in the file."))
    found.problems = found.problems[:MOST_PROBLEMS]
    return found


def _unquoted(cell: str) -> str:
    """Without the apostrophe that our own spreadsheets put before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" else cell


def _choice(cell: str, known: dict[str, bool]) -> bool | None:
    return known.get(cell) if cell in ARROWS else known.get(" ".join(folded_tokens(cell)))


def _pair(cells: list[str]) -> Pair:
    direction = _choice(cells[2], ARROWS if cells[2] in ARROWS else DIRECTIONS)
    return Pair(cells[0], cells[1], direction is not False, cells[3], _choice(cells[4], USES) is not False)


def _said(cells: list[str], pair: Pair) -> Iterator[str]:
    """What is wrong with one line."""
    for name, longest in (("term", LONGEST_TERM), ("meaning", LONGEST_MEANING), ("note", LONGEST_NOTE)):
        if len(getattr(pair, name)) > longest:
            yield _("“%(text)s…” is longer than %(longest)s characters.") % {"text": getattr(pair, name)[:30], "longest": longest}
    yield from problems(pair.term, pair.meaning).values()
    if _choice(cells[2], ARROWS if cells[2] in ARROWS else DIRECTIONS) is None:
        yield _("“%(text)s” is no direction: write “hai chiều” or “một chiều”.") % {"text": cells[2][:30]}
    if _choice(cells[4], USES) is None:
        yield _("“%(text)s” does not say whether it is in use: write “có” or “không”.") % {"text": cells[4][:30]}


def _twice(pair: Pair, number: int, seen: dict[frozenset[str], int]) -> Iterator[str]:
    keys = frozenset(pair.keys)
    if keys in seen:
        yield _("It says the same as line %(number)s.") % {"number": seen[keys]}
    seen.setdefault(keys, number)
