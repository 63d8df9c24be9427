"""Hostile and broken files at the doors of the admin: one form, many at once, the chooser; photos and documents."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from portal.pages.models import PortalDocument, PortalImage
from tests.pages.factories import picture_bytes
from tests.pages.test_photo_files import phone_photo, png_header

TEXT = b"Kinh gui chi, em gui bai viet.\n" * 50
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BAD_PHOTOS = [
    ("anh.jpg", TEXT, "Tệp này không phải ảnh."),
    ("anh.svg", DRAWING, "Không nhận hình vẽ SVG"),
    ("anh.jpg", DRAWING, "Không nhận hình vẽ SVG"),
    ("anh.jpg", picture_bytes((800, 800))[:-4000], "Ảnh bị hỏng hoặc chưa tải lên hết."),
    ("bom.png", png_header(30_000, 30_000), "Ảnh lớn hơn 40 triệu điểm ảnh."),
    ("anh.jpg", b"", "Tệp trống."),
]


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


@pytest.mark.parametrize(("name", "data", "message"), BAD_PHOTOS)
def test_single_form_refuses_beside_the_field(people, signed_in, name, data, message):
    answer = signed_in(people.lan).post(reverse("wagtailimages:add"), {"title": "Tọa đàm", "caption": "Đã gõ", "file": upload(name, data)})
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert set(errors) == {"file"}
    assert errors["file"][0].startswith(message)
    assert answer.context["form"]["caption"].value() == "Đã gõ"
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize(("name", "data", "message"), BAD_PHOTOS)
def test_many_at_once_refuses_with_a_message_and_keeps_nothing(people, signed_in, name, data, message):
    answer = signed_in(people.lan).post(reverse("wagtailimages:add_multiple"), {"title": "x", "files[]": upload(name, data)})
    assert answer.json()["success"] is False
    assert answer.json()["error_message"].startswith(message)
    assert not PortalImage.objects.exists()
    assert not UploadedFile.objects.exists()


def test_form_refuses_100_megabytes(people, signed_in):
    huge = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff" + b"\0" * (100 * 1024 * 1024))
    answer = signed_in(people.lan).post(reverse("wagtailimages:add"), {"title": "Tọa đàm", "file": huge})
    assert "Ảnh nặng 100,0" in answer.context["form"].errors["file"][0]


@pytest.mark.parametrize("door", ["add", "add_multiple", "chooser"])
def test_every_door_cleans_the_photo_and_gives_it_to_her_unit(people, signed_in, door):
    client, data = signed_in(people.lan), phone_photo()
    if door == "add":
        client.post(reverse("wagtailimages:add"), {"title": "Tọa đàm", "file": upload("anh.png", data)})
    elif door == "add_multiple":
        client.post(reverse("wagtailimages:add_multiple"), {"title": "Tọa đàm", "files[]": upload("anh.png", data)})
    else:
        fields = {"image-chooser-upload-title": "Tọa đàm", "image-chooser-upload-file": upload("anh.png", data)}
        client.post(reverse("wagtailimages_chooser:create"), fields)
    image = PortalImage.objects.get()
    assert (image.unit, image.uploaded_by_user, image.title) == (people.tree.phu_dien, people.lan, "Tọa đàm")
    assert (image.width, image.height) == (480, 640)
    assert image.file.name.endswith(".jpg")
    stored = image.file.open("rb").read()
    assert b"Samsung" not in stored
    assert not Image.open(BytesIO(stored)).getexif()
    assert image.file_size == len(stored)


def test_upload_that_waits_for_its_title_is_cleaned_too(people, signed_in):
    client = signed_in(people.lan)
    answer = client.post(reverse("wagtailimages:add_multiple"), {"title": "x" * 300, "files[]": upload("anh.jpg", phone_photo())})
    waiting = UploadedFile.objects.get()
    assert answer.json()["uploaded_file_id"] == waiting.pk
    prefix = f"uploaded-image-{waiting.pk}"
    fields = {f"{prefix}-title": "Tọa đàm", f"{prefix}-unit": people.tree.phu_dien.pk, f"{prefix}-tags": ""}
    assert client.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]), fields).json()["success"]
    assert b"Samsung" not in PortalImage.objects.get().file.open("rb").read()


def test_upload_for_a_foreign_unit_is_refused(people, signed_in):
    fields = {"title": "Tọa đàm", "file": upload("anh.jpg", picture_bytes()), "unit": people.tree.dong_ngac.pk}
    answer = signed_in(people.lan).post(reverse("wagtailimages:add"), fields)
    assert "unit" in answer.context["form"].errors
    assert not PortalImage.objects.exists()


def test_upload_by_the_centre_without_a_unit_is_shared(people, signed_in):
    signed_in(people.que).post(reverse("wagtailimages:add"), {"title": "Biểu trưng", "file": upload("a.jpg", picture_bytes()), "unit": ""})
    assert PortalImage.objects.get().unit is None


def test_photo_that_is_replaced_forgets_its_renditions(people, signed_in):
    client = signed_in(people.lan)
    client.post(reverse("wagtailimages:add"), {"title": "Tọa đàm", "file": upload("anh.jpg", picture_bytes())})
    image = PortalImage.objects.get()
    image.get_rendition("width-320")
    fields = {"title": "Tọa đàm", "unit": people.tree.phu_dien.pk, "file": upload("moi.jpg", picture_bytes((800, 200)))}
    client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)
    image.refresh_from_db()
    assert (image.width, image.height) == (800, 200)
    assert not image.renditions.exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bai.html", b"<script>alert(1)</script>", "Không nhận loại tệp này."),
        ("hinh.svg", DRAWING, "Không nhận loại tệp này."),
        ("chay.exe", b"MZ", "Không nhận loại tệp này."),
        ("khong-duoi", TEXT, "Không nhận loại tệp này."),
        ("bao-cao.pdf", TEXT, "Tệp này không đúng là tệp .pdf"),
        ("bao-cao.pdf", b"<html><script>alert(1)</script>", "Tệp này không đúng là tệp .pdf"),
        ("bao-cao.docx", b"PK\x03\x04" + b"\0" * 50, "Tệp này không đúng là tệp .docx"),
    ],
)
@pytest.mark.parametrize("door", ["add", "add_multiple"])
def test_document_of_another_kind_is_refused(people, signed_in, door, name, data, message):
    file = {"file": upload(name, data)} if door == "add" else {"files[]": upload(name, data)}
    answer = signed_in(people.lan).post(reverse(f"wagtaildocs:{door}"), {"title": "Báo cáo", **file})
    said = answer.context["form"].errors["file"][0] if door == "add" else answer.json()["error_message"]
    assert said.startswith(message)
    assert not PortalDocument.objects.exists()


def test_document_arrives_checked_in_her_unit(people, signed_in):
    fields = {"title": "Báo cáo", "file": upload("Báo cáo đề dẫn.PDF", b"%PDF-1.7\n%%EOF\n")}
    signed_in(people.lan).post(reverse("wagtaildocs:add"), fields)
    document = PortalDocument.objects.get()
    assert (document.unit, document.uploaded_by_user) == (people.tree.phu_dien, people.lan)
    assert document.filename.startswith("bao-cao-de-dan-")
    assert document.filename.endswith(".pdf")
