import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.home.accounts.policies import accounts_managed_by, can_manage_account
from portal.members.models import User
from portal.units.models import Role
from portal.units.services import grant

pytestmark = pytest.mark.django_db
USERS, ADD = "wagtailusers_users:index", "wagtailusers_users:add"


@pytest.fixture
def people(unit_tree):
    """An administrator of Hà Nội, and people of her units, of another province, of both, and of none."""

    def person(username, *roles, **fields):
        user = User.objects.create_user(username, f"{username}@example.org", "mat-khau-dai", name=username.title(), **fields)
        for unit, kind in roles:
            grant(user=user, unit=unit, kind=kind)
        return user

    return {
        "keeper": person("keeper", (unit_tree.ha_noi, Role.Kind.ADMINISTRATOR)),
        "writer": person("writer", (unit_tree.phu_dien, Role.Kind.COMMUNICATOR)),
        "stranger": person("stranger", (unit_tree.phu_tho, Role.Kind.COMMUNICATOR)),
        "both": person("both", (unit_tree.phu_dien, Role.Kind.EDITOR), (unit_tree.phu_tho, Role.Kind.EDITOR)),
        "equal": person("equal", (unit_tree.ha_noi, Role.Kind.ADMINISTRATOR)),
        "above": person("above", (unit_tree.trung_uong, Role.Kind.EDITOR)),
        "member": person("member"),
        "superuser": person("superuser", (unit_tree.phu_dien, Role.Kind.EDITOR), is_superuser=True),
    }


def form(unit=None, **fields):
    posted = {"name": "Nguyễn Thị Sen", "email": "sen@example.org", "username": "sen", "password1": "", "password2": ""}
    if unit:
        posted |= {"role_unit": unit.pk, "role_unit-text": str(unit), "role_kind": "communicator"}
    return posted | fields


@pytest.mark.parametrize(
    ("manager", "managed"),
    [
        ("keeper", {"keeper", "writer"}),
        ("writer", set()),
        ("above", set()),
        ("member", set()),
        ("superuser", {"keeper", "writer", "stranger", "both", "equal", "above", "member", "superuser"}),
    ],
)
def test_accounts_managed_by_stops_at_roles_beyond_her_units(people, manager, managed):
    assert {user.username for user in accounts_managed_by(people[manager])} == managed
    assert {name for name, user in people.items() if can_manage_account(people[manager], user)} == managed


def test_accounts_list_shows_hers_in_a_fixed_number_of_queries(client, people, unit_tree, django_assert_num_queries):
    client.force_login(people["keeper"])
    client.get(reverse(USERS))  # The first visit makes her profile and fills the caches of the process.
    with CaptureQueriesContext(connection) as few:
        page = client.get(reverse(USERS)).content.decode()
    assert "Writer" in page
    assert "Stranger" not in page
    for number in range(15):
        user = User.objects.create_user(f"more{number}", f"more{number}@example.org", "x", name=f"More {number}")
        grant(user=user, unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR)
    with django_assert_num_queries(len(few)):
        client.get(reverse(USERS))


@pytest.mark.parametrize("username", ["writer", "member"])
def test_accounts_are_closed_to_who_administers_nothing(client, people, username):
    client.force_login(people[username])
    assert client.get(reverse(USERS)).status_code == 302
    assert client.post(reverse(ADD), form()).status_code == 302
    assert not User.objects.filter(username="sen").exists()


@pytest.mark.parametrize("username", ["stranger", "both", "equal", "above", "member", "superuser"])
def test_account_of_another_reach_cannot_be_opened(client, people, username):
    client.force_login(people["keeper"])
    url = reverse("wagtailusers_users:edit", args=[people[username].pk])
    for screen in ("edit", "delete", "history", "usage"):
        assert client.get(reverse(f"wagtailusers_users:{screen}", args=[people[username].pk])).status_code in (302, 404)
    client.post(url, form(username=username, password1="mat-khau-moi-1", password2="mat-khau-moi-1"))
    assert people[username].check_password("mat-khau-dai")
    people[username].refresh_from_db()
    assert people[username].check_password("mat-khau-dai")


def test_opening_an_account_gives_the_role_and_sends_a_link(client, people, unit_tree, django_capture_on_commit_callbacks):
    client.force_login(people["keeper"])
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse(ADD), form(unit_tree.phu_dien))
    assert answer.status_code == 302, answer.context["form"].errors
    sen = User.objects.get(username="sen")
    assert list(sen.roles.values_list("unit", "kind")) == [(unit_tree.phu_dien.pk, "communicator")]
    assert (sen.is_superuser, sen.name) == (False, "Nguyễn Thị Sen")
    link = re.search(r"http://\S+?(/tai-khoan/chon-mat-khau/\S+)", mail.outbox[0].body)
    client.logout()
    page = client.get(link[1], follow=True)
    answer = client.post(page.redirect_chain[-1][0], {"password1": "hoa-sen-trang-9", "password2": "hoa-sen-trang-9"})
    assert answer.status_code == 302
    sen.refresh_from_db()
    assert sen.check_password("hoa-sen-trang-9")


def test_opening_an_account_for_another_province_is_refused(client, people, unit_tree):
    client.force_login(people["keeper"])
    answer = client.post(reverse(ADD), form(unit_tree.phu_tho))
    assert answer.status_code == 200
    assert "role_unit" in answer.context["form"].errors
    assert not User.objects.filter(username="sen").exists()


def test_opening_an_account_never_makes_an_equal(client, people, unit_tree):
    client.force_login(people["keeper"])
    answer = client.post(reverse(ADD), form(unit_tree.ha_noi, role_kind="administrator"))
    assert list(answer.context["form"].errors) == ["role_kind"]
    assert not User.objects.filter(username="sen").exists()
    assert client.post(reverse(ADD), form(unit_tree.phu_dien, role_kind="administrator")).status_code == 302


def test_saving_an_account_never_makes_an_equal(client, people, unit_tree):
    client.force_login(people["keeper"])
    posted = form(unit_tree.ha_noi, role_kind="administrator", username="writer", email="writer@example.org", is_active="on")
    client.post(reverse("wagtailusers_users:edit", args=[people["writer"].pk]), posted)
    assert list(people["writer"].roles.values_list("kind", flat=True)) == ["communicator"]


def test_saving_ones_own_account_never_takes_ones_own_role(client, people):
    keeper = people["keeper"]
    client.force_login(keeper)
    posted = form(username="keeper", email="keeper@example.org", remove_roles=[keeper.roles.get().pk])
    client.post(reverse("wagtailusers_users:edit", args=[keeper.pk]), posted)
    assert keeper.roles.count() == 1


def test_opening_an_account_never_makes_a_superuser_of_itself(client, people, unit_tree):
    client.force_login(people["keeper"])
    client.post(reverse(ADD), form(unit_tree.phu_dien, is_superuser="on", password1="hoa-sen-trang-9", password2="hoa-sen-trang-9"))
    assert User.objects.get(username="sen").is_superuser is False


@pytest.mark.parametrize("fields", [{"email": "WRITER@example.org"}, {"username": "writer"}, {"name": ""}, {"email": "sai"}])
def test_opening_an_account_says_what_is_wrong(client, people, unit_tree, fields):
    client.force_login(people["keeper"])
    answer = client.post(reverse(ADD), form(unit_tree.phu_dien, **fields))
    assert list(answer.context["form"].errors) == list(fields)


def test_closing_an_account_shuts_the_door(client, people, unit_tree):
    client.force_login(people["keeper"])
    url = reverse("wagtailusers_users:edit", args=[people["writer"].pk])
    answer = client.post(url, form(username="writer", email="writer@example.org"))
    assert answer.status_code == 302, answer.context["form"].errors
    people["writer"].refresh_from_db()
    assert people["writer"].is_active is False
    assert not client.login(username="writer", password="mat-khau-dai")


def test_taking_a_role_away_leaves_those_beyond_her_units(client, people, unit_tree):
    superuser = people["superuser"]
    client.force_login(superuser)
    both = people["both"]
    first = both.roles.get(unit=unit_tree.phu_dien)
    url = reverse("wagtailusers_users:edit", args=[both.pk])
    client.post(url, form(username="both", email="both@example.org", is_active="on", remove_roles=[first.pk]))
    assert [role.unit for role in both.roles.all()] == [unit_tree.phu_tho]


def test_accounts_are_never_deleted(client, people):
    client.force_login(people["keeper"])
    client.post(reverse("wagtailusers_users:delete", args=[people["writer"].pk]))
    assert User.objects.filter(username="writer").exists()


def test_own_account_has_one_name_and_no_picture(client, people):
    client.force_login(people["writer"])
    page = client.get("/quan-tri/account/").content.decode()
    assert "Họ và tên" in page
    assert 'type="file"' not in page
    posted = {"name_email-name": "Trần Thị Lan", "name_email-email": "lan@example.org", "locale-preferred_language": "en"}
    posted |= {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
    assert client.post("/quan-tri/account/", posted).status_code == 302
    people["writer"].refresh_from_db()
    assert (people["writer"].name, people["writer"].email) == ("Trần Thị Lan", "writer@example.org")
    assert "Accounts" not in client.get("/quan-tri/").content.decode()
    assert 'lang="en"' in client.get("/quan-tri/").content.decode()


def touched(person: User) -> User:
    """As after her first sign-in."""
    person.last_login = person.date_joined
    person.save(update_fields=["last_login"])
    return person


@pytest.mark.parametrize("manager", ["keeper", "superuser"])
def test_an_account_that_was_signed_in_to_is_never_taken_over(client, people, manager):
    """Neither by a password, nor by an address that codes would be sent to, nor by a name to sign in with."""
    writer = people["writer"]
    writer.opened_by = people[manager]
    touched(writer).save(update_fields=["opened_by"])
    client.force_login(people[manager])
    posted = form(username="taken", email="taken@example.org", name="Writer", is_active="on")
    url = reverse("wagtailusers_users:edit", args=[writer.pk])
    answer = client.post(url, posted | {"password1": "mat-khau-moi-1", "password2": "mat-khau-moi-1"})
    assert answer.status_code == 302, answer.context["form"].errors
    writer.refresh_from_db()
    assert (writer.username, writer.email, writer.check_password("mat-khau-dai")) == ("writer", "writer@example.org", True)
    assert 'type="password"' not in client.get(url).content.decode()


def test_own_account_of_a_member_is_not_taken_over_by_giving_her_a_role(client, people, unit_tree):
    """She joined herself; an administrator who gives her a role may not set her password afterwards, signed in or not."""
    grant(user=people["member"], unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR, by=people["keeper"])
    client.force_login(people["keeper"])
    url = reverse("wagtailusers_users:edit", args=[people["member"].pk])
    assert client.get(url).status_code == 200
    client.post(url, form(is_active="on", name="Member", password1="mat-khau-moi-1", password2="mat-khau-moi-1"))
    people["member"].refresh_from_db()
    assert people["member"].check_password("mat-khau-dai")


def test_who_opened_an_account_sets_its_password_until_somebody_comes_in(client, people):
    writer = people["writer"]
    writer.opened_by = people["keeper"]
    writer.save(update_fields=["opened_by"])
    client.force_login(people["keeper"])
    posted = form(username="writer", email="Writer2@example.org", name="Writer", is_active="on")
    url = reverse("wagtailusers_users:edit", args=[writer.pk])
    answer = client.post(url, posted | {"password1": "mat-khau-moi-1", "password2": "mat-khau-moi-1"})
    assert answer.status_code == 302, answer.context["form"].errors
    writer.refresh_from_db()
    assert (writer.email, writer.check_password("mat-khau-moi-1")) == ("writer2@example.org", True)


def test_a_link_for_a_new_password_is_sent_to_her_alone(client, people, django_capture_on_commit_callbacks):
    touched(people["writer"])
    client.force_login(people["keeper"])
    url = reverse("wagtailusers_users:edit", args=[people["writer"].pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, form(name="Writer", is_active="on", send_link="on"))
    assert answer.status_code == 302, answer.context["form"].errors
    assert [message.to for message in mail.outbox] == [["writer@example.org"]]
    assert "/tai-khoan/chon-mat-khau/" in mail.outbox[0].body
    assert "Writer," in mail.outbox[0].body
