import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory

from portal.members.limits import CODES, GUESSES, REPEATS, SIGN_INS, VISITOR_WRITES, WRITES, address_of, key_of
from portal.members.models import User

pytestmark = pytest.mark.django_db
SIGN_IN, NEW_PASSWORD = "/tai-khoan/dang-nhap/", "/tai-khoan/quen-mat-khau/"


@pytest.fixture
def lan(db) -> User:
    return User.objects.create_superuser("lan", "lan@example.org", "hoa-sen-trang", name="Trần Thị Lan")


def sign_in(client, password="sai", username="lan", address=SIGN_IN, **extra):
    return client.post(address, {"login": username, "password": password}, **extra)


def test_guessing_a_password_is_stopped(client, lan):
    assert {sign_in(client).status_code for _try in range(GUESSES.most)} == {200}
    stopped = sign_in(client, "hoa-sen-trang")
    assert (stopped.status_code, "_auth_user_id" in client.session) == (429, False)
    assert stopped["Retry-After"] == str(GUESSES.seconds)
    assert "phút" in stopped.content.decode()


@pytest.mark.parametrize(
    "address", ["/quan-tri/login/", "/_util/login/", "/quan-tri/password_reset/", "/quan-tri/password_reset/confirm/Mg/x/"]
)
def test_other_doors_lead_to_the_one_sign_in(client, lan, address):
    answer = client.post(address, {"username": "lan", "password": "hoa-sen-trang"})
    assert (answer.status_code, "_auth_user_id" in client.session) == (302, False)
    assert answer["Location"].startswith("/tai-khoan/")


def test_guessing_is_counted_whatever_the_case_of_the_name(client, lan):
    for name in ["lan", "LAN", " lan ", "Lan"] * 2:
        sign_in(client, username=name)
    assert sign_in(client).status_code == 429


def test_guessing_elsewhere_leaves_the_door_open_here(client, lan):
    for _try in range(GUESSES.most + 1):
        sign_in(client, REMOTE_ADDR="203.0.113.9")
    assert sign_in(client, "hoa-sen-trang").status_code == 302


def test_signing_in_forgets_the_wrong_tries(client, lan):
    for _round in range(3):
        for _try in range(GUESSES.most - 1):
            sign_in(client)
        assert sign_in(client, "hoa-sen-trang").status_code == 302
        client.logout()


@pytest.fixture
def nearly_all(db):
    """All but one of what may fail from this address."""
    cache.set(key_of(SIGN_INS, "127.0.0.1"), SIGN_INS.most - 1, SIGN_INS.seconds)


def test_who_is_signed_in_already_does_not_wipe_what_others_failed(client, lan):
    other = Client()
    assert sign_in(other, "hoa-sen-trang").status_code == 302
    for _try in range(GUESSES.most):
        sign_in(client, username="mai")
    assert sign_in(other, username="mai").status_code in (302, 429)
    assert sign_in(client, username="mai").status_code == 429


def test_an_office_behind_one_address_signs_in_as_often_as_it_likes(client, lan, nearly_all):
    for _person in range(4):
        assert sign_in(client, "hoa-sen-trang").status_code == 302
        client.logout()


def test_a_sign_in_between_does_not_help_who_guesses(client, lan, nearly_all):
    assert sign_in(client, "hoa-sen-trang").status_code == 302
    client.logout()
    assert [sign_in(client, username=name).status_code for name in ("hoa", "mai")] == [200, 429]


def test_trying_many_names_from_one_place_is_stopped(client, db):
    answers = [sign_in(client, username=f"name{number}").status_code for number in range(61)]
    assert (answers[59], answers[60]) == (200, 429)


def test_asking_for_a_password_is_stopped_and_says_nothing_of_accounts(client, lan):
    for email in ("lan@example.org", "nobody@example.org"):
        answers = [client.post(NEW_PASSWORD, {"contact": email}) for _try in range(CODES.most + 1)]
        assert {(answer.status_code, answer.headers.get("Location")) for answer in answers[:-1]} == {(302, f"{NEW_PASSWORD}ma/")}
        assert answers[-1].status_code == 429
    assert [message.to[0] for message in mail.outbox] == ["lan@example.org"] * CODES.most + ["nobody@example.org"] * CODES.most


@pytest.mark.parametrize("spelling", ["0912345678", "+84 912 345 678", "84912345678", "0912.345.678"])
def test_codes_to_one_number_are_counted_however_it_is_written(client, db, spelling):
    for _try in range(CODES.most):
        client.post("/tai-khoan/dang-nhap/ma/", {"contact": "0912 345 678"})
    assert client.post("/tai-khoan/dang-nhap/ma/", {"contact": spelling}).status_code == 429


def test_mails_lead_to_the_site_whatever_the_host(client, lan, settings):
    client.post(NEW_PASSWORD, {"contact": "nobody@example.org"}, HTTP_HOST="evil.example")
    assert f"{settings.WAGTAILADMIN_BASE_URL}/tai-khoan/tham-gia/" in mail.outbox[0].body
    assert "evil.example" not in mail.outbox[0].body + mail.outbox[0].alternatives[0].content


def test_writing_in_the_newsroom_has_an_end(client, lan):
    client.force_login(lan)
    answers = [client.post("/quan-tri/no-such-thing/").status_code for _try in range(WRITES.most + 1)]
    assert 429 not in answers[:-1]
    assert answers[-1] == 429
    assert client.get("/quan-tri/").status_code == 200


def test_text_of_signed_out_people_is_kept_a_bounded_number_of_times(client, db):
    answers = [client.post("/quan-tri/pages/1/edit/", {"title": "x"}).status_code for _try in range(VISITOR_WRITES.most + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({302}, 429)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1, 198.51.100.7", "198.51.100.7"),
        (2, "10.0.0.1, 198.51.100.7, 203.0.113.1", "198.51.100.7"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (1, "x" * 5000, "unknown"),
    ],
)
def test_address_is_what_our_proxies_saw(settings, proxies, forwarded, expected):
    settings.PROXIES = proxies
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == expected


@pytest.mark.parametrize("address", ["/tai-khoan/dong/", "/tai-khoan/xac-nhan-lai/"])
def test_an_open_session_is_no_place_to_guess_the_password(client, lan, address):
    client.force_login(lan)
    codes = [client.post(address, {"password": f"sai-{number}"}).status_code for number in range(REPEATS.most + 1)]
    assert codes[-1] == 429
    assert User.objects.get(pk=lan.pk).closed_at is None
