"""What the site answers, and what it does before it answers, is the same whether somebody has an account or not."""

import re

import pytest
from django.contrib.auth import hashers
from django.core import mail

from portal.members import tasks
from portal.members.models import User
from portal.members.sms import MemorySender
from tests.members.factories import JOIN, PASSWORD, joining, make_member

pytestmark = pytest.mark.django_db
SIGN_IN, BY_CODE, FORGOTTEN = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/ma/", "/tai-khoan/quen-mat-khau/"
KNOWN = {"mail": "biet@example.org", "sms": "+84912345678"}
UNKNOWN = {"mail": "khong@example.org", "sms": "+84987654321"}


@pytest.fixture
def known():
    return make_member("biet", email=KNOWN["mail"], phone=KNOWN["sms"])


@pytest.fixture
def work(monkeypatch) -> list[str]:
    """What costs time: hashing a password, handing over a message."""
    done = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *args, **kwargs: done.append("hash") or encode(*args, **kwargs))
    kind = type(tasks.send_mail)
    enqueue = kind.enqueue
    monkeypatch.setattr(kind, "enqueue", lambda task, *args, **kwargs: done.append(task.name) or enqueue(task, *args, **kwargs))
    return done


def seen(client, answer) -> tuple:
    """Status, where it leads, and the words of the page that it leads to, without tokens and the contact itself."""
    text = client.get(answer["Location"]).content.decode() if answer.status_code == 302 else answer.content.decode()
    for contact in (*KNOWN.values(), *UNKNOWN.values(), "0912 345 678", "0987 654 321"):
        text = text.replace(contact, "…")
    return answer.status_code, answer.headers.get("Location"), re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", text)


def both(client, work, address, form) -> list[tuple]:
    """The same form for a contact that is known and for one that is not: what is seen and what was done."""
    found = []
    for contact in form:
        client.cookies.clear()
        work.clear()
        answer = client.post(address, contact)
        found.append((seen(client, answer), list(work)))
    return found


@pytest.mark.parametrize("way", ["mail", "sms"])
@pytest.mark.parametrize("password", [{}, {"password1": PASSWORD}])
def test_joining_says_and_does_the_same(client, known, work, way, password):
    one, other = both(client, work, JOIN, [joining(contact[way]) | password for contact in (KNOWN, UNKNOWN)])
    assert one == other
    assert one[1].count("hash") == len(password)
    assert User.objects.filter(name="Lò Thị Mây").count() == 1


@pytest.mark.parametrize("way", ["mail", "sms"])
@pytest.mark.parametrize("address", [BY_CODE, FORGOTTEN])
def test_asking_for_a_code_says_and_does_the_same(client, known, work, way, address):
    one, other = both(client, work, address, [{"contact": contact[way]} for contact in (KNOWN, UNKNOWN)])
    assert one == other
    assert len(one[1]) == 1
    assert len(mail.outbox) + len(MemorySender.outbox) == 2


@pytest.mark.parametrize("login", [KNOWN["mail"], KNOWN["sms"], "biet"])
def test_signing_in_with_a_wrong_password_says_and_does_the_same(client, known, work, login):
    unknown = {KNOWN["mail"]: UNKNOWN["mail"], KNOWN["sms"]: UNKNOWN["sms"], "biet": "khong"}[login]
    one, other = both(client, work, SIGN_IN, [{"login": name, "password": "sai-mat-khau"} for name in (login, unknown)])
    words = [page[2].replace('value="biet"', "").replace('value="khong"', "") for page, _work in (one, other)]
    assert (one[0][:2], one[1], words[0]) == (other[0][:2], other[1], words[1])
    assert one[1] == ["hash"]


@pytest.mark.parametrize("way", ["mail", "sms"])
def test_entering_wrong_codes_says_the_same(client, known, work, way):
    answers = []
    for contact in (KNOWN, UNKNOWN):
        client.cookies.clear()
        client.post(BY_CODE, {"contact": contact[way]})
        answers.append([seen(client, client.post("/tai-khoan/dang-nhap/ma/nhap/", {"code": "000000"})) for _try in range(3)])
    assert answers[0] == answers[1]


def test_changing_the_address_to_one_that_is_taken_tells_its_owner_only(client, known):
    client.force_login(make_member("khac"))
    client.post("/tai-khoan/e-mail/", {"action_add": "1", "email": KNOWN["mail"]})
    client.post("/tai-khoan/xac-nhan-lai/?next=/tai-khoan/e-mail/", {"password": PASSWORD})
    taken = mail.outbox[-1].to
    page = client.get("/tai-khoan/e-mail/xac-nhan/").content.decode()
    assert taken == [KNOWN["mail"]]
    assert "đã có tài khoản" not in page
