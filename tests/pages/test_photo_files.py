"""Every upload is hostile until it has been encoded again."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageCms

from portal.pages.photo_files import MAX_BYTES, CleanPhoto, RefusedFile, clean_photo
from tests.pages.factories import picture_bytes


def reopened(photo: CleanPhoto) -> Image.Image:
    return Image.open(BytesIO(photo.read()))


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size, with hardly any bytes behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def phone_photo() -> bytes:
    """A photo as a phone writes it: lying on its side, with place, device and a thumbnail's worth of secrets."""
    exif = Image.Exif()
    exif[0x0112] = 6  # Turn a quarter to the right.
    exif[0x010F] = "Samsung"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (21.0, 2.0, 3.0), "E", (105.0, 45.0, 6.0)
    return picture_bytes((640, 480), exif=exif.tobytes(), comment=b"secret words")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Kinh gui chi, em gui bai viet.\n" * 50, "not_a_photo"),
        (b"", "not_a_photo"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "svg"),
        (b"<html><script>alert(1)</script></html>", "not_a_photo"),
        (b"8BPS\0\1" + b"\0" * 100, "not_a_photo"),
        (picture_bytes()[:400], "broken"),
        (picture_bytes((800, 800))[:-4000], "broken"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, "broken"),
        (b"\x89PNG\r\n\x1a\n" + b"A" * 500, "broken"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 500, "broken"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 100, "broken"),
        (png_header(30_000, 30_000), "too_many_pixels"),
        (png_header(8_000, 5_001), "too_many_pixels"),
        (png_header(2_000_000_000, 2_000_000_000), "too_many_pixels"),
    ],
)
def test_clean_photo_refuses_what_is_no_photo(data, code):
    with pytest.raises(RefusedFile) as refused:
        clean_photo(ContentFile(data, name="anh.jpg"))
    assert refused.value.code == code


def test_clean_photo_refuses_100_megabytes_before_reading_them():
    class Unread(UploadedFile):
        def read(self, *args):
            raise AssertionError("a file that is too big must not be read")

    with pytest.raises(RefusedFile) as refused:
        clean_photo(Unread(BytesIO(), name="anh.jpg", size=100 * 1024 * 1024))
    assert refused.value.code == "too_big"
    assert "100,0 MB" in refused.value.messages[0].replace("\xa0", " ")


def test_clean_photo_refuses_a_file_that_lies_about_its_size():
    upload = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff" + b"\0" * MAX_BYTES)
    upload.size = 10
    with pytest.raises(RefusedFile) as refused:
        clean_photo(upload)
    assert refused.value.code == "too_big"


def test_clean_photo_never_decodes_a_bomb(monkeypatch):
    bomb = BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    decoded = []
    load = Image.Image.load
    monkeypatch.setattr(Image.Image, "load", lambda self: decoded.append(self.size) or load(self))
    with pytest.raises(RefusedFile) as refused:
        clean_photo(ContentFile(bomb.getvalue(), name="bom.png"))
    assert refused.value.code == "too_many_pixels"
    assert decoded == []


def test_clean_photo_removes_place_and_device_and_turns_upright():
    data = phone_photo()
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825)
    photo = clean_photo(ContentFile(data, name="IMG_0001.JPG"))
    picture = reopened(photo)
    assert picture.size == (480, 640)
    assert not picture.getexif()
    for secret in (b"Exif", b"Samsung", b"secret words", b"ICC_PROFILE"):
        assert secret not in photo.file.getvalue()


@pytest.mark.parametrize(
    ("form", "mode", "name", "stored", "suffix"),
    [
        ("JPEG", "RGB", "anh.jpg", "JPEG", ".jpg"),
        ("JPEG", "CMYK", "anh.jpg", "JPEG", ".jpg"),
        ("JPEG", "RGB", "anh.png", "JPEG", ".jpg"),
        ("PNG", "RGBA", "anh.jpg", "PNG", ".png"),
        ("PNG", "I;16", "anh.png", "PNG", ".png"),
        ("WEBP", "RGBA", "anh", "WEBP", ".webp"),
        ("GIF", "P", "anh.gif", "PNG", ".png"),
        ("HEIF", "RGB", "IMG_1.HEIC", "JPEG", ".jpg"),
        ("AVIF", "RGBA", "anh.avif", "JPEG", ".jpg"),
    ],
)
def test_clean_photo_stores_what_it_is_not_what_it_is_called(form, mode, name, stored, suffix):
    colour = {"RGB": (9, 9, 9), "RGBA": (9, 9, 9, 99), "CMYK": (9, 9, 9, 9)}.get(mode, 9)
    photo = clean_photo(ContentFile(picture_bytes((64, 48), form, colour, mode), name=name))
    assert photo.name.endswith(suffix)
    picture = reopened(photo)
    assert (picture.format, picture.size) == (stored, (64, 48))


def test_clean_photo_cuts_off_what_hides_behind_the_picture():
    for hidden in (b"PK\x03\x04<?php system($_GET[0]); ?>", b"<script>alert(1)</script>"):
        photo = clean_photo(ContentFile(picture_bytes() + hidden, name="anh.php.jpg"))
        assert hidden not in photo.file.getvalue()
        assert ".php" not in photo.name


def test_clean_photo_keeps_the_first_frame_of_a_moving_picture():
    frames = [Image.new("P", (40, 30), colour) for colour in (0, 120, 250)]
    buffer = BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    picture = reopened(clean_photo(ContentFile(buffer.getvalue(), name="dong.gif")))
    assert getattr(picture, "n_frames", 1) == 1


def test_clean_photo_bounds_the_longest_side():
    picture = reopened(clean_photo(ContentFile(picture_bytes((6000, 3000)), name="rong.jpg")))
    assert picture.size == (4096, 2048)


def test_clean_photo_converts_colours_and_drops_the_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (srgb, profile, b"not a profile"):
        photo = clean_photo(ContentFile(picture_bytes(icc_profile=icc), name="anh.jpg"))
        assert "icc_profile" not in reopened(photo).info


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("Ảnh tọa đàm (1).JPG", "anh-toa-dam-1-"),
        ("../../etc/passwd.jpg", "passwd-"),
        ("C:\\Users\\Lan\\hội.jpeg", "hoi-"),
        ("\u202egpj.exe", "gpj-"),
        ("🌸.jpg", ""),
        ("a" * 300 + ".jpg", "a" * 40 + "-"),
    ],
)
def test_clean_photo_cleans_the_name(name, start):
    found = clean_photo(ContentFile(picture_bytes(), name=name)).name
    assert found.startswith(start)
    assert found.isascii()
    assert len(found) <= 60
    assert "/" not in found


def test_clean_photo_gives_names_that_cannot_be_guessed():
    names = {clean_photo(ContentFile(picture_bytes(), name="anh.jpg")).name for _ in range(3)}
    assert len(names) == 3
