"""What script adds to the public site, and that the screens do without it."""

import re

import pytest

from tests.browser.waiting import follow

pytestmark = pytest.mark.browser

SCREENS = ("/", "/tin-tuc/", "/chuyen-muc/tin-hoat-dong/", "/chu-de/", "/don-vi/", "/tim-kiem/?q=nha+tro", "/ngoai-tuyen/")
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screens_are_accessible_in_both_schemes(page, accessible, scheme):
    page.emulate_media(color_scheme=scheme)
    for screen in SCREENS:
        page.goto(screen)
        accessible(page)


@pytest.mark.parametrize("width", [360, 768])
def test_screens_never_scroll_sideways_even_with_twice_the_text(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for screen in SCREENS:
        page.goto(screen)
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            if page.evaluate(WIDER_THAN_SCREEN):
                wide.append((screen, size))
    assert wide == []


def test_menu_opens_and_search_works_without_script(chromium, server):
    context = chromium.new_context(base_url=server, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/")
    page.click("summary.menu__open")
    follow(page.locator(".menu__panel a[href='/chu-de/']"))
    assert page.url.endswith("/chu-de/")
    page.goto("/tim-kiem/")
    page.fill("main input[name=q]", "nhà trọ")
    page.press("main input[name=q]", "Enter")
    assert "/tim-kiem/?q=" in page.url
    context.close()


def test_menu_closes_by_escape_and_gives_the_focus_back(page):
    page.goto("/")
    page.click("summary.menu__open")
    page.focus(".menu__panel a")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.menu').open")
    assert page.evaluate("document.activeElement.className") == "menu__open"


def test_colours_are_remembered_and_stand_before_the_first_paint(page):
    page.goto("/")
    page.click("[data-theme-toggle]")
    page.goto("/chu-de/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 19, 22)"


def test_suggestions_are_chosen_by_keyboard(page, accessible):
    page.goto("/")
    page.type("#tim", "phu dien")
    page.wait_for_selector(".suggestions__item")
    accessible(page)
    page.keyboard.press("ArrowDown")
    wanted = page.get_attribute(".suggestions__item[aria-selected=true]", "href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(wanted)))


def test_gallery_opens_large_and_turns_by_key(page, accessible):
    page.goto("/anh/")
    page.click(".story__link >> nth=0")
    photo = page.locator("[data-gallery-photo]").first
    photo.scroll_into_view_if_needed()
    photo.click()
    count = page.locator("dialog[open] [data-gallery-count]")
    assert count.text_content().startswith("1 / ")
    page.keyboard.press("ArrowRight")
    assert count.text_content().startswith("2 / ")
    accessible(page)
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_first_screen_does_not_jump(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 200);
        })"""
    )
    assert shift < 0.01
