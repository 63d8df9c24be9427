"""The words of files, and files that are made to harm whoever reads them."""

import time
from io import BytesIO

import pytest

from portal.pages import extraction
from portal.pages.extraction import child, extract
from tests.pages import hostile_documents as made


def read(data: bytes, suffix: str):
    return extract(BytesIO(data), suffix)


@pytest.mark.parametrize(
    ("data", "suffix", "text"),
    [
        (made.word("Kế hoạch tập huấn", "Hỗ trợ chị em\tnhà trọ"), "docx", "Kế hoạch tập huấn\nHỗ trợ chị em nhà trọ\nChi hội 5\n41 chị"),
        (made.sheet(["Họ tên", "Chi hội"], ["Bà Lê Thị Na", 5]), "xlsx", "Danh sách\nHọ tên · Chi hội\nBà Lê Thị Na · 5"),
        (made.pdf("Ke hoach nam 2026", pages=2), "pdf", "Ke hoach nam 2026\nKe hoach nam 2026"),
        ("Biên bản\r\nhọp chi hội".encode("utf-16"), "txt", "Biên bản\nhọp chi hội"),
        ("﻿họ tên,số\n".encode(), "csv", "họ tên,số"),
        (
            made.archive(ppt__slides__slide2_x="<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>Hai</a:t></a:r></a:p></p:sld>",
                         ppt__slides__slide10_x="<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>Mười</a:t></a:r></a:p></p:sld>"),
            "pptx",
            "Hai\nMười",
        ),
        (made.archive(content_x="<d xmlns:t='t'><t:p>Nghị <t:span>quyết</t:span> số<t:s/>1</t:p></d>"), "odt", "Nghị quyết số 1"),
    ],
)  # fmt: skip
def test_extract_reads_what_offices_write(data, suffix, text):
    found = read(data, suffix)
    assert (found.state, found.text) == ("read", text)


HOSTILE = [
    (b"", "docx", "broken"),
    (b"", "pdf", "broken"),
    (b"", "txt", "silent"),
    (made.pdf("Xin chao"), "docx", "broken"),
    (made.word("Xin chào"), "xlsx", "broken"),
    (made.word("Xin chào"), "pdf", "broken"),
    (made.word("Xin chào")[:900], "docx", "broken"),
    (made.archive(word__styles_x="<x/>"), "docx", "broken"),
    (made.archive(word__document_x=made.word_xml("<w:p><w:t>&a9;</w:t></w:p>", made.laughs())), "docx", {"silent", "broken"}),
    (made.archive(xl__workbook_x=f"{made.laughs()}<x>&a9;</x>"), "xlsx", "broken"),
    (made.archive(word__document_x=made.word_xml("<w:p>" * 100_000)), "docx", "broken"),
    # Sixty-four megabytes of blanks in a few kilobytes; three hundred and more in many members.
    (made.archive(word__document_x=" " * (64 * 1024 * 1024)), "docx", "heavy"),
    (made.archive(**{f"word__a{n}_x": " " * (32 * 1024 * 1024) for n in range(10)}, word__document_x="<x/>"), "docx", "heavy"),
    (made.pdf("", kids=b"2 0 R 2 0 R 5 0 R"), "pdf", {"broken", "heavy", "silent"}),
    (made.pdf("", content=b"q " * 200_000), "pdf", {"silent", "broken", "heavy"}),
    (b"%PDF-1.4\n%%EOF\n", "pdf", "broken"),
    (made.locked_pdf("Xin chao"), "pdf", "locked"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx", "locked"),
]


@pytest.mark.parametrize(("data", "suffix", "state"), HOSTILE)
def test_extract_says_what_is_wrong_with_a_file(data, suffix, state):
    started = time.monotonic()
    found = read(data, suffix)
    assert found.state in (state if isinstance(state, set) else {state})
    assert found.text == ""
    assert time.monotonic() - started < extraction.PATIENCE


def test_extract_reads_as_far_as_its_bounds():
    found = read(made.word(*["Nhà trọ " * 50] * 400), "docx")
    assert (found.state, found.is_cut) == ("read", True)
    assert child.MOST_CHARACTERS - 400 < len(found.text) <= child.MOST_CHARACTERS
    assert read(b"x" * 100, "doc").state == read(b"x", "zip").state == "other"


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "x = bytearray(2_000_000_000)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "print('[1, 2]')",
        "import sys; sys.stdout.write('x' * 5_000_000)",
    ],
)
def test_extract_survives_whatever_becomes_of_the_child(monkeypatch, tmp_path, program):
    script = tmp_path / "child.py"
    script.write_text(f"import sys; sys.path.insert(0, {str(extraction.CHILD.parent)!r}); import child; child.give_up_rights()\n{program}")
    monkeypatch.setattr(extraction, "CHILD", script)
    assert extraction._read(b"", "txt", patience=2).state in {"heavy", "broken"}
