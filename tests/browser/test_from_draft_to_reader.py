"""The whole way of one article: a ward's communicator, the editor of her province, a reader who types without accents."""

import secrets
from datetime import datetime, timedelta

import pytest

from portal.demo.accounts import DEMO_PASSWORD
from tests.browser.waiting import follow
from tests.browser.writing import add_paragraph, hand_in, write

pytestmark = pytest.mark.browser
WRITER, PROVINCE_EDITOR, STRANGER = "hanh", "loan", "nhung"


@pytest.fixture
def word() -> str:
    """A word that no other article has."""
    return "sen" + "".join(secrets.choice("bcdghklmnprstvx") for _ in range(8))


def decide(page, label: str) -> None:
    """Open the editor's menu and press what it calls `label`."""
    menu = page.locator("footer [aria-label='Thao tác khác'], footer .w-dropdown button, footer button[aria-expanded]").first
    choice = page.get_by_role("button", name=label).first
    for _ in range(20):  # Pressed before the editor's script is there, the menu stays shut.
        menu.click()
        page.wait_for_timeout(500)
        if choice.is_visible():
            break
    choice.click()
    page.wait_for_selector(".modal-dialog form")


def send(page) -> None:
    with page.expect_navigation():
        page.locator(".modal-dialog [type=submit]").click()


def test_article_is_handed_in_sent_back_published_and_found(page, sign_in, word):
    title = f"Tọa đàm {word} ở Phú Diễn"
    sign_in(WRITER)
    edit = write(page, title) + "edit/"
    sign_in(STRANGER)
    assert page.goto(edit).status in (403, 404) or "/edit/" not in page.url
    sign_in(PROVINCE_EDITOR)
    assert page.get_by_role("link", name=title).count()
    page.goto(edit)
    decide(page, "Yêu cầu sửa")
    page.locator(".modal-dialog textarea").fill("Nêu rõ số người dự.")
    send(page)
    sign_in(WRITER)
    page.goto(edit)
    assert page.get_by_text("Nêu rõ số người dự.").count()
    page.fill("[name=sapo]", "Sáng nay, 120 chị em phường Phú Diễn bàn cách tập hợp nữ lao động nhập cư.")
    hand_in(page)
    sign_in(PROVINCE_EDITOR)
    page.goto(edit)
    with page.expect_navigation():
        page.locator("footer button:has-text('Duyệt')").first.click()
    page.context.clear_cookies()
    day = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Ho_Chi_Minh'}).replaceAll('-', '/')")
    for path in ("/", "/tin-tuc/", f"/tin-tuc/{day}/", "/don-vi/phuong-phu-dien-ha-noi/", "/don-vi/ha-noi/", "/chu-de/binh-dang-gioi/"):
        page.goto(path)
        assert page.locator(f"main :text('{word}')").count(), path
    assert word in page.request.get("/tin-tuc/rss/").text()
    page.goto(f"/tim-kiem/?q=toa+dam+{word}+phu+dien")
    follow(page.locator("main a").filter(has_text=word).first)
    assert "120 chị em" in page.inner_text("main")
    assert page.locator("a[href^='https://www.facebook.com/sharer'], a[href*='zalo']").count() >= 1


def test_article_is_published_at_an_hour(page, sign_in, word):
    sign_in(WRITER)
    edit = write(page, f"Tập huấn {word} ở Phú Diễn") + "edit/"
    sign_in(PROVINCE_EDITOR)
    page.goto(edit)
    decide(page, "Duyệt, hẹn giờ hoặc nhắn thêm")
    moment = datetime.now() + timedelta(days=2)
    page.locator(".modal-dialog [name=publish_at]").fill(f"{moment:%d/%m/%Y} 07:30")
    page.keyboard.press("Escape") if page.locator(".xdsoft_datetimepicker:visible").count() else None
    send(page)
    page.goto(edit)
    assert page.get_by_text(f"{moment:%d/%m/%Y}").count() or page.get_by_text("07:30").count()
    page.context.clear_cookies()
    page.goto(f"/tim-kiem/?q={word}")
    assert not page.locator("main a").filter(has_text=word).count()


def test_what_was_typed_survives_the_end_of_a_session(page, sign_in, word):
    sign_in(WRITER)
    page.goto("/quan-tri/bai-viet/choose_parent/")
    page.fill("[name=title]", f"Ngày hội {word}")
    page.fill("[name=sapo]", "Chữ này không được mất.")
    add_paragraph(page, "Cả đoạn này nữa.")
    page.context.clear_cookies(name="sessionid")
    page.wait_for_timeout(1500)  # The text editor hands its words to the form; saving by itself is refused meanwhile.
    with page.expect_navigation():
        page.locator("footer button:has-text('Gửi duyệt')").first.click()
    page.fill("input[name=login]", WRITER)
    page.fill("input[name=password]", DEMO_PASSWORD)
    with page.expect_navigation():
        page.click("main button[type=submit]")
    assert page.input_value("[name=title]") == f"Ngày hội {word}"
    assert page.input_value("[name=sapo]") == "Chữ này không được mất."
    page.get_by_text("Cả đoạn này nữa.").first.wait_for()
