"""How a communicator types an article and hands it in, by the screens."""

import re

from playwright.sync_api import TimeoutError


def add_paragraph(page, text: str) -> None:
    page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    page.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type(text)


def write(page, title: str) -> str:
    """Type an article and hand it in; the address of its screens."""
    page.goto("/quan-tri/bai-viet/choose_parent/")
    page.fill("[name=kicker]", "Hội LHPN phường Phú Diễn:")
    page.fill("[name=title]", title)
    page.fill("[name=sapo]", "Sáng nay, chị em phường Phú Diễn bàn cách tập hợp nữ lao động nhập cư.")
    add_paragraph(page, "Mười ý kiến được nêu trong buổi sáng.")
    page.get_by_role("tab", name="Phân loại").click()
    page.locator(".tagit-new input").fill("Bình đẳng giới")
    page.keyboard.press("Enter")
    hand_in(page)
    page.goto("/quan-tri/")
    page.get_by_role("link", name=title).first.click()
    return re.search(r"/quan-tri/pages/\d+/", page.url)[0]


def hand_in(page) -> None:
    page.wait_for_timeout(1500)  # Autosave gives the article its address meanwhile.
    with page.expect_navigation():
        page.locator("footer button:has-text('Gửi duyệt'), footer button:has-text('Gửi lại')").first.click()


def insert_block(page, number: int) -> None:
    """Insert the block that stands at `number` in the list of kinds; opened again when scrolling closed the list."""
    for _ in range(3):
        page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first.click()
        try:
            page.get_by_role("option").nth(number).click(timeout=6000)
        except TimeoutError:
            page.keyboard.press("Escape")
        else:
            return
    raise AssertionError(f"block {number} could not be inserted")
