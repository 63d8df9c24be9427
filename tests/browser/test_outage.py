"""The server goes away while a communicator writes, and comes back."""

import pytest

from tests.browser.writing import add_paragraph

pytestmark = pytest.mark.browser


def is_saved(page, text: str) -> bool:
    """Whether the form that the server gives for the article has `text`."""
    return text in page.request.get(page.url).text()


def test_what_was_typed_while_the_server_was_gone_is_kept_and_saved_when_it_is_back(page, sign_in):
    sign_in("hanh")
    page.goto("/quan-tri/bai-viet/choose_parent/")
    page.fill("[name=title]", "Ngày hội khi mất mạng")
    page.fill("[name=sapo]", "Câu này gõ khi còn mạng.")
    add_paragraph(page, "Đoạn đầu.")
    page.wait_for_url("**/edit/", timeout=30_000)
    page.context.set_offline(True)
    page.fill("[name=sapo]", "Câu này gõ khi đã mất mạng.")
    page.get_by_text("Mất kết nối tới máy chủ").first.wait_for()
    page.locator("footer button:has-text('Gửi duyệt')").first.click()
    page.get_by_text("Không mất chữ nào").first.wait_for()
    assert page.input_value("[name=sapo]") == "Câu này gõ khi đã mất mạng."
    assert not is_saved(page, "Câu này gõ khi đã mất mạng.")
    page.context.set_offline(False)
    page.get_by_text("Máy chủ đã trả lời trở lại").first.wait_for()
    page.wait_for_function("document.querySelector('.w-autosave-indicator').dataset.wAutosaveStateValue === 'saved'", timeout=30_000)
    assert is_saved(page, "Câu này gõ khi đã mất mạng.")
    with page.expect_navigation():
        page.locator("footer button:has-text('Gửi duyệt')").first.click()
    page.get_by_text("Ngày hội khi mất mạng").first.wait_for()
