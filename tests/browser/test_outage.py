"""The server goes away while a communicator writes, and comes back."""

import pytest

from tests.browser.waiting import until
from tests.browser.writing import add_paragraph

pytestmark = pytest.mark.browser


SAVED = "document.querySelector('.w-autosave-indicator').dataset.wAutosaveStateValue === 'saved'"


def said(page, text: str) -> None:
    page.get_by_text(text).locator("visible=true").first.wait_for(timeout=60_000)


def is_saved(page, text: str) -> bool:
    """Whether the form that the server gives for the article has `text`."""
    return text in page.request.get(page.url).text()


def test_what_was_typed_while_the_server_was_gone_is_kept_and_saved_when_it_is_back(page, sign_in):
    sign_in("hanh")
    page.goto("/quan-tri/bai-viet/choose_parent/")
    page.wait_for_timeout(3000)  # Wagtail compares with the form as it stood two seconds after it came.
    page.fill("[name=title]", "Ngày hội khi mất mạng")
    page.fill("[name=sapo]", "Câu này gõ khi còn mạng.")
    add_paragraph(page, "Đoạn đầu.")
    page.wait_for_url("**/edit/", timeout=30_000)
    until(page, SAVED)
    page.context.set_offline(True)
    page.fill("[name=sapo]", "Câu này gõ khi đã mất mạng.")
    said(page, "Mất kết nối tới máy chủ")
    page.locator("footer button:has-text('Gửi duyệt')").first.click()
    said(page, "Không mất chữ nào")
    assert page.input_value("[name=sapo]") == "Câu này gõ khi đã mất mạng."
    assert not is_saved(page, "Câu này gõ khi đã mất mạng.")
    page.context.set_offline(False)
    said(page, "Máy chủ đã trả lời trở lại")
    until(page, SAVED, seconds=60)
    assert is_saved(page, "Câu này gõ khi đã mất mạng.")
    with page.expect_navigation():
        page.locator("footer button:has-text('Gửi duyệt')").first.click()
    assert page.get_by_text("sau khi bạn mở bài").count() == 0
    page.goto("/quan-tri/bai-viet/?state=waiting")
    page.get_by_role("link", name="Ngày hội khi mất mạng").first.wait_for()
