"""Synonyms out of a spreadsheet: all of it or nothing, and each bad line by its number."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from portal.search.office import importing
from portal.search.office.models import Synonym
from portal.search.office.synonyms import Pair, take
from tests.search.office.test_synonyms import as_delivered  # noqa: F401  (an autouse fixture of the other half)

pytestmark = pytest.mark.django_db
ADDRESS = "/quan-tri/tim-kiem/tu-dong-nghia/"
GOOD = [Pair("OCOP", "mỗi xã một sản phẩm"), Pair("NSXH", "nhà ở xã hội", False, "xây dựng", False)]


def book(*rows):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


CSV = "Viết tắt;Nghĩa là;Chiều;Ghi chú;Đang dùng\nOCOP;mỗi xã  một sản phẩm\n\nNSXH;nhà ở xã hội;một chiều;xây dựng;không\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode("utf-8-sig")),
        ("a.csv", CSV.encode("utf-16")),
        ("a.csv", CSV.replace(";", "\t").encode()),
        ("a.csv", CSV.replace(";", ",").replace("\n", "\r\n").encode()),
        (
            "A.XLSX",
            book(["Từ viết tắt", "Nghĩa"], ["'OCOP", "mỗi xã một sản phẩm", "⇄"], [None], ["NSXH", "nhà ở xã hội", "→", "xây dựng", 0]),
        ),
    ],
)
def test_table_is_read_whatever_saved_it(name, content):
    found = importing.read(name, content)
    assert (found.pairs, found.problems) == (GOOD, [])


def test_each_bad_line_is_told_with_its_number():
    found = importing.read(
        "a.csv", "OCOP;mỗi xã một sản phẩm\nTƯ;trung ương\nHTX\nZZ;hai ba;xéo;;có lẽ\nmỗi xã một sản phẩm;ocop\n".encode()
    )
    numbers = [re.match(r"Dòng (\d+)", problem)[1] for problem in found.problems]
    assert numbers == ["2", "3", "4", "4", "5"]
    assert "Trùng với dòng 1" in found.problems[-1]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"PK\x03\x04 broken"), ("a.xlsx", b""), ("a.csv", b"\xff\xfe\x00"), ("a.csv", "Viện".encode("cp1258", "ignore") + b"\xc3"),
     ("a.csv", b"\0\0\0"), ("a.csv", b"a" * (importing.LARGEST + 1)), ("a.csv", b'"' + b"a" * 200_000)],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(name, content):
    with pytest.raises(importing.Unreadable):
        importing.read(name, content)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(importing, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(importing.Unreadable):
        importing.read("a.xlsx", book(["a", "b"]))


@pytest.mark.parametrize("content", [b"", b"\n\n;;;\n", "Từ;Nghĩa\n".encode()])
def test_empty_table_says_so(content):
    assert importing.read("a.csv", content).problems == ["Tệp không có dòng nào."]


def test_too_long_a_table_is_cut_and_told(monkeypatch):
    monkeypatch.setattr(importing, "MOST_ROWS", 3)
    text = "".join(f"ZZ{number};hai {number}\n" for number in range(9))
    assert importing.read("a.csv", text.encode()).problems == ["Nhiều hơn 3 dòng."]


def upload(office, content, name="a.csv"):
    return office.post(f"{ADDRESS}nhap/", {"file": SimpleUploadedFile(name, content)})


def test_import_shows_first_and_takes_then(office, index):
    answer = upload(office, CSV.encode())
    assert not Synonym.objects.filter(term="OCOP").exists()
    html = answer.content.decode()
    assert "Nhập 2 dòng" in html
    assert office.post(f"{ADDRESS}nhap/", {"cap": answer.context["signed"]}).status_code == 302
    row = Synonym.objects.get(term="NSXH")
    assert (row.is_two_way, row.is_active, row.note) == (False, False, "xây dựng")


def test_one_bad_line_imports_nothing(office):
    before = Synonym.objects.count()
    answer = upload(office, "OCOP;mỗi xã một sản phẩm\nTƯ;trung ương\n".encode())
    assert "Dòng 2" in answer.content.decode()
    assert "signed" not in answer.context
    assert Synonym.objects.count() == before


@pytest.mark.parametrize("signed", ["", "x", "eyJhIjoxfQ:1:1", "\0"])
def test_pairs_that_nobody_looked_at_are_not_taken(office, signed):
    before = Synonym.objects.count()
    assert office.post(f"{ADDRESS}nhap/", {"cap": signed}).status_code == 302
    assert Synonym.objects.count() == before


def test_what_is_exported_can_be_imported_and_changes_nothing(office):
    Synonym.objects.create(term="-=1", meaning="một bằng một", term_key="1", meaning_key="mot bang mot", note="=cmd")
    content = office.get(f"{ADDRESS}bang-tinh/").content
    found = importing.read("a.xlsx", content)
    assert found.problems == []
    taken = take(pairs=found.pairs)
    assert (taken.new, taken.altered) == (0, 0)
    assert taken.same == Synonym.objects.count()


def test_pairs_that_are_there_get_what_the_file_says():
    taken = take(pairs=[Pair("câu lạc bộ", "CLB", note="đổi chiều"), Pair("UBND", "ủy ban nhân dân")])
    assert (taken.new, taken.altered, taken.same) == (0, 1, 1)
    assert Synonym.objects.get(note="đổi chiều").term == "câu lạc bộ"
