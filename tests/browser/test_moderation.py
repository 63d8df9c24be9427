"""A moderator at her queue: with keys, with a pointer, without script; every screen of hers looked at by axe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import follow

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent.parent
# Run beside the server on its database: held posts, a report, an anonymous question, a private report; then signed-in sessions.
CONTENT = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from forum import services as forum
from forum.models import Board, Post, Thread
from portal.moderation import services
people = {user.username: user for user in get_user_model().objects.all()}
board = Board.objects.create(name="Hỏi đáp gia đình", slug="thu-kiem-duyet", unit=people["tam"].roles.first().unit, review="after")
thread = forum.start_thread(board=board, author=people["hanh"], kind="experience", title="Thử hàng chờ kiểm duyệt", body="<p>Mở đầu.</p>")
for number in range(10, 16):
    held = Post.objects.create(thread=thread, number=number, author=people["sen"], body=f"<p>Bài chờ {number}</p>", state="held",
        created_at=thread.created_at)
    services.hold(target=held, reasons=["new_member", "links"], detail={"links": ["https://vay-nhanh.example/"]})
Thread.objects.filter(pk=thread.pk).update(last_number=15)
shown = forum.reply(thread=thread, author=people["giang"], body="<p>Lời nặng nề.</p>")
services.report(target=shown, reporter=people["sen"], ground="insult", text="Nặng lời quá")
private = services.send_private(reporter=people["sen"], unit=people["vien"].roles.first().unit, danger="soon", text="Chuyện riêng")
print("thread", thread.pk); print("post", shown.pk); print("private", private.pk); print("board", board.pk)
for name in ("tam", "sen", "vien"):
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(people[name].pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = people[name].get_session_auth_hash()
    session.save()
    print(name, session.session_key)
"""


@pytest.fixture(scope="module")
def made(server, site_folder) -> dict[str, str]:
    """Numbers of what was made, and the session of each person."""
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.development", "DATABASE_URL": f"sqlite:///{site_folder / 'portal.sqlite3'}"}
    environment = {
        **os.environ,
        **settings,
        "SEARCH_INDEX_DIR": str(site_folder / "search"),
        "EMAIL_URL": f"filemail:///{site_folder / 'mail'}",
    }
    script = f"import django\ndjango.setup()\n{CONTENT}"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)


@pytest.fixture
def enter(page, made, server):
    def go(name: str, window=page):
        window.context.add_cookies([{"name": "sessionid", "value": made[name], "url": server}])

    return go


def left(page) -> int:
    return int(page.inner_text("#con-lai").split()[-1])


def of_board(made) -> str:
    return f"/kiem-duyet/?noi=board-{made['board']}"


def test_keys_go_through_the_queue(page, enter, made, accessible):
    enter("tam")
    page.goto(of_board(made))
    accessible(page)
    before = left(page)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-queue-item]')")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(".queue-item--done")
    expect(page.locator("#con-lai")).to_have_text(re.compile(rf" {before - 1}$"))
    assert page.evaluate("!!document.activeElement.querySelector('[data-queue-form]')"), "what waits next has the focus"
    accessible(page)
    page.keyboard.press("u")
    expect(page.locator("#con-lai")).to_have_text(re.compile(rf" {before}$"))
    page.keyboard.press("?")
    assert page.locator("[data-queue-keys] dl").is_visible()


def test_hiding_asks_for_a_reason_and_keeps_what_was_typed(page, enter, made):
    enter("tam")
    page.goto(of_board(made))
    item = page.locator("[data-queue-item]").first
    item.focus()
    page.keyboard.press("h")
    assert page.evaluate("document.activeElement.matches('[data-queue-reason]')")
    item.locator("[data-verb=hide]").click()
    page.wait_for_selector(".queue-item__said span")
    assert item.locator("[data-verb=hide]").is_visible()
    item.locator("[data-queue-reason]").select_option(index=1)
    item.locator("[data-verb=hide]").click()
    page.wait_for_selector(".queue-item--done")


def test_second_moderator_is_told_politely(page, enter, made, chromium, server):
    enter("tam")
    page.goto(of_board(made))
    other = chromium.new_context(base_url=server)
    other.add_cookies([{"name": "sessionid", "value": made["tam"], "url": server}])
    window = other.new_page()
    window.goto(of_board(made))
    page.locator("[data-verb=approve]").first.click()
    page.wait_for_selector(".queue-item--done")
    window.locator("[data-verb=approve]").first.click()
    window.wait_for_selector(".queue-item--done")
    assert "nhanh tay hơn" in window.inner_text(".queue-item--done")
    other.close()


def test_without_script_a_button_posts_the_form(chromium, server, made, enter):
    context = chromium.new_context(base_url=server, java_script_enabled=False, viewport={"width": 360, "height": 740})
    window = context.new_page()
    enter("tam", window)
    window.goto(of_board(made))
    before = left(window)
    follow(window.locator("[data-verb=approve]").first)
    assert left(window) == before - 1
    follow(window.locator(".messages a"))
    follow(window.locator("main form button"))
    assert "hoàn tác" in window.inner_text(".messages").lower()
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screens_hold_at_every_width(width, theme, page, enter, made, accessible):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    paths = {
        "tam": [
            of_board(made),
            "/kiem-duyet/nhat-ky/",
            "/kiem-duyet/thanh-vien/sen/",
            f"/kiem-duyet/lam/chu-de/{made['thread']}/",
            f"/kiem-duyet/lam/chu-de/{made['thread']}/?viec=split",
            f"/kiem-duyet/lam/chu-de/{made['thread']}/?viec=merge",
            f"/kiem-duyet/lam/bai/{made['post']}/?viec=silence",
        ],
        "sen": [f"/kiem-duyet/bao-cao/bai/{made['post']}/", "/kiem-duyet/bao-rieng/", "/kiem-duyet/bao-cao-cua-toi/"],
        "vien": ["/kiem-duyet/bao-rieng/hop-thu/", f"/kiem-duyet/bao-rieng/{made['private']}/"],
    }
    for name, addresses in paths.items():
        enter(name)
        for address in addresses:
            page.goto(address)
            accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
