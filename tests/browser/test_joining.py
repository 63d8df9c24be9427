"""A person joins, comes back by every way there is, protects her account, and leaves; each screen on three windows, with axe."""

import email
import email.policy
import json
import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import hotp_value

from portal.demo.accounts import DEMO_PASSWORD
from tests.browser.test_public_screens import WINDOWS
from tests.browser.waiting import follow

pytestmark = pytest.mark.browser
PASSWORD = "hoa-gao-do-thang-ba"


@pytest.fixture
def page(chromium, server):
    """As the common one, but by the name of the machine: browsers give passkeys to names, not to numbers."""
    address = server.replace("127.0.0.1", "localhost")
    context = chromium.new_context(
        base_url=address, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 900}
    )
    window = context.new_page()
    errors = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.on("console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None)
    yield window
    context.close()
    assert errors == []


@pytest.fixture
def look(page, accessible):
    """Look at the screen as it stands, on a telephone, a tablet and a desk."""

    def check() -> None:
        for width, height, scheme in WINDOWS.values():
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
            accessible(page)

    return check


def code_in(text: str) -> str:
    return re.search(r"(?<![#\w])\d{6}\b", text)[0]  # Not a colour, as the style of a mail has them.


def mailed_code(folder: Path) -> str:
    """The code of the newest mail."""
    newest = max((folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    message = email.message_from_bytes(newest.read_bytes().split(b"-" * 79)[0].strip(), policy=email.policy.default)
    return code_in(message.get_body(("plain",)).get_content())


def texted_code(folder: Path) -> str:
    return code_in(json.loads((folder / "sms.jsonl").read_text().splitlines()[-1])["text"])


def app_code(secret: str) -> str:
    return f"{hotp_value(secret, int(time.time() // 30)):06}"


def press(page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def join(page, contact: str, name: str, password: str = "") -> None:
    page.goto("/tai-khoan/tham-gia/")
    page.fill("[name=contact]", contact)
    page.fill("[name=name]", name)
    page.fill("[name=password1]", password)
    page.check("[name=consent_terms]")
    press(page, "Tham gia")


def test_joining_by_mail_naming_a_unit_and_leaving_by_code(page, look, site_folder):
    page.goto("/")
    page.locator("header").get_by_role("link", name="Tham gia").first.click()
    look()
    page.fill("[name=name]", "Đỗ Thị Hạnh")
    press(page, "Tham gia")
    assert page.get_by_text("Một cán bộ Hội có tên này").count()
    look()
    page.fill("[name=contact]", "gao@example.org")
    page.fill("[name=name]", "Lường Thị Gạo")
    page.fill("[name=unit-text]", "Phú Diễn")
    page.locator("[role=option]", has_text="Phường Phú Diễn").first.click()
    page.check("[name=consent_terms]")
    press(page, "Tham gia")
    look()
    page.fill("[name=code]", "000000")
    press(page, "Xác nhận")
    look()
    page.fill("[name=code]", mailed_code(site_folder))
    press(page, "Xác nhận")
    assert page.locator("header .account-menu").inner_text().strip().endswith("Gạo")
    page.goto("/thanh-vien/luong-thi-gao/")
    assert "Hội LHPN phường Phú Diễn" in page.inner_text("main")
    look()
    page.goto("/tai-khoan/dong/")
    look()
    press(page, "Gửi mã")
    page.fill("[name=code]", mailed_code(site_folder))
    look()
    press(page, "Đóng hẳn tài khoản của tôi")
    assert "Tài khoản đã đóng" in page.inner_text("h1")
    look()
    assert page.goto("/thanh-vien/luong-thi-gao/").status == 404


def test_joining_by_telephone_and_coming_back_by_code(page, look, site_folder):
    join(page, "0912 000 111", "Vàng Thị Sen", PASSWORD)
    look()
    page.fill("[name=code]", texted_code(site_folder))
    press(page, "Xác nhận")
    page.goto("/tai-khoan/")
    assert "0912 000 111" in page.inner_text("main")
    look()
    page.locator("header summary.account-menu__open").click()
    page.locator("header").get_by_role("link", name="Đăng xuất").first.click()
    look()
    press(page, "Đăng xuất")
    page.goto("/tai-khoan/dang-nhap/ma/")
    look()
    page.fill("[name=contact]", "+84 912.000.111")
    press(page, "Gửi mã")
    page.fill("[name=code]", texted_code(site_folder))
    press(page, "Xác nhận")
    page.goto("/tai-khoan/mat-khau/")
    look()
    assert not page.locator("[name=oldpassword]").count()


def test_passkey_is_added_and_signs_in(page, look):
    # Út and, below, Mơ keep their second factor afterwards: nobody else in these tests signs in as they do.
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
    page.goto("/tai-khoan/dang-nhap/")
    look()
    page.fill("[name=login]", "ut")
    page.fill("[name=password]", DEMO_PASSWORD)
    press(page, "Đăng nhập")
    page.goto("/tai-khoan/bao-ve/khoa/them/")
    if page.locator("[name=password]").count():
        look()
        page.fill("[name=password]", DEMO_PASSWORD)
        page.get_by_role("main").get_by_role("button").first.click()
        page.wait_for_url("**/khoa/them/")
    look()
    assert page.locator("[name=passwordless]").is_checked()
    page.fill("[name=name]", "Điện thoại của Út")
    press(page, "Thêm")
    look()  # The recovery codes.
    page.goto("/tai-khoan/bao-ve/khoa/")
    assert "Điện thoại của Út" in page.inner_text("main")
    look()
    page.goto("/tai-khoan/bao-ve/")
    look()
    page.context.clear_cookies()
    page.goto("/tai-khoan/dang-nhap/")
    with page.expect_navigation():
        page.click("#passkey_login")
    page.goto("/tai-khoan/thiet-bi/")
    assert page.locator(".account__badge").inner_text() == "thiết bị này"
    look()


def test_passkey_that_is_not_there_is_explained(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": False}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
    page.goto("/tai-khoan/dang-nhap/")
    page.click("#passkey_login")
    page.get_by_text("Chưa dùng được khóa").wait_for()


def test_officer_sets_up_an_app_and_is_asked_for_it(page, look):
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("[name=login]", "mo")
    page.fill("[name=password]", DEMO_PASSWORD)
    press(page, "Đăng nhập")
    page.goto("/tai-khoan/bao-ve/can-thiet/?next=/tin-tuc/")
    look()
    follow(page.get_by_role("link", name="Ứng dụng xác thực"))
    if page.locator("[name=password]").count():
        page.fill("[name=password]", DEMO_PASSWORD)
        page.get_by_role("main").get_by_role("button").first.click()
        page.wait_for_url("**/bao-ve/ung-dung/")
    look()
    secret = page.input_value("#authenticator_secret")
    page.fill("[name=code]", app_code(secret))
    press(page, "Bật")
    look()
    reserve = page.input_value("#recovery_codes").split()[0]
    page.context.clear_cookies()
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("[name=login]", "mo")
    page.fill("[name=password]", DEMO_PASSWORD)
    press(page, "Đăng nhập")
    look()
    page.fill("[name=code]", reserve)
    press(page, "Đăng nhập")
    page.goto("/tai-khoan/")
    assert "đang bật" in page.inner_text("main")
    for address in ("ho-so/", "e-mail/", "dien-thoai/", "dong-y/", "dong/", "dieu-khoan/"):
        page.goto(f"/tai-khoan/{address}")
        look()


def test_joining_works_without_script(chromium, server, site_folder):
    context = chromium.new_context(base_url=server, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto("/tai-khoan/tham-gia/")
    page.fill("[name=contact]", "khong-script@example.org")
    page.fill("[name=name]", "Hà Thị Nụ")
    page.fill("[name=unit-text]", "phường phú diễn")
    page.check("[name=consent_terms]")
    follow(page.locator("main button[type=submit]"))
    if page.locator("[name=unit-choice]").count():
        page.locator("[name=unit-choice]").first.check()
        page.click("main button[type=submit]")
    page.fill("[name=code]", mailed_code(site_folder))
    page.click("main button[type=submit] >> nth=0")
    page.goto("/tai-khoan/")
    assert "Hà Thị Nụ" in page.inner_text("h1")
    context.close()
