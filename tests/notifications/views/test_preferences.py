"""How one is told, and ending mails from the mail itself."""

import pytest
from django.test import Client
from django.utils import timezone

from portal.notifications import letters, services
from portal.notifications.models import Mailbox, Preference

pytestmark = pytest.mark.django_db
PAGE = "/thong-bao/cai-dat/"


@pytest.fixture
def mai(world, client):
    client.force_login(world.mai)
    return client


def rhythms(user) -> dict[str, str]:
    return {name: mail for name, _on_site, mail in services.preferences(user)}


def test_page_asks_once_for_each_kind(mai, django_assert_max_num_queries):
    mai.get(PAGE)
    with django_assert_max_num_queries(8):
        text = mai.get(PAGE).content.decode()
    assert text.count("<select") == 4
    assert text.count('type="checkbox"') == 3
    assert "Luôn trên trang" in text


def test_saving_keeps_what_she_chose(world, mai):
    data = {"site-reply": "on", "mail-reply": "weekly", "mail-mention": "never", "mail-act": "daily", "mail-quiet": "now"}
    assert mai.post(PAGE, data).status_code == 302
    assert rhythms(world.mai) == {"reply": "weekly", "mention": "never", "act": "daily", "quiet": "now"}
    on_site = {name: site for name, site, _mail in services.preferences(world.mai)}
    assert on_site == {"reply": True, "mention": False, "act": True, "quiet": False}
    assert "selected" in mai.get(PAGE).content.decode()


def test_wrong_choice_is_told_and_nothing_is_saved(mai):
    answer = mai.post(PAGE, {"mail-reply": "hourly"})
    assert answer.status_code == 422
    assert not Preference.objects.exists()


def test_pausing_all_mails_and_letting_them_come(world, mai):
    mai.post(f"{PAGE}thu/", {"verb": "pause"})
    assert "tạm ngừng mọi thư" in mai.get(PAGE).content.decode()
    assert not Mailbox.objects.get().takes_mail_for(world.mai.email)
    mai.post(f"{PAGE}thu/", {"verb": "resume"})
    assert Mailbox.objects.get().takes_mail_for(world.mai.email)
    assert mai.get(f"{PAGE}thu/").status_code == 405


def test_refused_address_is_told_until_it_changes(world, mai):
    Mailbox.objects.create(user=world.mai, refused_at=timezone.now(), refused_address=world.mai.email, refused_words="550 <b>x</b>")
    text = mai.get(PAGE).content.decode()
    assert "bị trả lại" in text
    assert "550 &lt;b&gt;x" in text
    world.mai.email = "moi@example.org"
    world.mai.save()
    assert "bị trả lại" not in mai.get(PAGE).content.decode()


def test_account_without_address_is_told_so(world, mai):
    world.mai.email = ""
    world.mai.save()
    assert "chưa có địa chỉ e-mail" in mai.get(PAGE).content.decode()


@pytest.mark.parametrize("period", ["now", "daily", "weekly"])
def test_unsubscribe_takes_one_press_without_signing_in(world, period):
    services.prefer(user=world.mai, chosen={"quiet": (True, "weekly")})
    address = f"/thong-bao/huy/{letters.token_for(world.mai, period)}/"
    visitor = Client(enforce_csrf_checks=True)
    before = rhythms(world.mai)
    page = visitor.get(address)
    assert page.status_code == 200
    assert page.content.decode().count('<form method="post"') == 1
    assert not page.cookies
    assert rhythms(world.mai) == before
    assert period in before.values()
    answer = visitor.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not answer.cookies
    assert rhythms(world.mai) == {name: "never" if mail == period else mail for name, mail in before.items()}
    assert visitor.post(address).status_code == 200
    assert all(site for name, site, _mail in services.preferences(world.mai) if name != "quiet")


def test_unsubscribe_tells_nothing_about_the_account(world):
    token = letters.token_for(world.mai, "daily")
    text = Client().get(f"/thong-bao/huy/{token}/").content.decode()
    assert world.mai.email not in text
    assert world.mai.name not in text
    world.mai.delete()
    assert Client().post(f"/thong-bao/huy/{token}/").status_code == 200
    assert Client().get(f"/thong-bao/huy/{token[:-2]}xx/").status_code == 404


def test_unsubscribe_is_not_limited_by_the_place_it_comes_from(world):
    """The mail programs of many members post from the same few machines."""
    address = f"/thong-bao/huy/{letters.token_for(world.mai, 'daily')}/"
    visitor = Client()
    assert {visitor.post(address).status_code for _ in range(60)} == {200}
