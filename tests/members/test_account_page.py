import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.members.closing import WIPED, close_account
from portal.members.models import Consent, User
from portal.members.personal import archive
from portal.members.services import AccountError, give_consent
from portal.units.models import Membership, Role
from portal.units.services import belong, grant
from tests.members.factories import PASSWORD, mailed_code, make_member, texted_code

pytestmark = pytest.mark.django_db
HOME, SESSIONS, CLOSE, DATA, CONSENTS = (f"/tai-khoan/{part}" for part in ("", "thiet-bi/", "dong/", "du-lieu/", "dong-y/"))


@pytest.fixture
def may(unit_tree):
    user = make_member("may", phone="+84912345678", introduction="Tôi nuôi ong.")
    belong(user=user, unit=unit_tree.phu_dien)
    give_consent(user=user, purpose="terms")
    give_consent(user=user, purpose="news")
    return user


def enter(user, password=PASSWORD) -> Client:
    """A browser in which she signed in, with allauth's records of it."""
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile")
    client.post("/tai-khoan/dang-nhap/", {"login": user.username, "password": password})
    return client


def test_account_page_leads_everywhere_in_a_fixed_number_of_queries(may, django_assert_max_num_queries):
    client = enter(may)
    with django_assert_max_num_queries(16):
        page = client.get(HOME).content.decode()
    for address in ("ho-so", "e-mail", "dien-thoai", "mat-khau", "bao-ve", "thiet-bi", "dong-y", "du-lieu", "dong", "dang-xuat"):
        assert f"/tai-khoan/{address}/" in page
    assert "0912 345 678" in page
    assert "/thong-bao/cai-dat/" in page


def test_sessions_are_seen_and_ended(may):
    here, there = enter(may), enter(may)
    page = here.get(SESSIONS).content.decode()
    assert page.count("Chrome, Android") == 3  # Twice in the list, once in the name of the button that ends the other one.
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"{SESSIONS}{other.pk}/dang-xuat/")
    assert there.get(HOME).status_code == 302
    assert here.get(HOME).status_code == 200


def test_all_other_sessions_are_ended_at_once(may):
    here, others = enter(may), [enter(may), enter(may)]
    here.post(SESSIONS)
    assert [client.get(HOME).status_code for client in (here, *others)] == [200, 302, 302]


def test_sessions_of_others_are_not_there(may):
    other = make_member("hanh")
    enter(other)
    session = UserSession.objects.get(user=other)
    assert enter(may).post(f"{SESSIONS}{session.pk}/dang-xuat/").status_code == 404
    assert UserSession.objects.filter(pk=session.pk).exists()


def test_consents_are_withdrawn_and_given_again(may):
    client = enter(may)
    client.post(CONSENTS, {"consent_unit": "on"})
    held = set(Consent.objects.filter(user=may, withdrawn_at=None).values_list("purpose", flat=True))
    assert held == {"terms", "unit"}
    client.post(CONSENTS, {"consent_unit": "on", "consent_news": "on"})
    assert Consent.objects.filter(user=may, purpose="news").count() == 2
    assert "rút lại ngày" in client.get(CONSENTS).content.decode()


def test_own_data_are_downloaded_after_the_password_was_asked_again(may, unit_tree):
    may.photo.save("x.webp", ContentFile(b"RIFF-photo"))
    grant(user=may, unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR)
    client = enter(may)
    assert client.post(DATA).status_code == 302
    answer = client.post(f"/tai-khoan/xac-nhan-lai/?next={DATA}", {"password": PASSWORD})
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    found = {name: archive.read(name) for name in archive.namelist()}
    account = json.loads(found["account.json"])
    assert (account["name"], account["email"], account["phone"]) == ("Lò Thị May", "may@example.org", "+84912345678")
    assert json.loads(found["unit.json"])["unit"] == str(unit_tree.phu_dien)
    assert json.loads(found["roles.json"])[0]["role"] == "communicator"
    assert [row["purpose"] for row in json.loads(found["consents.json"])] == ["terms", "news"]
    assert json.loads(found["sessions.json"])[0]["user_agent"].startswith("Mozilla")
    assert found["photo.webp"] == b"RIFF-photo"
    assert b"md5$" not in b"".join(found.values())


def test_archive_has_a_file_of_every_app_and_none_twice(may):
    names = zipfile.ZipFile(archive(may)).namelist()
    assert len(names) == len(set(names))
    assert {"account.json", "unit.json", "newsroom_settings.json"} < set(names)
    assert len(names) > 12


def test_archive_is_written_row_by_row(may, monkeypatch):
    """Rows are never gathered: the writer takes one before the next is made."""
    made, written = [], []
    dumps = json.dumps

    def rows(user):
        for number in range(3):
            made.append(number)
            yield {"number": number}

    monkeypatch.setattr("portal.members.personal.import_string", lambda path: lambda user: {"rows": rows(user)})
    monkeypatch.setattr("portal.members.personal.settings.MEMBER_DATA", ["x"])
    monkeypatch.setattr("portal.members.personal.json.dumps", lambda value, **options: written.append(len(made)) or dumps(value, **options))
    assert json.loads(zipfile.ZipFile(archive(may)).read("rows.json")) == [{"number": 0}, {"number": 1}, {"number": 2}]
    assert written == [1, 2, 3]


def test_closing_takes_her_name_out_of_the_records_of_the_newsroom(may, admin_client):
    admin_client.post(f"/quan-tri/users/edit/{may.pk}/", {"name": "Lò Thị Mây Trắng", "is_active": "on"})
    records = ModelLogEntry.objects.filter(object_id=str(may.pk), content_type__model="user")
    assert "Mây" in " ".join(records.values_list("label", flat=True))
    close_account(user=may)
    assert set(records.values_list("label", flat=True)) == {"–"}


def test_closing_asks_for_the_password(may):
    client = enter(may)
    assert "chưa đúng" in client.post(CLOSE, {"password": "sai"}).content.decode()
    may.refresh_from_db()
    assert may.closed_at is None
    answer = client.post(CLOSE, {"password": PASSWORD})
    may.refresh_from_db()
    assert (answer["Location"], may.closed_at is not None) == ("/tai-khoan/da-dong/", True)
    assert client.get(HOME).status_code == 302
    assert client.get("/tai-khoan/da-dong/").status_code == 200


@pytest.mark.parametrize(
    ("contact", "newest"), [({"email": "la@example.org"}, mailed_code), ({"email": "", "phone": "+84900000001"}, texted_code)]
)
def test_closing_asks_for_a_code_where_there_is_no_password(client, contact, newest):
    user = make_member("la", password=None, **contact)
    client.force_login(user)
    client.post(CLOSE, {"code": "000000"})
    client.post(CLOSE, {"send": "1"})
    right = newest()
    client.post(CLOSE, {"code": "000000" if right != "000000" else "111111"})
    user.refresh_from_db()
    assert user.closed_at is None
    client.post(CLOSE, {"code": right})
    user.refresh_from_db()
    assert user.closed_at is not None


def test_closing_leaves_nothing_personal(may, unit_tree, django_capture_on_commit_callbacks):
    may.photo.save("x.webp", ContentFile(b"RIFF-photo"))
    storage, photo = may.photo.storage, may.photo.name
    TOTP.activate(may, generate_totp_secret())
    grant(user=may, unit=unit_tree.phu_dien, kind=Role.Kind.OFFICER)
    enter(may)
    with django_capture_on_commit_callbacks(execute=True):
        assert close_account(user=may)
    may = User.objects.get(pk=may.pk)
    assert {field: getattr(may, field) or WIPED[field] for field in WIPED} == WIPED
    assert may.username.startswith("da-roi-di-")
    assert (may.display_name, may.initials, may.has_usable_password()) == ("Thành viên đã rời đi", "", False)
    for rows in (EmailAddress, Authenticator, UserSession, Consent, Membership, Role):
        assert not rows.objects.filter(user=may).exists(), rows
    assert not storage.exists(photo)
    row = json.dumps(User.objects.filter(pk=may.pk).values().get(), default=str)
    for word in ("Lò", "may@example.org", "912345678", "ong"):
        assert word not in row
    assert close_account(user=may) is False


def test_whoever_left_may_come_again_with_the_same_contact(client, may):
    close_account(user=may)
    client.post("/tai-khoan/tham-gia/", {"contact": "may@example.org", "name": "Lò Thị Mây", "consent_terms": "on"})
    client.post("/tai-khoan/e-mail/xac-nhan/", {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_last_superuser_cannot_leave(client):
    keeper = User.objects.create_superuser("keeper", "keeper@example.org", PASSWORD, name="Trần Ngọc Mai")
    with pytest.raises(AccountError):
        close_account(user=keeper)
    client.force_login(keeper)
    assert "người quản trị cuối cùng" in client.get(CLOSE).content.decode()
    assert client.post(CLOSE, {"password": PASSWORD}).status_code == 200
    User.objects.create_superuser("other", "other@example.org", PASSWORD, name="Người Khác")
    assert close_account(user=keeper)
