"""A member's way through the forum in a browser: begin, write, quote, call, react, vote, lose the line and find everything again."""

import base64
import re

import pytest

from tests.browser.waiting import follow

pytestmark = pytest.mark.browser

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC"
)  # fmt: skip
# Each by an account of its own, because a new member begins no more than two threads a day.
WINDOWS = {"telephone": ("hanh", 360, 780, "light"), "desk": ("thuy", 1280, 900, "dark")}
TITLE = "Chợ phiên chị em: gian hàng nào bán chạy nhất?"


@pytest.fixture
def board(page) -> str:
    """The address of the first board that everybody reads."""
    page.goto("/dien-dan/")
    return page.locator(".board-row:not(:has(.badge)) .board-row__name a").first.get_attribute("href")


def begin(page, board: str, title: str = TITLE, words: str = "Chị em bên mình bán hết rau trước chín giờ.") -> str:
    """Start a thread in the editor; the address of its page."""
    page.goto(f"{board}viet/")
    page.locator("input[name=kind]").first.check()
    page.fill("input[name=title]", title)
    page.locator("[data-writing]").focus()
    page.locator(".writing__text").wait_for()
    page.keyboard.type(words)
    page.locator("form[data-writing-form] .form__actions .button--primary").click()
    page.wait_for_url(re.compile(r"/\d+-"))
    return re.sub("[?#].*", "", page.url)


def test_member_writes_with_the_editor(page, board, sign_in, accessible):
    sign_in("sen")
    thread = begin(page, board)
    page.locator("[data-writing]").focus()
    text = page.locator(".writing__text")
    text.wait_for()
    page.locator("[data-tool=bold]").click()
    page.keyboard.type("Rất hay.")
    page.locator("[data-tool=bold]").click()
    page.keyboard.type(" Hỏi thêm @se")
    page.locator(".names__item").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#bai-1 [data-quote]:visible").click()
    text.locator("blockquote").wait_for()
    with page.expect_file_chooser() as chooser:
        page.locator("[data-tool=picture]").click()
    chooser.value.set_files({"name": "cho-phien.png", "mimeType": "image/png", "buffer": PNG})
    text.locator("img[data-file]").wait_for()
    accessible(page)
    page.locator("form[data-writing-form] .form__actions .button--primary").click()
    page.wait_for_url("**#bai-2")
    body = page.locator("#bai-2 .post__body")
    assert body.locator("strong").inner_text() == "Rất hay."
    assert body.locator("a[href='/thanh-vien/sen/']").count() == 1
    assert body.locator("blockquote").count() == 1
    assert body.locator("img").count() == 1
    assert page.locator("[data-writing]").input_value() == ""
    assert page.url.startswith(thread)


def test_draft_is_there_again_after_a_lost_line_and_on_the_server(page, board, sign_in):
    sign_in("sen")
    thread = begin(page, board, "Xin kinh nghiệm trông trẻ trong buổi sinh hoạt")
    page.locator("[data-writing]").focus()
    page.locator(".writing__text").wait_for()
    page.context.set_offline(True)
    page.keyboard.type("Câu này viết khi mất mạng.")
    page.wait_for_timeout(400)
    page.context.set_offline(False)
    page.goto("/")
    page.goto(thread)
    page.locator("[data-writing]").focus()
    page.locator(".writing__text", has_text="Câu này viết khi mất mạng.").wait_for()
    page.keyboard.type(" Thêm một câu.")
    page.locator("[data-state]", has_text=re.compile(r"\d\d:\d\d")).wait_for(timeout=15_000)
    page.evaluate("localStorage.clear()")
    page.goto(thread)
    assert "Thêm một câu." in page.locator("[data-writing]").input_value()


def test_similar_threads_are_shown_while_the_title_is_typed(page, board, sign_in):
    sign_in("sen")
    begin(page, board, "Quỹ mẹ đỡ đầu nên đóng bao nhiêu một tháng?")
    page.goto(f"{board}viet/")
    page.locator("input[name=title]").press_sequentially("quỹ mẹ đỡ đầu đóng bao nhiêu", delay=20)
    page.locator(".similar a", has_text="Quỹ mẹ đỡ đầu").first.wait_for(timeout=15_000)


def test_reaction_and_poll_answer_in_place(page, board, sign_in):
    sign_in("sen")
    page.goto(f"{board}viet/")
    page.locator("input[name=kind]").first.check()
    page.fill("input[name=title]", "Sinh hoạt vào lúc nào thì tiện cho chị em?")
    page.locator("[data-writing]").focus()
    page.locator(".writing__text").wait_for()
    page.keyboard.type("Mời chị em chọn.")
    page.locator("details.unfold", has=page.locator("[name=poll_question]")).locator("summary").click()
    page.fill("[name=poll_question]", "Lúc nào tiện nhất?")
    page.fill("[name=poll_options]", "Tối thứ bảy\nChiều chủ nhật")
    page.locator("form[data-writing-form] .form__actions .button--primary").click()
    page.wait_for_url(re.compile(r"/\d+-"))
    thread = page.url
    page.locator(".poll input[name=option]").first.check()
    page.locator(".poll button").click()
    page.locator(".poll__mine").wait_for()
    sign_in("hanh")
    page.goto(thread)
    page.locator("#bai-1 button[value=thanks]").click()
    page.locator("#bai-1 button[value=thanks][aria-pressed=true]").wait_for()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-post]') !== null")


def test_everything_is_written_without_script(chromium, server, page, board, sign_in):
    sign_in("sen")
    cookies = page.context.cookies()
    context = chromium.new_context(base_url=server, java_script_enabled=False, locale="vi-VN")
    context.add_cookies(cookies)
    plain = context.new_page()
    plain.goto(f"{board}viet/")
    plain.locator("input[name=kind]").first.check()
    plain.fill("input[name=title]", "Viết bài trên điện thoại cũ")
    plain.fill("textarea[name=body]", "Đoạn một.\n\n- việc thứ nhất\n- việc thứ hai")
    follow(plain.locator("form[data-writing-form] .form__actions .button--primary"))
    assert plain.locator("#bai-1 .post__body li").count() == 2
    follow(plain.locator("#bai-1 .post__actions a.act").last)
    assert "tra-loi" in plain.url
    assert "> " in plain.locator("textarea[name=body]").input_value()
    plain.locator("textarea[name=body]").fill(plain.locator("textarea[name=body]").input_value() + "\n\nEm cảm ơn chị.")
    follow(plain.locator("form[data-writing-form] .form__actions .button--primary"))
    assert plain.locator("#bai-2 .post__body blockquote").count() == 1
    context.close()


@pytest.mark.parametrize("window", WINDOWS)
def test_screens_are_whole_and_accessible(page, board, sign_in, accessible, window):
    username, width, height, scheme = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    sign_in(username)
    thread = begin(page, board, f"Màn hình {window}: mọi thứ có vừa không?")
    permalink = page.locator("#bai-1 .post__time").get_attribute("href")
    screens = ["/dien-dan/", board, thread, "/dien-dan/chua-doc/", "/dien-dan/cua-toi/", f"{board}viet/", f"{board}?loai=question"]
    for address in [*screens, f"{permalink}sua/", f"{permalink}xoa/"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        accessible(page)
    page.context.clear_cookies()
    for address in ("/dien-dan/", board, thread):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        accessible(page)
