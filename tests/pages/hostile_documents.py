"""Files as people have them, and files that are made to do harm."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
from pypdf import PdfWriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "<Types/>"


def word(*lines: str) -> bytes:
    document, file = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Chi hội 5", "41 chị"
    document.save(file)
    return file.getvalue()


def sheet(*rows: Iterable) -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    book.active.title = "Danh sách"
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def archive(**members: str) -> bytes:
    """A ZIP of members, whose names have `__` for a slash and `_x` for the suffix .xml."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as found:
        found.writestr("[Content_Types].xml", TYPES)
        for name, text in members.items():
            found.writestr(name.replace("__", "/").removesuffix("_x") + ".xml", text)
    return file.getvalue()


def pdf(text: str, *, pages: int = 1, content: bytes = b"", kids: bytes = b"") -> bytes:
    """A PDF by hand: each page says `text` (ASCII), or has `content`; `kids` takes the place of the list of pages."""
    stream = content or f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode()
    numbers = range(5, 5 + pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids or b" ".join(b"%d 0 R" % number for number in numbers), pages),
        3: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    objects |= dict.fromkeys(numbers, page)
    file, places = BytesIO(), []
    file.write(b"%PDF-1.4\n")
    for number, body in sorted(objects.items()):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return file.getvalue()


def locked_pdf(text: str) -> bytes:
    writer, file = PdfWriter(BytesIO(pdf(text))), BytesIO()
    writer.encrypt("mat-khau")
    writer.write(file)
    return file.getvalue()


def laughs() -> str:
    """A billion times the same word, in a few lines."""
    more = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{more}]>'


def word_xml(inside: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
