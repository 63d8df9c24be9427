"""Every public screen, on a telephone and on a desk, light and dark: nothing for axe to find, nothing wider than the screen."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.test import RequestFactory
from django.views import defaults

from portal.demo.accounts import DEMO_PASSWORD
from portal.ui.errors import bad_request, too_many_requests
from tests.browser.waiting import follow

pytestmark = pytest.mark.browser

SCREENS = {
    "front": "/",
    "news": "/tin-tuc/",
    "section": "/chuyen-muc/tin-hoat-dong/",
    "archive": "/tin-tuc/luu-tru/",
    "archive year": "/tin-tuc/2026/",
    "archive month": "/tin-tuc/2022/10/",
    "archive day": "/tin-tuc/2022/10/06/",
    "archive day without stories": "/tin-tuc/2015/03/04/",
    "programmes": "/de-an/",
    "programme": "/de-an/me-do-dau/",
    "topics": "/chu-de/",
    "topic": "/chu-de/binh-dang-gioi/",
    "author": "/tac-gia/thu-thao/",
    "videos": "/video/",
    "galleries": "/anh/",
    "events": "/su-kien/",
    "units": "/don-vi/",
    "province": "/don-vi/phu-tho/",
    "commune": "/don-vi/phuong-phu-dien-ha-noi/",
    "former district": "/don-vi/quan-bac-tu-liem/",
    "former province": "/don-vi/ba-ria-vung-tau/",
    "search, nothing typed": "/tim-kiem/",
    "search": "/tim-kiem/?q=mo+hinh+nha+tro+nu+cong+nhan",
    "search, narrowed": "/tim-kiem/?q=phụ+nữ&don-vi=phu-tho&nam=2023",
    "search, nothing found": "/tim-kiem/?q=xyzzyqwv",
    "search for a former unit": "/tim-kiem/?q=quận+bắc+từ+liêm",
    "offline": "/ngoai-tuyen/",
    "sign-in": "/quan-tri/login/",
    "not found": "/khong-co-trang-nay/",
    "styleguide": "/_styleguide/",
}
WINDOWS = {"telephone": (360, 780, "light"), "tablet": (768, 1024, "dark"), "desk": (1280, 900, "light")}


@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_whole_and_accessible(name, page, accessible):
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(SCREENS[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


FAULTS = {
    "400": lambda: defaults.bad_request(asked(), SuspiciousOperation()),
    "403": lambda: defaults.permission_denied(asked(), PermissionDenied()),
    "413": lambda: bad_request(asked(), RequestDataTooBig()),
    "429": lambda: too_many_requests(asked(), 600),
    "500": lambda: defaults.server_error(asked()),
}


def asked():
    return RequestFactory().get("/")


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS)
def test_page_of_a_fault_is_whole_and_accessible(fault, page, accessible):
    answer = FAULTS[fault]()
    page.route("**/loi/", lambda route: route.fulfill(status=answer.status_code, content_type="text/html", body=answer.content.decode()))
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto("/loi/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


def enter(page, username: str) -> None:
    """Sign in by the door of the public site."""
    page.goto("/tai-khoan/dang-nhap/?next=/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", DEMO_PASSWORD)
    follow(page.locator("main button[type=submit]"))


@pytest.mark.parametrize("username", ["hanh", "loan", "vien", "sen"])
def test_screens_of_those_who_signed_in_are_whole_and_accessible(username, page, accessible):
    enter(page, username)
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for name in ("front", "section", "commune", "topic", "search"):
            page.goto(SCREENS[name])
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
            accessible(page)
        page.goto("/")
        follow(page.locator("main .story__link").first)
        page.wait_for_load_state()
        accessible(page)


def longest(page) -> str:
    """The address of the demo article with the most photos."""
    page.goto("/anh/")
    links = page.eval_on_selector_all("main article a[href*='/tin-tuc/']", "links => [...new Set(links.map(link => link.pathname))]")
    counts = {}
    for link in links:
        page.goto(link)
        counts[link] = page.locator("main figure img").count()
    assert max(counts.values()) >= 12
    return max(counts, key=counts.get)


def test_article_with_many_photos_is_whole_and_accessible(page, accessible):
    address = longest(page)
    for width, height, scheme in WINDOWS.values():
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        accessible(page)


@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/don-vi/phu-tho/", "/tim-kiem/?q=tọa+đàm"])
def test_first_screen_does_not_shift(path, page):
    """Layout shift while the page loads, fonts and pictures included, as browsers count it."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput)"
        " window.shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02


def test_pages_read_without_script(chromium, server):
    """Menu, search, paging and the article itself need no script."""
    context = chromium.new_context(base_url=server, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto("/")
    page.locator("header input[name=q]:visible").first.fill("tọa đàm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    page.locator("main article a, main li a").first.wait_for()
    page.goto("/tin-tuc/")
    follow(page.locator("a[rel=next]").first)
    assert "trang=2" in page.url
    context.close()


def test_english_is_chosen_in_the_footer_and_remembered(page):
    page.goto("/")
    follow(page.get_by_role("link", name="English").or_(page.get_by_role("button", name="English")).first)
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/tim-kiem/")
    assert page.locator("h1").inner_text() == "Search"
