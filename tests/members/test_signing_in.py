import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail

from portal.members.sms import MemorySender
from tests.members.factories import PASSWORD, code_in, mailed_code, make_member, texted_code

pytestmark = pytest.mark.django_db
SIGN_IN, BY_CODE, ENTER = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/ma/", "/tai-khoan/dang-nhap/ma/nhap/"


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def app_code(secret: str) -> str:
    import time

    return f"{hotp_value(secret, int(time.time() // 30)):06}"


@pytest.fixture
def may():
    return make_member("may", phone="+84912345678")


@pytest.mark.parametrize("login", ["may", "MAY@example.org", "0912 345 678", "+84912345678"])
def test_password_signs_in_with_any_of_her_names(client, may, login):
    answer = client.post(SIGN_IN, {"login": login, "password": PASSWORD})
    assert (answer.status_code, signed_in(client)) == (302, True)
    assert UserSession.objects.filter(user=may).count() == 1


@pytest.mark.parametrize(("contact", "newest"), [("may@example.org", mailed_code), ("0912.345.678", texted_code)])
def test_code_signs_in_without_a_password(client, may, contact, newest):
    client.post(BY_CODE, {"contact": contact})
    assert client.post(ENTER, {"code": newest()}).status_code == 302
    assert signed_in(client)


def test_code_opens_only_the_browser_that_asked(client, may):
    from django.test import Client

    client.post(BY_CODE, {"contact": "may@example.org"})
    other = Client()
    other.post(ENTER, {"code": mailed_code()})
    assert not signed_in(other)


def test_forgotten_password_is_chosen_again_by_mail(client, may):
    client.post("/tai-khoan/quen-mat-khau/", {"contact": "may@example.org"})
    assert client.post("/tai-khoan/quen-mat-khau/ma/", {"code": mailed_code()})["Location"] == "/tai-khoan/quen-mat-khau/dat/"
    client.post("/tai-khoan/quen-mat-khau/dat/", {"password1": "mot-hai-ba-bon-5", "password2": "mot-hai-ba-bon-5"})
    may.refresh_from_db()
    assert (may.check_password("mot-hai-ba-bon-5"), signed_in(client)) == (True, True)
    assert mail.outbox[-1].subject == "Đặt lại mật khẩu"


def test_forgotten_password_is_chosen_again_by_telephone(client, may):
    answer = client.post("/tai-khoan/quen-mat-khau/", {"contact": "0912345678"})
    enter = client.post(answer["Location"], {"code": texted_code()})
    assert enter["Location"] == "/tai-khoan/mat-khau/"
    assert b"oldpassword" not in client.get("/tai-khoan/mat-khau/").content
    client.post("/tai-khoan/mat-khau/", {"password1": "mot-hai-ba-bon-5", "password2": "mot-hai-ba-bon-5"})
    may.refresh_from_db()
    assert may.check_password("mot-hai-ba-bon-5")


def test_changing_a_password_asks_for_the_old_one(client, may):
    client.force_login(may)
    client.post("/tai-khoan/mat-khau/", {"password1": "mot-hai-ba-bon-5", "password2": "mot-hai-ba-bon-5"})
    may.refresh_from_db()
    assert may.check_password(PASSWORD)


@pytest.mark.parametrize("way", ["password", "code", "reset"])
def test_second_factor_is_asked_for_whatever_the_first_was(client, may, way):
    secret = generate_totp_secret()
    TOTP.activate(may, secret)
    if way == "password":
        client.post(SIGN_IN, {"login": "may", "password": PASSWORD})
    elif way == "code":
        client.post(BY_CODE, {"contact": "may@example.org"})
        client.post(ENTER, {"code": mailed_code()})
    else:
        client.post("/tai-khoan/quen-mat-khau/", {"contact": "may@example.org"})
        client.post("/tai-khoan/quen-mat-khau/ma/", {"code": mailed_code()})
        client.post("/tai-khoan/quen-mat-khau/dat/", {"password1": "mot-hai-ba-bon-5", "password2": "mot-hai-ba-bon-5"})
    assert not signed_in(client)
    assert client.get("/tai-khoan/dang-nhap/buoc-hai/").status_code == 200
    client.post("/tai-khoan/dang-nhap/buoc-hai/", {"code": "000000"})
    assert not signed_in(client)
    client.post("/tai-khoan/dang-nhap/buoc-hai/", {"code": app_code(secret)})
    assert signed_in(client)


def test_secret_of_the_app_is_not_kept_as_it_is(may, settings):
    secret = generate_totp_secret()
    stored = TOTP.activate(may, secret)
    assert secret not in str(stored.instance.data)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", ["test-only"]
    assert stored.validate_code(app_code(secret))


def test_closed_door_says_so_only_to_who_knows_the_password(client, may):
    may.is_active = False
    may.save()
    wrong = client.post(SIGN_IN, {"login": "may", "password": "sai-mat-khau"})
    right = client.post(SIGN_IN, {"login": "may", "password": PASSWORD})
    assert (wrong.status_code, right.status_code, right["Location"]) == (200, 302, "/tai-khoan/bi-khoa/")
    assert not signed_in(client)


def test_telephone_is_changed_when_the_new_one_got_its_code(client, may):
    client.force_login(may)
    client.post("/tai-khoan/dien-thoai/", {"phone": "0987 654 321"})
    again = client.get("/tai-khoan/dien-thoai/xac-nhan/")
    if again.status_code == 302:  # She is asked who she is first.
        client.post("/tai-khoan/xac-nhan-lai/?next=/tai-khoan/dien-thoai/", {"password": PASSWORD})
    may.refresh_from_db()
    assert may.phone == "+84912345678"
    number, text = MemorySender.outbox[-1]
    client.post("/tai-khoan/dien-thoai/xac-nhan/", {"code": code_in(text)})
    may.refresh_from_db()
    assert (number, may.phone) == ("+84987654321", "+84987654321")


def test_address_is_changed_when_the_new_one_got_its_code_and_the_old_one_is_told(client, may):
    client.force_login(may)
    client.post("/tai-khoan/e-mail/", {"action_add": "1", "email": "moi@example.org"})
    client.post("/tai-khoan/xac-nhan-lai/?next=/tai-khoan/e-mail/", {"password": PASSWORD})
    may.refresh_from_db()
    assert may.email == "may@example.org"
    client.post("/tai-khoan/e-mail/xac-nhan/", {"code": mailed_code()})
    may.refresh_from_db()
    assert may.email == "moi@example.org"
    assert (mail.outbox[-1].to, "moi@example.org" in mail.outbox[-1].body) == (["may@example.org"], True)
