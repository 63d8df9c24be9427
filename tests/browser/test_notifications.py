"""What a member is told: her list, what she follows, how she is told, the end of mails, and mails, on three windows with axe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import follow

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent.parent
WINDOWS = {"telephone": (360, 780, "light"), "tablet": (768, 1024, "dark"), "desk": (1280, 900, "light")}
# Run beside the server on its database: things told, followed and muted, a mail as it is sent, and a signed-in session.
CONTENT = """
import sys
from pathlib import Path
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from forum.models import Board, Thread
from portal.notifications import letters, services
from portal.notifications.lines import lines
from portal.notifications.models import Notification
sen = get_user_model().objects.get(username="sen")
hanh = get_user_model().objects.get(username="hanh")
threads = list(Thread.objects.in_boards().public().listed()[:4])
for number, (thread, kind) in enumerate(zip(threads, ("mention", "reply", "quote", "accepted"))):
    services.tell(kind=kind, target=thread, about=thread.posts.get(number=1), actor=hanh, recipients=[sen.pk], key=f"thu-{number}")
for target in (Board.objects.public()[0], threads[0]):
    services.follow(user=sen, target=target)
services.mute(user=sen, target=threads[1])
told = lines(list(Notification.objects.of(sen).unseen().latest_first()[:6]), [sen])
assert len(told) >= 3, told
for name, some, total in (("many", told, 27), ("one", told[:1], 1)):
    message = letters.mail(sen, "daily", some, total, "thu", None)
    Path(sys.argv[1], f"{name}.html").write_text(message.alternatives[0][0])
print("token", letters.token_for(sen, "daily"))
session = SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(sen.pk), settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = sen.get_session_auth_hash()
session.save()
print("sen", session.session_key)
"""


@pytest.fixture(scope="module")
def made(server, site_folder) -> dict[str, str]:
    """The token that ends mails, and the session of the member. Mails lie in the folder of the site."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "DATABASE_URL": f"sqlite:///{site_folder / 'portal.sqlite3'}",
        "SEARCH_INDEX_DIR": str(site_folder / "search"),
        "EMAIL_URL": f"filemail:///{site_folder / 'mail'}",
    }
    script = f"import django\ndjango.setup()\n{CONTENT}"
    done = subprocess.run([sys.executable, "-c", script, str(site_folder)], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)


@pytest.fixture
def member(page, made, server):
    page.context.add_cookies([{"name": "sessionid", "value": made["sen"], "url": server}])
    return page


def look(page, address: str, accessible) -> None:
    """The screen in each window: nothing for axe to find, nothing beside it."""
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


@pytest.mark.parametrize(
    "address",
    [
        "/thong-bao/",
        "/thong-bao/cai-dat/",
        "/thong-bao/theo-doi/",
        "/tim-kiem/da-luu/",
        "/tim-kiem/da-luu/moi/?q=nha+tro&loai=tin-tuc",
        "/dien-dan/chua-doc/",
        "/dien-dan/cua-toi/",
    ],
)
def test_screens_of_a_member_are_whole_and_accessible(member, address, accessible):
    look(member, address, accessible)


def test_ending_mails_is_whole_and_takes_the_button(page, made, accessible):
    address = f"/thong-bao/huy/{made['token']}/"
    look(page, address, accessible)
    follow(page.locator("main form button"))
    expect(page.locator("h1")).to_have_text("Đã ngừng gửi thư này")
    accessible(page)


@pytest.mark.parametrize("name", ["many", "one"])
def test_mails_are_whole_and_accessible(page, made, site_folder, name, accessible):
    words = (site_folder / f"{name}.html").read_text()
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.set_content(words)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


def test_what_she_chooses_is_kept(member, made):
    member.goto("/thong-bao/cai-dat/")
    choice = member.locator(".preference select").first
    choice.select_option("never")
    follow(member.locator(".preferences button[type=submit]"))
    expect(member.locator(".preference select").first).to_have_value("never")


def test_a_line_leads_to_what_it_is_about_and_is_read_then(member):
    member.goto("/thong-bao/")
    before = member.locator(".notice--new").count()
    member.locator(".notice--new .notice__link").first.click()
    member.wait_for_url("**/dien-dan/**")
    member.goto("/thong-bao/")
    assert member.locator(".notice--new").count() < before


def test_a_search_is_saved_and_deleted(member, accessible):
    member.goto("/tim-kiem/?q=khởi nghiệp&loai=tin-tuc")
    follow(member.get_by_role("link", name="Lưu tìm kiếm này"))
    expect(member.get_by_label("Tên")).to_have_value("khởi nghiệp · Tin tức")
    member.get_by_label("Tên").fill(" ")
    follow(member.locator("main button[type=submit]"))
    accessible(member)
    member.get_by_label("Tên").fill("Khởi nghiệp")
    member.get_by_label("Báo cho tôi khi có tin mới").select_option("daily")
    follow(member.locator("main button[type=submit]"))
    row = member.locator(".follows__item", has_text="Khởi nghiệp")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Xóa").click()
    expect(member.locator(".follows__item", has_text="Khởi nghiệp")).to_have_count(0)
