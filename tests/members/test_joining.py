import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.members.limits import CODES
from portal.members.models import User
from portal.members.sms import MemorySender
from portal.units.models import Role
from portal.units.services import grant
from tests.members.factories import CODE_BY_MAIL, CODE_BY_SMS, JOIN, PASSWORD, joining, mailed_code, make_member, texted_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_leisure(settings):
    """allauth lets ten or twenty seconds pass between two messages to one contact; tests do not wait."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"confirm_email": None, "verify_phone": None}


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_joining_by_mail_with_a_code(client, unit_tree):
    posted = joining(unit=unit_tree.phu_dien.pk, consent_news="on") | {"unit-text": str(unit_tree.phu_dien)}
    answer = client.post(JOIN, posted)
    assert (answer.status_code, answer["Location"]) == (302, CODE_BY_MAIL)
    assert not signed_in(client)
    assert client.post(CODE_BY_MAIL, {"code": mailed_code()}).status_code == 302
    assert signed_in(client)
    user = User.objects.get(email="may@example.org")
    assert (user.name, user.username, user.unconfirmed_since, user.membership.unit) == (
        "Lò Thị Mây",
        "lo-thi-may",
        None,
        unit_tree.phu_dien,
    )
    assert sorted(user.consents.values_list("purpose", "version", "withdrawn_at")) == [
        ("news", "2026-11", None),
        ("terms", "2026-11", None),
    ]
    assert user.has_usable_password() is False


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84912345678", "84 912.345.678", "(+84) 0912-345-678", "０９１２３４５６７８"]
)
def test_joining_by_telephone_however_the_number_is_written(client, typed):
    answer = client.post(JOIN, joining(typed, password1=PASSWORD))
    assert (answer.status_code, answer["Location"]) == (302, CODE_BY_SMS)
    assert MemorySender.outbox[-1][0] == "+84912345678"
    client.post(CODE_BY_SMS, {"code": texted_code()})
    assert signed_in(client)
    user = User.objects.get(phone="+84912345678")
    assert (user.email, user.phone_verified_at is not None, user.check_password(PASSWORD)) == ("", True, True)
    assert user.membership.unit is None


def test_wrong_code_lets_nobody_in(client):
    client.post(JOIN, joining())
    wrong = "000000" if mailed_code() != "000000" else "111111"
    answer = client.post(CODE_BY_MAIL, {"code": wrong})
    assert "Mã chưa đúng" in answer.content.decode()
    for _try in range(2):
        client.post(CODE_BY_MAIL, {"code": wrong})
    client.post(CODE_BY_MAIL, {"code": mailed_code()})
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact", ""),
        ("contact", "khong-phai-thu"),
        ("contact", "0243 826 1234"),
        ("contact", "+1 202 555 0100"),
        ("contact", "a@b\r\nBcc: x@example.org"),
        ("name", ""),
        ("name", "!"),
        ("name", "🌸 Sen"),
        ("name", "Hội LHPN phường Phú Diễn"),
        ("name", "Quản trị viên"),
        ("name", "Нguyễn Thị Sen"),  # The first letter is Cyrillic.
        ("name", "x" * 61),
        ("consent_terms", ""),
        ("password1", "ngan"),
        ("unit-text", "Xã không có ở đâu cả"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(client, unit_tree, field, value):
    posted = joining() | {field: value}
    answer = client.post(JOIN, {key: text for key, text in posted.items() if text != ""})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field.removesuffix("-text")}
    if field != "contact":
        assert "may@example.org" in answer.content.decode()
    assert (User.objects.count(), len(mail.outbox)) == (0, 0)


def test_names_are_kept_as_one_clean_line(client):
    client.post(JOIN, joining(name="  Lo\u0300\u200b  Thi\u0323\tMa\u0302y\u202e "))
    assert User.objects.get().name == "Lò Thị Mây"


def test_line_breaks_in_a_name_reach_no_header(client):
    client.post(JOIN, joining(name="Lò Thị Mây\r\nBcc: ke-xau@example.org"))
    assert not User.objects.exists()
    client.post(JOIN, joining(name="Lò Thị\r\nMây"))
    assert User.objects.get().name == "Lò Thị Mây"
    assert mail.outbox[0].recipients() == ["may@example.org"]
    assert "Mây" not in mail.outbox[0].body  # Whoever signs up with somebody's address does not write to her through us.


@pytest.mark.parametrize("name", ["Đỗ Thị Hạnh", "do thi hanh", "ĐỖ THỊ HANH", "D0 Th1 Hạnh", "Đỗ  Thị-Hạnh"])
def test_name_of_an_officer_is_asked_about_and_flagged(client, unit_tree, name):
    officer = make_member("hanh", name="Đỗ Thị Hạnh")
    grant(user=officer, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    answer = client.post(JOIN, joining(name=name))
    assert "Một cán bộ Hội có tên này" in answer.content.decode()
    assert not User.objects.filter(email="may@example.org").exists()
    client.post(JOIN, joining(name=name, own_name="on"))
    assert User.objects.get(email="may@example.org").name_flag == User.NameFlag.OFFICER


def test_name_of_a_member_without_role_is_nobodys_business(client):
    make_member("hanh", name="Đỗ Thị Hạnh")
    client.post(JOIN, joining(name="Đỗ Thị Hạnh"))
    assert User.objects.get(email="may@example.org").name_flag == ""


def test_usernames_are_free_and_none_of_those_kept_for_the_site(client):
    names = {}
    for number, name in enumerate(["Lò Thị Mây", "Lo Thi May", "Tai Khoan", "12345678 ab"]):
        client.post(JOIN, joining(f"may{number}@example.org", name=name))
        client.cookies.clear()
        names[name] = User.objects.get(email=f"may{number}@example.org").username
    assert names == {"Lò Thị Mây": "lo-thi-may", "Lo Thi May": "lo-thi-may-2", "Tai Khoan": "hoi-vien-moi", "12345678 ab": "12345678-ab"}


def test_a_sign_up_that_waits_for_its_code_makes_room_for_another(client, at_leisure):
    client.post(JOIN, joining(name="Kẻ Mạo Danh", password1="mat-khau-cua-ke-khac"))
    first = User.objects.get()
    client.cookies.clear()
    client.post(JOIN, joining())
    client.post(CODE_BY_MAIL, {"code": mailed_code()})
    user = User.objects.get()
    assert (user.pk != first.pk, user.name, user.has_usable_password()) == (True, "Lò Thị Mây", False)
    assert signed_in(client)


@pytest.mark.parametrize("contact", ["may@example.org", "0912345678"])
def test_two_codes_within_seconds_are_one_too_many_and_no_error(client, contact):
    client.post(JOIN, joining(contact))
    answer = Client().post(JOIN, joining(contact))
    assert answer.status_code == 429
    assert "chờ" in answer.content.decode()


@pytest.mark.parametrize(
    ("contact", "enter", "newest"), [("may@example.org", CODE_BY_MAIL, mailed_code), ("0912345678", CODE_BY_SMS, texted_code)]
)
def test_code_of_a_sign_up_that_was_begun_again_elsewhere_opens_nothing(client, at_leisure, contact, enter, newest):
    client.post(JOIN, joining(contact))
    first, elsewhere = newest(), Client()
    elsewhere.post(JOIN, joining(contact, name="Người Khác"))
    assert client.post(enter, {"code": first}).status_code in (200, 302)
    assert not signed_in(client)
    elsewhere.post(enter, {"code": newest()})
    assert signed_in(elsewhere)


def test_form_that_is_not_right_leaves_a_sign_up_that_waits(client):
    client.post(JOIN, joining())
    code = mailed_code()
    Client().post(JOIN, joining(name=""))
    client.post(CODE_BY_MAIL, {"code": code})
    assert signed_in(client)


def test_correcting_the_form_is_not_counted_and_codes_are(client, at_leisure):
    for _try in range(12):
        assert client.post(JOIN, joining(name="")).status_code == 200
    for _try in range(CODES.most):
        client.cookies.clear()
        assert client.post(JOIN, joining()).status_code == 302
    client.cookies.clear()
    answer = client.post(JOIN, joining())
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["contact"])


def test_forgetting_sign_ups_leaves_members(client, settings):
    from django.core.management import call_command

    make_member("hanh")
    client.post(JOIN, joining())
    call_command("forget_sign_ups")
    assert User.objects.count() == 2
    User.objects.filter(email="may@example.org").update(unconfirmed_since=timezone.now() - timezone.timedelta(hours=49))
    call_command("forget_sign_ups")
    assert [user.username for user in User.objects.all()] == ["hanh"]


def test_public_page_waits_for_the_code(client):
    client.post(JOIN, joining())
    assert client.get("/thanh-vien/lo-thi-may/").status_code == 404
    client.post(CODE_BY_MAIL, {"code": mailed_code()})
    assert client.get("/thanh-vien/lo-thi-may/").status_code == 200
