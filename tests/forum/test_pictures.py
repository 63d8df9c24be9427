"""Pictures are encoded again, bounded, and served to those who may see their post."""

import struct
import zlib
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from forum import services
from forum.models import PostPicture
from forum.refusals import PictureRefused, TooManyUnsent
from tests.forum.factories import make_board, make_member, make_post, make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def photo(size=(60, 40), form="JPEG", **options):
    buffer = BytesIO()
    Image.new("RGB", size, "green").save(buffer, form, **options)
    buffer.seek(0)
    buffer.name = f"../../tôi.{form.lower()}"
    return buffer


def promising(width: int, height: int) -> BytesIO:
    """A PNG whose header promises that many pixels; the file is tiny."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return BytesIO(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0" * 40)


def posted(thread, author, **fields):
    picture = services.attach_picture(author=author, file=photo(**fields))
    return picture, make_post(thread, author, f'<p>Ảnh</p><img data-file="{picture.pk}" alt="x">')


def test_metadata_is_gone(thread):
    exif = Image.Exif()
    exif[0x010F] = "May anh cua toi"
    picture = services.attach_picture(author=make_member(), file=photo(exif=exif))
    with picture.file.open("rb") as file:
        stored = Image.open(file)
        assert stored.format == "WEBP"
        assert not stored.getexif()
    assert "tôi" not in picture.file.name


def test_an_animation_keeps_its_first_frame():
    buffer = BytesIO()
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "green", "blue")]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=100)
    buffer.seek(0)
    picture = services.attach_picture(author=make_member(), file=buffer)
    with picture.file.open("rb") as file:
        assert getattr(Image.open(file), "n_frames", 1) == 1


@pytest.mark.parametrize("file", [promising(30_000, 30_000), BytesIO(b"<svg onload=alert(1)>"), BytesIO(b"GIF89a"), BytesIO(b"")])
def test_what_is_no_bearable_picture_is_refused(file):
    with pytest.raises(PictureRefused):
        services.attach_picture(author=make_member(), file=file)
    assert not PostPicture.objects.exists()


def test_unsent_pictures_are_bounded(monkeypatch):
    monkeypatch.setattr("forum.services.pictures.MOST_UNSENT", 2)
    author = make_member()
    for _ in range(2):
        services.attach_picture(author=author, file=photo())
    with pytest.raises(TooManyUnsent):
        services.attach_picture(author=author, file=photo())


def test_a_picture_is_seen_with_its_post(client, site, thread, unit_tree):
    author = make_member()
    picture, post = posted(thread, author)
    shown = client.get(picture.get_absolute_url())
    assert shown["Content-Type"] == "image/webp"
    assert "public" not in shown["Cache-Control"]  # A proxy would go on showing what is hidden.
    services.hide(target=post, by=None)
    assert client.get(picture.get_absolute_url()).status_code == 404
    client.force_login(author)
    answer = client.get(picture.get_absolute_url())
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    services.show(target=post, by=None)
    services.remove_post(post=post, by=author)
    assert client.get(picture.get_absolute_url()).status_code == 404


def test_pictures_of_members_boards_and_unsent_ones_are_private(client, site, unit_tree):
    thread = make_thread(make_board(unit_tree.phu_dien, audience="members"))
    picture, _post = posted(thread, make_member())
    unsent = services.attach_picture(author=make_member(), file=photo())
    assert client.get(picture.get_absolute_url()).status_code == 404
    client.force_login(make_member())
    assert client.get(picture.get_absolute_url()).status_code == 200
    assert client.get(unsent.get_absolute_url()).status_code == 404


def test_what_no_post_took_is_deleted(thread, media):
    author = make_member()
    kept, _post = posted(thread, author)
    old = services.attach_picture(author=author, file=photo())
    PostPicture.objects.update(created_at=timezone.now() - timedelta(days=8))
    fresh = services.attach_picture(author=author, file=photo())
    call_command("drop_unsent_pictures", stdout=StringIO())
    assert set(PostPicture.objects.all()) == {kept, fresh}
    assert not (media / old.file.name).exists()
    assert (media / kept.file.name).exists()
