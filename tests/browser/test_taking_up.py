"""An officer takes a model up, reports on it, and finds it on her desk and in the ledger; each screen looked at by axe."""

import re

import pytest

from portal.demo.accounts import DEMO_PASSWORD
from tests.browser.waiting import follow

pytestmark = pytest.mark.browser
MODEL = "/mo-hinh/me-do-dau/"


@pytest.fixture
def officer(page):
    """The officer of Lâm Đồng."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", "vien")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "dang-nhap" not in address)
    return page


def test_officer_takes_up_reports_and_finds_it_on_desk_and_ledger(officer, accessible):
    page = officer
    page.goto(MODEL)
    follow(page.get_by_role("link", name="Đơn vị tôi áp dụng"))
    accessible(page)
    page.fill("[name=started_on]", "2031-01-15")
    page.fill("[name=changes]", "Họp vào buổi tối")
    follow(page.get_by_role("button", name="Ghi nhận"))
    accessible(page)  # The error stands beside its field, and nothing typed is lost.
    assert page.locator("#id_started_on_error").is_visible()
    assert page.input_value("[name=changes]") == "Họp vào buổi tối"
    page.fill("[name=started_on]", "2026-01-15")
    page.select_option("[name=state]", "running")
    page.get_by_role("button", name="Ghi nhận").click()
    page.wait_for_url(re.compile(r"/ap-dung/\d+/$"))
    accessible(page)
    entry = page.url
    follow(page.get_by_role("link", name="Báo kết quả").first)
    accessible(page)
    page.fill("[name=people_reached]", "1.200")
    page.fill("[name=money_spent]", "4,5 triệu")
    page.fill("[name=text]", "Chị em gặp nhau đều hơn.")
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url(entry)
    assert page.get_by_text("4,5 triệu đồng").is_visible()
    page.goto("/ban-lam-viec/")
    accessible(page)
    assert page.locator(".desk").get_by_role("link", name="Mẹ đỡ đầu").first.is_visible()
    follow(page.get_by_role("link", name="Sơ kết").first)
    accessible(page)
    row = page.locator(".ledger__table tr", has_text="Báo cáo kết quả")
    assert int(row.locator("td").last.inner_text()) >= 1


OTHERS = (
    "/ban-lam-viec/chi-dan/",
    "/ban-lam-viec/don-vi/",
    "/ban-lam-viec/tu-tin-tuc/",
    *(f"{MODEL}{screen}/" for screen in ("ke-hoach", "mot-trang", "hoi", "don-vi-ap-dung")),
    f"{MODEL}don-vi-ap-dung/?bao-cao=1",
)


@pytest.mark.parametrize("address", OTHERS)
def test_other_screens_have_nothing_for_axe(officer, accessible, address):
    for width, scheme in ((360, "dark"), (1280, "light")):
        officer.set_viewport_size({"width": width, "height": 900})
        officer.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        officer.goto(address)
        accessible(officer)
        assert officer.evaluate("document.documentElement.scrollWidth <= innerWidth")
