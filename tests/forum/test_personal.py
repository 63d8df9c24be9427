"""Her own copy of what she wrote, and the end of her account."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from forum import services
from forum.models import Draft, Mention, Post, PostPicture, PostVersion
from portal.members.closing import close_account
from portal.members.personal import archive
from tests.forum.factories import make_member, make_post

pytestmark = pytest.mark.django_db


def upload(size=(40, 30), form="PNG"):
    buffer = BytesIO()
    Image.new("RGB", size, "green").save(buffer, form)
    buffer.seek(0)
    buffer.name = "ảnh của tôi.png"
    return buffer


@pytest.fixture
def lan(thread, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    person = make_member("Nguyễn Thị Lan", username="lan.nguyen")
    picture = services.attach_picture(author=person, file=upload())
    make_post(thread, person, f'<p>Gọi 0912345678</p><img data-file="{picture.pk}" alt="x">')
    services.save_draft(user=person, place="thread-1", body="<p>chưa gửi</p>")
    services.attach_picture(author=person, file=upload())
    return person


def test_her_copy_holds_everything(lan):
    with ZipFile(archive(lan)) as copy:
        names = set(copy.namelist())
        posts = copy.read("posts.json").decode()
        assert "0912345678" in posts
        assert "chưa gửi" in copy.read("drafts.json").decode()
        picture = next(name for name in names if name.startswith("pictures/"))
        assert Image.open(BytesIO(copy.read(picture))).format == "WEBP"


def test_closing_leaves_posts_without_name(lan, thread, django_capture_on_commit_callbacks):
    other = make_post(thread, body="<p>Cảm ơn @lan.nguyen nhé</p>")
    services.edit_post(post=other, by=other.author, body="<p>Cảm ơn chị @lan.nguyen nhé</p>")
    with django_capture_on_commit_callbacks(execute=True):
        close_account(user=lan)
    other.refresh_from_db()
    post = Post.objects.get(author=lan)
    assert str(post.author) != "Nguyễn Thị Lan"
    assert post.body_unmasked == ""
    assert "lan.nguyen" not in other.body + other.text + PostVersion.objects.get(post=other).body
    assert not Draft.objects.exists()
    assert not Mention.objects.exists()
    assert PostPicture.objects.count() == 1
