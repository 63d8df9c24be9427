"""Walks through the newsroom as those who work there, and fails on an English word on any screen."""

import re

import pytest

from tests.browser.english import english_on
from tests.browser.files import write_document, write_photo
from tests.browser.waiting import follow
from tests.browser.writing import insert_block

pytestmark = pytest.mark.browser
WRITER, EDITOR = "hanh", "thuy"
SIDE_PANELS = ["Mở hoặc đóng tình trạng", "Mở hoặc đóng xem trước", "Mở hoặc đóng kiểm tra", "Mở hoặc đóng góp ý"]


@pytest.fixture
def read(page):
    """`read("name of the screen")`: note the English on the screen as it stands; all of it fails the test at the end."""
    found = {}

    def note(screen: str) -> None:
        page.wait_for_timeout(400)
        if english := english_on(page):
            found[f"{screen} {page.url}"] = english

    yield note
    assert found == {}


@pytest.fixture
def go(page, read):
    """`go("/quan-tri/", "desk")`: open an address and read it."""

    def visit(path: str, screen: str) -> None:
        answer = page.goto(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        read(screen)

    return visit


def press_if_there(page, read, label: str) -> bool:
    """Press the button of that name, and read what opens; whether there was one."""
    button = page.get_by_label(label, exact=True)
    if not button.count() or not button.first.is_visible():
        return False
    button.first.click()
    read(label)
    return True


def test_words_that_are_english_are_seen(page, sign_in):
    """The walk is worth something only if it sees what a careless template would show."""
    sign_in(WRITER)
    assert english_on(page) == {}
    page.evaluate("document.querySelector('h1').append('Save draft')")
    page.evaluate("document.querySelector('main a').setAttribute('aria-label', 'Close this dialog')")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input placeholder=\"Search everything\">')")
    assert {word for words in english_on(page).values() for word in words} >= {"save", "draft", "close", "search", "everything"}


def test_signing_in(page, go, read):
    go("/quan-tri/login/", "sign-in")
    page.fill("[name=login]", WRITER)
    page.fill("[name=password]", "sai-mat-khau")
    follow(page.locator("main button[type=submit]"))
    read("wrong password")
    go("/tai-khoan/quen-mat-khau/", "password reset")
    page.fill("[name=contact]", "khong-phai-thu")
    follow(page.locator("main button[type=submit]"))
    read("password reset, wrong address")
    page.fill("[name=contact]", "hanh@thu.vn")
    follow(page.locator("main button[type=submit]"))
    read("password reset asked for")
    go("/tai-khoan/chon-mat-khau/1-abc-123/", "password reset, link that does not hold")


def test_desk_lists_and_account(page, sign_in, go, read):
    sign_in(WRITER)
    read("desk")
    go("/quan-tri/bai-viet/", "articles")
    assert press_if_there(page, read, "Hiện bộ lọc")
    go("/quan-tri/bai-viet/?q=khong-co-bai-nao-nhu-the", "articles, nothing found")
    go("/quan-tri/bai-viet/?state=draft", "articles, drafts")
    go("/quan-tri/bai-viet/?state=published", "articles, published")
    page.locator("table [aria-label^='Thao tác khác']").first.click()
    read("articles, what can be done with one")
    go("/quan-tri/account/", "account")
    for tab in page.get_by_role("tab").all():
        tab.click()
        read(f"account, {tab.inner_text()}")
    page.get_by_role("button", name=re.compile("Hạnh")).click()
    read("menu of the account")
    follow(page.get_by_role("link", name="Đăng xuất").or_(page.get_by_role("button", name="Đăng xuất")).first)
    read("signed out")


def test_photos_and_documents(page, sign_in, go, read, tmp_path):
    sign_in(WRITER)
    go("/quan-tri/images/", "photos")
    press_if_there(page, read, "Hiện bộ lọc")
    go("/quan-tri/images/multiple/add/", "photos, upload")
    page.set_input_files("input[type=file]", write_photo(tmp_path / "hoi-nghi.jpg"))
    page.wait_for_selector("#upload-list .upload-success")
    read("photos, uploaded")
    go("/quan-tri/images/", "photos with one")
    follow(page.locator("main a[href^='/quan-tri/images/'][href*='/edit/'], main .listing a[href*='/quan-tri/images/']").first)
    read("photo")
    go("/quan-tri/documents/", "documents")
    press_if_there(page, read, "Hiện bộ lọc")
    go("/quan-tri/documents/multiple/add/", "documents, upload")
    page.set_input_files("input[type=file]", write_document(tmp_path / "ke-hoach.pdf"))
    page.wait_for_selector("#upload-list .upload-success")
    read("documents, uploaded")
    go("/quan-tri/documents/", "documents with one")
    follow(page.locator("main td.title a").first)
    read("document")


def test_writing_an_article(page, sign_in, go, read):
    sign_in(WRITER)
    go("/quan-tri/bai-viet/choose_parent/", "new article")
    for tab in page.get_by_role("tab").all():
        tab.click()
        read(f"new article, {tab.inner_text()}")
    page.get_by_role("tab", name="Nội dung").click()
    blocks = open_blocks(page, read)
    assert blocks > 8
    for panel in SIDE_PANELS:
        press_if_there(page, read, panel)
    page.fill("[name=title]", "Tọa đàm nâng cao chất lượng sinh hoạt chi hội")
    follow(page.locator("button:has-text('Gửi duyệt')"))
    read("new article with faults")


def open_blocks(page, read) -> int:
    """Insert one block of each kind, and read them open. Returns how many kinds there are."""
    inserter = page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung")
    inserter.first.click()
    read("kinds of block")
    kinds = page.get_by_role("option")
    count = kinds.count()
    page.keyboard.press("Escape")
    for number in range(count):
        insert_block(page, number)
        page.wait_for_timeout(200)
    read("all blocks")
    return count


def test_choosers(page, sign_in, go, read):
    sign_in(WRITER)
    go("/quan-tri/bai-viet/choose_parent/", "new article")
    page.get_by_role("button", name="Chọn ảnh").first.click()
    page.wait_for_selector(".modal-dialog [role=tab], .modal-dialog form")
    read("photo chooser")
    for tab in page.locator(".modal-dialog").get_by_role("tab").all():
        tab.click()
        read(f"photo chooser, {tab.inner_text()}")
    page.locator(".modal-dialog").get_by_label("Đóng hộp thoại").or_(page.locator(".modal-dialog .close")).first.click()
    choose_document(page, read)
    choose_link(page, read)
    page.get_by_role("tab", name="Phân loại").click()
    page.fill("#id_unit-text", "phu dien")
    page.wait_for_timeout(900)
    read("unit chooser")
    page.locator(".tagit-new input").fill("binh dang")
    page.wait_for_selector(".ui-autocomplete li", timeout=5000)
    read("topics")


def choose_document(page, read) -> None:
    page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first.click()
    page.get_by_role("option", name="Tài liệu").click()
    page.get_by_role("button", name="Chọn tài liệu").first.click()
    page.wait_for_selector(".modal-dialog form")
    read("document chooser")
    page.locator(".modal-dialog .close").or_(page.locator(".modal-dialog").get_by_label("Đóng hộp thoại")).first.click()


def choose_link(page, read) -> None:
    """From a paragraph to the page chooser and its other kinds of link."""
    page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    editor = page.locator(".public-DraftEditor-content").first
    editor.click()
    page.keyboard.type("/")
    read("commands of the text editor")
    page.keyboard.press("Escape")
    page.keyboard.press("Backspace")
    page.keyboard.type("Hội LHPN phường")
    page.keyboard.press("Control+a")
    read("toolbar of the text editor")
    page.keyboard.press("Control+k")
    page.wait_for_selector(".modal-dialog")
    read("link chooser")
    for name in ("Liên kết ngoài", "Liên kết thư điện tử", "Liên kết điện thoại", "Liên kết neo"):
        link = page.locator(".modal-dialog").get_by_role("link", name=name)
        if link.count():
            link.first.click()
            page.wait_for_timeout(500)
            read(f"link chooser, {name}")
    page.locator(".modal-dialog .close").or_(page.locator(".modal-dialog").get_by_label("Đóng hộp thoại")).first.click()
