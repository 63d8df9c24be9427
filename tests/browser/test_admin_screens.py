"""Every screen of the newsroom, on a telephone and on a desk, light and dark: nothing for axe to find, nothing beside the screen."""

import re

import pytest

from tests.browser.files import write_document, write_photo
from tests.browser.waiting import until
from tests.browser.writing import insert_block

pytestmark = pytest.mark.browser

WINDOWS = ((360, 780, "dark"), (768, 1024, "light"), (1280, 900, "light"), (1280, 900, "dark"))
NARROW_AND_WIDE = (WINDOWS[0], WINDOWS[2])

# What lies in Wagtail's own scripts: (rule, selector of the part, reason).
EXCEPTIONS = (
    (
        "aria-required-children",
        '.w-combobox__menu[role="listbox"]',
        "React draws the button that previews a kind of block within the list of kinds; out of the list it would be lost.",
    ),
    (
        "landmark-unique",
        'section[role="group"]',
        "axe takes every section with a name for a landmark, also one that is said to be a group.",
    ),
)

PUBLIC = {
    "sign-in": "/quan-tri/login/",
    "password reset": "/tai-khoan/quen-mat-khau/",
    "password, link that does not hold": "/tai-khoan/chon-mat-khau/1-abc-123/",
}
WRITER = {
    "desk": "/quan-tri/",
    "articles": "/quan-tri/bai-viet/",
    "articles, nothing found": "/quan-tri/bai-viet/?q=khong-co-bai-nao-nhu-the",
    "photos": "/quan-tri/images/",
    "documents": "/quan-tri/documents/",
    "account": "/quan-tri/account/",
}
EDITOR = {"desk": "/quan-tri/", "articles": "/quan-tri/bai-viet/", "promoted stories": "/quan-tri/gioi-thieu/"}
ADMINISTRATOR = {
    "desk": "/quan-tri/",
    "units": "/quan-tri/don-vi/",
    "unit": "/quan-tri/don-vi/edit/1/",
    "unit, roles": "/quan-tri/don-vi/roles/1/",
    "unit, history": "/quan-tri/don-vi/history/1/",
    "unit, new": "/quan-tri/don-vi/new/",
    "topics": "/quan-tri/chu-de/",
    "topic": "/quan-tri/chu-de/edit/1/",
    "topic, merge": "/quan-tri/chu-de/merge/1/",
    "topic, new": "/quan-tri/chu-de/new/",
    "accounts": "/quan-tri/users/",
    "account": "/quan-tri/users/edit/1/",
    "account, new": "/quan-tri/users/new/",
    "sections": "/quan-tri/chuyen-muc/",
    "section": "/quan-tri/chuyen-muc/edit/1/",
    "programmes": "/quan-tri/de-an/",
    "programme": "/quan-tri/de-an/edit/1/",
    "authors": "/quan-tri/tac-gia/",
    "author, new": "/quan-tri/tac-gia/new/",
}
LIBRARY = {
    "models": "/quan-tri/mo-hinh/",
    "recognitions": "/quan-tri/cong-nhan-mo-hinh/",
    "target groups": "/quan-tri/nhom-doi-tuong/",
    "kind of place, new": "/quan-tri/dia-ban/new/",
    "targets of units": "/quan-tri/chi-tieu/",
}
SEARCH_OFFICE = {
    "what people look for": "/quan-tri/tim-kiem/tim-gi/",
    "synonyms": "/quan-tri/tim-kiem/tu-dong-nghia/",
    "synonym, new": "/quan-tri/tim-kiem/tu-dong-nghia/new/",
    "synonyms, import": "/quan-tri/tim-kiem/tu-dong-nghia/nhap/",
    "suggested pages": "/quan-tri/tim-kiem/goi-y/",
    "suggested page, new": "/quan-tri/tim-kiem/goi-y/new/?tu=mo+hinh",
}


@pytest.fixture
def look(page, accessible):
    """`look()`: the screen as it stands, or the part `within`, is accessible and no wider than the window."""

    def check(within=None) -> None:
        page.mouse.move(0, 0)
        page.wait_for_timeout(250)
        until(page, NOTHING_MOVES)
        assert page.evaluate(BESIDE_THE_SCREEN) == [], page.url
        accessible(page, within=within, exceptions=EXCEPTIONS)

    return check


# A message that is still fading in has not the colours that it will have.
NOTHING_MOVES = """() => document.getAnimations().every(
  (motion) => motion.playState !== "running" || motion.effect.getComputedTiming().iterations === Infinity)"""

# What of a form or a list cannot be reached because the window ends before it does. The overview of a form waits beside the window.
BESIDE_THE_SCREEN = """() => [...document.querySelectorAll("main :is(input, select, textarea, button, a, h1, h2, td, p)")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest(SKIPPED))
  .filter((part) => { const box = part.getBoundingClientRect(); return box.width > 1 && box.right > innerWidth + 1 })
  .map((part) => part.outerHTML.slice(0, 160))""".replace(
    "SKIPPED", "'.w-minimap, .w-slim-header, .w-overflow-x-auto, .w-overflow-auto, .form-side, .w-sr-only, .handsontable'"
)


@pytest.fixture
def visit(page, look):
    """`visit(address, windows)`: open it and look at it, its filters open, in windows of each size and colour."""

    def go(address: str, windows=NARROW_AND_WIDE) -> None:
        for width, height, scheme in windows:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            answer = page.goto(address)
            assert answer.status == 200, f"{address}: {answer.status}"
            filters = page.get_by_label("Hiện bộ lọc", exact=True)
            if filters.count() and filters.first.is_visible():
                filters.first.click()
            look()

    return go


def test_screens_before_signing_in(visit):
    for address in PUBLIC.values():
        visit(address)


@pytest.mark.parametrize(
    ("username", "screens"),
    [("hanh", WRITER), ("thuy", EDITOR), ("loan", EDITOR), ("mai", ADMINISTRATOR), ("mai", LIBRARY), ("mai", SEARCH_OFFICE)],
)
def test_screens_of(username, screens, visit, sign_in):
    sign_in(username)
    for name, address in screens.items():
        visit(address, WINDOWS if name in {"desk", "articles"} and username == "hanh" else NARROW_AND_WIDE)


def test_screens_of_one_article(page, visit, sign_in):
    sign_in("hanh")
    page.goto("/quan-tri/bai-viet/?state=returned")
    article = address_of_first(page)
    for view in ("edit/", "history/", "workflow_history/", "revisions/compare/earliest...latest/", "usage/"):
        visit(f"{article}{view}")
    page.goto(f"{article}workflow_history/")
    visit(page.locator("main a[href*='/workflow_history/detail/']").first.get_attribute("href"))
    sign_in("thuy")
    page.goto("/quan-tri/bai-viet/?state=published")
    article = address_of_first(page)
    for address in (f"{article}edit/", f"{article}unpublish/", f"/quan-tri/gioi-thieu/bai-viet/{re.search(r'[0-9]+', article)[0]}/"):
        visit(address)


def address_of_first(page) -> str:
    return re.search(r"/quan-tri/pages/\d+/", page.locator("main table td.title a[href*='/edit/']").first.get_attribute("href"))[0]


@pytest.mark.parametrize(("width", "height", "scheme"), NARROW_AND_WIDE)
def test_new_article_with_every_block(width, height, scheme, page, look, sign_in):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    sign_in("hanh")
    page.goto("/quan-tri/bai-viet/choose_parent/")
    for tab in page.locator("main form").get_by_role("tab").all():
        tab.click()
        look()
    page.get_by_role("tab", name="Nội dung").click()
    insert = page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first
    insert.click()
    look()
    kinds = page.get_by_role("option")
    count = kinds.count()
    assert count > 8
    page.keyboard.press("Escape")
    for number in range(count):
        insert_block(page, number)
        page.wait_for_timeout(200)
    look()
    for panel in ("Mở hoặc đóng tình trạng", "Mở hoặc đóng xem trước", "Mở hoặc đóng kiểm tra"):
        page.get_by_label(panel, exact=True).first.click()
        page.wait_for_timeout(400)
        look()


@pytest.mark.parametrize(("what", "file"), [("images", "hoi-nghi.jpg"), ("documents", "ke-hoach.pdf")])
def test_upload_and_what_was_uploaded(what, file, page, visit, look, sign_in, tmp_path):
    write = write_photo if what == "images" else write_document
    sign_in("hanh")
    visit(f"/quan-tri/{what}/multiple/add/")
    page.set_input_files("input[type=file]", write(tmp_path / file))
    page.wait_for_selector("#upload-list .upload-success")
    look()
    page.goto(f"/quan-tri/{what}/")
    own = re.compile(rf"/quan-tri/{what}/(edit/)?\d+/")
    links = [link.get_attribute("href") for link in page.locator("main a[href]").all()]
    visit(next(link for link in links if own.match(link)))
    visit(f"/quan-tri/{what}/")


def test_link_chooser_offers_articles_and_no_tree(page, look, sign_in):
    sign_in("hanh")
    page.goto("/quan-tri/bai-viet/choose_parent/")
    page.locator("[data-contentpath=body]").get_by_title("Chèn khối nội dung").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Hội LHPN phường")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    dialog = page.locator(".modal-dialog")
    dialog.locator("a.choose-page").first.wait_for()
    assert dialog.locator("a.navigate-pages[title]").count() == 0
    assert dialog.locator(".parent-page:visible").count() == 0
    look(within=".modal")
