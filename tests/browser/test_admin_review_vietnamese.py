"""An editor's part of the newsroom, from what waits to what was published: no English word on any screen."""

import re
import secrets

import pytest

from tests.browser.test_admin_vietnamese import EDITOR, WRITER, go, press_if_there, read  # noqa: F401  (fixtures)
from tests.browser.writing import write

pytestmark = pytest.mark.browser


@pytest.fixture
def article(page, sign_in):
    """The address of an article that the writer handed in by the screens; the editor is signed in."""
    title = f"Ra mắt câu lạc bộ phụ nữ đọc sách {secrets.randbelow(10**6)}"
    sign_in(WRITER)
    address = write(page, title)
    sign_in(EDITOR)
    return address


def test_reviewing_an_article(page, article, go, read):  # noqa: F811
    go("/quan-tri/", "desk of an editor")
    go(f"{article}edit/", "article in review")
    for panel in ("Mở hoặc đóng tình trạng", "Mở hoặc đóng góp ý", "Mở hoặc đóng kiểm tra", "Mở hoặc đóng xem trước"):
        press_if_there(page, read, panel)
    menu = page.locator("footer [aria-label='Thao tác khác'], footer .w-dropdown button, footer button[aria-expanded]").first
    menu.click()
    read("what an editor can do")
    page.get_by_role("button", name="Yêu cầu sửa").first.click()
    page.wait_for_selector(".modal-dialog form")
    read("changes asked for")
    page.locator(".modal-dialog [type=submit]").click()
    page.wait_for_timeout(500)
    read("changes asked for without a word")
    page.locator(".modal-dialog textarea").fill("Bổ sung tên chủ nhiệm câu lạc bộ.")
    with page.expect_navigation():
        page.locator(".modal-dialog [type=submit]").click()
    read("after asking for changes")
    go(f"{article}history/", "history")
    go(f"{article}workflow_history/", "history of the review")
    page.goto(page.locator("main a[href*='/workflow_history/detail/']").first.get_attribute("href"))
    read("one review")


def test_publishing_an_article(page, article, go, read):  # noqa: F811
    go(f"{article}edit/", "article in review")
    with page.expect_navigation():
        page.locator("footer button:has-text('Duyệt')").first.click()
    read("after approval")
    go(f"{article}edit/", "published article")
    press_if_there(page, read, "Mở hoặc đóng tình trạng")
    schedule = page.get_by_role("button", name=re.compile("Đặt lịch|Sửa lịch"))
    if schedule.count():
        schedule.first.click()
        page.wait_for_timeout(500)
        page.locator("input[name=go_live_at]").last.click()
        read("schedule with its calendar")
        page.keyboard.press("Escape")
    page.goto(f"{article}edit/")
    page.fill("[name=sapo]", "Sáng 20/11, Hội LHPN phường ra mắt câu lạc bộ phụ nữ đọc sách với 35 thành viên.")
    page.wait_for_timeout(6000)
    read("autosaved")
    go(f"{article}history/", "history of a published article")
    page.locator("main table [aria-label^='Thao tác']").first.click()
    read("what can be done with a version")
    page.goto(f"{article}revisions/compare/earliest...latest/")
    read("comparison")
    go(f"{article}unpublish/", "withdraw")
    go(f"{article}usage/", "usage")
    page.goto(f"{article}view_draft/")
    page.wait_for_timeout(1500)
    read_user_bar(page, read)


def read_user_bar(page, read) -> None:  # noqa: F811
    page.goto("/")
    bar = page.locator("wagtail-userbar")
    if bar.count():
        page.get_by_role("button", name=re.compile("thao tác nhanh")).click()
        read("user bar")
