import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.members.closing import close_account
from portal.members.models import User
from portal.units.models import Role
from portal.units.services import belong, grant
from tests.members.factories import make_member

pytestmark = pytest.mark.django_db
PROFILE = "/tai-khoan/ho-so/"


@pytest.fixture
def may(unit_tree):
    user = make_member("may", phone="+84912345678", introduction="Tôi nuôi ong ở http://ong.example <b>mật</b>.")
    belong(user=user, unit=unit_tree.phu_dien)
    return user


def photo(size=(900, 600), form="JPEG", **extra) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", size, "purple").save(buffer, form, **extra)
    return SimpleUploadedFile("GPS ảnh.JPG", buffer.getvalue(), "image/jpeg")


def profile(**fields) -> dict:
    return {"name": "Lò Thị Mây", "introduction": "", "unit": "", "unit-text": ""} | fields


def test_page_shows_who_she_is_and_never_how_she_is_reached(client, may, unit_tree, django_assert_max_num_queries):
    grant(user=may, unit=unit_tree.ha_noi, kind=Role.Kind.EDITOR)
    grant(user=may, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    client.get("/thanh-vien/may/")
    with django_assert_max_num_queries(6):
        page = client.get("/thanh-vien/may/").content.decode()
    assert "Biên tập viên – Thành phố Hà Nội; cán bộ Hội – Phường Phú Diễn" in page
    assert "Hội LHPN phường Phú Diễn" in page
    for secret in ("may@example.org", "912345678", "0912"):
        assert secret not in page
    assert "&lt;b&gt;" in page  # Plain text: nothing that she writes becomes a link or markup.
    assert 'href="http://ong.example' not in page


def test_page_of_somebody_who_left_says_so(client, may):
    close_account(user=may)
    may.refresh_from_db()
    answer = client.get(may.get_absolute_url())
    assert answer.status_code == 410
    assert "Thành viên đã rời đi" in answer.content.decode()
    assert client.get("/thanh-vien/may/").status_code == 404


def test_page_of_nobody_is_not_there(client, may):
    User.objects.filter(pk=may.pk).update(is_active=False)
    assert client.get("/thanh-vien/may/").status_code == 404
    assert client.get(f"/thanh-vien/{'x' * 5000}/").status_code == 404
    assert client.get("/thanh-vien/%00/").status_code == 404


def test_profile_is_changed(client, may, unit_tree, django_capture_on_commit_callbacks):
    client.force_login(may)
    posted = profile(introduction="Làm việc ở chi hội.\nThích trồng hoa.", unit=unit_tree.dong_ngac.pk, photo=photo())
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(PROFILE, posted | {"unit-text": str(unit_tree.dong_ngac)})
    assert answer.status_code == 302, answer.context["form"].errors
    may = User.objects.get(pk=may.pk)
    assert (may.name, may.introduction, may.membership.unit) == (
        "Lò Thị Mây",
        "Làm việc ở chi hội.\nThích trồng hoa.",
        unit_tree.dong_ngac,
    )
    with Image.open(may.photo.open()) as stored:
        assert (stored.format, stored.size, dict(stored.getexif())) == ("WEBP", (192, 192), {})
    assert "GPS" not in may.photo.name


def test_old_photo_goes_with_the_new_one(client, may, django_capture_on_commit_callbacks):
    client.force_login(may)
    for _time in range(2):
        old = User.objects.get(pk=may.pk).photo.name
        with django_capture_on_commit_callbacks(execute=True):
            client.post(PROFILE, profile(photo=photo()))
    storage = may.photo.storage
    assert not storage.exists(old)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(PROFILE, profile(remove_photo="on"))
    assert not User.objects.get(pk=may.pk).photo


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("x.jpg", b"not a photo"),
        SimpleUploadedFile("x.svg", b"<svg onload=alert(1)>"),
        SimpleUploadedFile("x.php", b"<?php"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_typed_is_lost(client, may, upload):
    client.force_login(may)
    answer = client.post(PROFILE, profile(photo=upload, introduction="Giữ lại câu này."))
    assert answer.status_code == 200
    assert "photo" in answer.context["form"].errors
    assert "Giữ lại câu này." in answer.content.decode()


@pytest.mark.parametrize("text", ["Bán hàng, gọi 0912 345 678", "Viết cho tôi: may.lo@gmail.com"])
def test_introduction_holds_neither_number_nor_address(client, may, text):
    client.force_login(may)
    answer = client.post(PROFILE, profile(introduction=text))
    assert "ai cũng đọc được" in str(answer.context["form"].errors["introduction"])
    assert text in answer.content.decode()
    assert User.objects.get(pk=may.pk).introduction == may.introduction


def test_taking_the_name_of_an_officer_later_is_asked_about_too(client, may, unit_tree):
    officer = make_member("hanh", name="Đỗ Thị Hạnh")
    grant(user=officer, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    client.force_login(may)
    answer = client.post(PROFILE, profile(name="Do Thi Hanh"))
    assert (answer.status_code, "name" in answer.context["form"].errors) == (200, True)
    client.post(PROFILE, profile(name="Do Thi Hanh", own_name="on"))
    may.refresh_from_db()
    assert (may.name, may.name_flag) == ("Do Thi Hanh", User.NameFlag.OFFICER)
    client.post(PROFILE, profile(name="Lò Thị Mây"))
    may.refresh_from_db()
    assert may.name_flag == ""


def test_officer_keeps_her_own_name(client, unit_tree):
    officer = make_member("hanh", name="Đỗ Thị Hạnh")
    grant(user=officer, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    client.force_login(officer)
    assert client.post(PROFILE, profile(name="Đỗ Thị Hạnh")).status_code == 302
