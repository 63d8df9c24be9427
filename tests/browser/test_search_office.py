"""A reader opens what she found; the office sees that it was opened, and what a synonym would change before it is saved."""

import pytest

from tests.browser.test_admin_screens import EXCEPTIONS
from tests.browser.waiting import follow

pytestmark = pytest.mark.browser


def test_an_opened_result_is_counted_and_leads_to_a_synonym(page, sign_in, accessible):
    page.goto("/tim-kiem/?q=tủ+thuốc+Vỹ+Dạ")
    with page.expect_response("**/tim-kiem/da-mo/") as told:
        page.locator(".result__link").first.click()
    assert told.value.status == 204
    page.wait_for_url("**/tin-tuc/**")
    page.goto("/tim-kiem/?q=mô+hình+nhà+trọ")
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.locator(".advised__link").count() == 1
    accessible(page)
    sign_in("mai")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/quan-tri/tim-kiem/tim-gi/?ky=7")
    row = page.get_by_role("row").filter(has_text="tủ thuốc Vỹ Dạ")
    assert row.locator('td[data-label="Lượt mở"]').inner_text() == "1"
    page.goto("/quan-tri/tim-kiem/tim-gi/?ky=7&muc=khong-thay")
    follow(page.get_by_role("row").filter(has_text="OCOP").get_by_role("link", name="Từ đồng nghĩa"))
    assert page.get_by_role("textbox", name="Cách viết").input_value() == "OCOP"
    page.get_by_role("textbox", name="Nghĩa là").fill("sản phẩm đặc sản")
    follow(page.get_by_role("button", name="Xem trước thay đổi"))
    page.get_by_role("heading", name="Những gì sẽ thay đổi").wait_for()
    for width, scheme in ((360, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_timeout(300)
        accessible(page, exceptions=EXCEPTIONS)
    page.locator("footer button[type=submit]").click()
    page.locator(".messages").get_by_text("OCOP").wait_for()
