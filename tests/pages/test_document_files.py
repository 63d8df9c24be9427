"""Documents are stored as they are, so what they are is looked into, and they are served as downloads only."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from portal.pages.document_files import check_document
from portal.pages.photo_files import RefusedFile
from tests.pages.factories import body_of, stored_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILM = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40


def archive(*names: str, mimetype: bytes = b"") -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4\n"),
        ("a.docx", WORD),
        ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml")),
        ("a.pptx", archive("[Content_Types].xml", "ppt/presentation.xml")),
        ("a.doc", OLE + b"\0" * 100),
        ("a.odt", archive("content.xml", mimetype=b"application/vnd.oasis.opendocument.text")),
        ("a.csv", "Phường,Hội viên\nPhú Diễn,1298\n".encode()),
        ("a.txt", "Kính gửi".encode("utf-16")),
        ("a.zip", archive("anh.jpg")),
        ("a.mp4", FILM),
        ("a.webm", b"\x1a\x45\xdf\xa3" + b"\0" * 50),
    ],
)
def test_check_document_accepts(name, data):
    upload = ContentFile(data, name=name)
    assert check_document(upload, name).endswith(name[1:])
    assert upload.tell() == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docm", WORD, "not_accepted"),
        ("a.xhtml", b"<html/>", "not_accepted"),
        ("pdf", b"%PDF-1.4\n", "not_accepted"),
        ("a.pdf.exe", b"MZ", "not_accepted"),
        ("a.xlsx", WORD, "not_what_it_says"),
        ("a.docx", archive("word/document.xml"), "not_what_it_says"),
        ("a.docx", WORD + b"", None),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        ("a.odt", archive("content.xml", mimetype=b"text/html"), "not_what_it_says"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "not_what_it_says"),
        ("a.csv", b"\xff\xd8\xff\xe0\0\0", "not_what_it_says"),
        ("a.txt", b"MZ\0\0", "not_what_it_says"),
        ("a.mp4", b"<html>", "not_what_it_says"),
    ],
)
def test_check_document_refuses(name, data, code):
    if code is None:
        assert check_document(ContentFile(data, name=name), name)
        return
    with pytest.raises(RefusedFile) as refused:
        check_document(ContentFile(data, name=name), name)
    assert refused.value.code == code


@pytest.mark.parametrize(("name", "megabytes", "accepted"), [("a.pdf", 21, False), ("a.mp4", 21, True), ("a.mp4", 100, False)])
def test_check_document_bounds_the_size(name, megabytes, accepted):
    upload = ContentFile(FILM if name == "a.mp4" else b"%PDF-1.4", name=name)
    upload.size = megabytes * 1024 * 1024
    if accepted:
        assert check_document(upload, name)
        return
    with pytest.raises(RefusedFile) as refused:
        check_document(upload, name)
    assert refused.value.code == "too_big"


def test_field_refuses_what_no_form_has_seen(db):
    with pytest.raises(RefusedFile):
        stored_document(name="bai.html", data=b"<script>")


@pytest.fixture
def published(people):
    """A document and a film on the page of a published article."""
    from news.models import Section
    from news.services import add_article

    document, film = stored_document(), stored_document(name="phim.mp4", data=FILM)
    video = {"title": "Phóng sự", "url": "", "file": film, "poster": None, "caption": ""}
    body = body_of(("document", {"document": document, "title": "", "description": ""}), ("video", video))
    section = Section.objects.first() or Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    fields = {"owner": people.lan, "unit": people.tree.phu_dien, "section": section, "title": "Tọa đàm", "sapo": "Ngày 6/10", "body": body}
    return document, film, fields, add_article


def test_document_becomes_public_with_its_article(published, client):
    from django.utils import timezone

    document, _film, fields, add_article = published
    add_article(**fields)
    assert client.get(document.url).status_code == 404
    add_article(**fields, published_at=timezone.now())
    assert client.get(document.url).status_code == 200


def test_document_is_served_as_a_download(published, client):
    from django.utils import timezone

    document, _film, fields, add_article = published
    add_article(**fields, published_at=timezone.now())
    answer = client.get(document.url)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert client.get(document.url.replace(document.filename, "khac.pdf")).status_code == 404


@pytest.mark.parametrize(
    ("span", "status", "content_range", "length"),
    [
        ("", 200, None, len(FILM)),
        ("bytes=0-99", 206, f"bytes 0-99/{len(FILM)}", 100),
        ("bytes=10000-", 206, f"bytes 10000-{len(FILM) - 1}/{len(FILM)}", len(FILM) - 10000),
        ("bytes=-50", 206, f"bytes {len(FILM) - 50}-{len(FILM) - 1}/{len(FILM)}", 50),
        ("bytes=0-999999", 206, f"bytes 0-{len(FILM) - 1}/{len(FILM)}", len(FILM)),
        ("bytes=999999-", 416, f"bytes */{len(FILM)}", 0),
        ("bytes=-", 200, None, len(FILM)),
        (f"bytes={'9' * 5000}-", 200, None, len(FILM)),
        ("bytes=٣-", 200, None, len(FILM)),
        ("lines=1-2", 200, None, len(FILM)),
    ],
)
def test_film_goes_out_in_the_parts_that_are_asked_for(admin_client, span, status, content_range, length):
    film = stored_document(name="phim.mp4", data=FILM)
    answer = admin_client.get(film.url, headers={"Range": span} if span else {})
    assert answer.status_code == status
    assert answer.get("Content-Range") == content_range
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert len(data) == length
    if status == 206:
        first = int(content_range.split()[1].split("-")[0])
        assert data == FILM[first : first + length]
