"""What an editor or a text area sends becomes safe HTML in one shape; words are never lost."""

import re
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.writing import ALLOWED, Known, comparable, plain_as_html, write

KNOWN = Known(
    quotes={12: comparable("Chị em cùng nhau làm. Rất tốt!")},
    people={"lan": (5, "lan")},
    units={"phu-dien": (7, "Phú Diễn")},
    pictures=[3],
    hosts=frozenset({"cong.vn"}),
)
HOSTILE = (Path(__file__).parent / "hostile.txt").read_text().splitlines()
CASES = [
    ("<p>a <b>b</b></p>", "<p>a <strong>b</strong></p>"),
    ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ("<div>a</div><div>b</div>c", "<p>a</p><p>b</p><p>c</p>"),
    ("<h1>Đầu đề</h1><p>chữ</p>", "<p>Đầu đề</p><p>chữ</p>"),
    ("<p> <br> </p>", ""),
    ("<p>a<br><br><br><br>b</p>", "<p>a<br><br>b</p>"),
    ("<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("<li>a</li>", "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">x</a></p>', "<p>x</p>"),
    ('<p><a href="//evil.vn/">x</a></p>', "<p>x</p>"),
    ('<p><a href="/tin-tuc/">x</a></p>', '<p><a href="/tin-tuc/">x</a></p>'),
    ('<p><a href="https://cong.vn/tin-tuc/">x</a></p>', '<p><a href="/tin-tuc/">x</a></p>'),
    ('<p><a href="https://khac.vn/">x</a></p>', '<p><a href="https://khac.vn/" rel="nofollow ugc noopener" data-host="khac.vn">x</a></p>'),
    (
        '<p><a href="https://cong.vn@khac.vn/">x</a></p>',
        '<p><a href="https://cong.vn@khac.vn/" rel="nofollow ugc noopener" data-host="khac.vn">x</a></p>',
    ),
    ('<img src="https://khac.vn/x.png"><p>a</p>', "<p>a</p>"),
    ('<img data-file="3" alt="x" onerror="alert(1)">', '<img data-file="3" alt="x">'),
    ('<img data-file="4" alt="của người khác"><p>a</p>', "<p>a</p>"),
    ("<p>chào @lan và @khac</p>", '<p>chào <a href="/thanh-vien/lan/">@lan</a> và @khac</p>'),
    ("<p>gửi @don-vi/phu-dien.</p>", '<p>gửi <a href="/don-vi/phu-dien/">@don-vi/phu-dien</a>.</p>'),
    ("<p>thư a@lan.vn</p>", "<p>thư a@lan.vn</p>"),
    (
        '<blockquote><p><a href="/dien-dan/bai/12/">Lan:</a></p><p>cùng nhau làm</p></blockquote><p>Đúng.</p>',
        '<blockquote data-post="12"><p>cùng nhau làm</p></blockquote><p>Đúng.</p>',
    ),
    ('<blockquote data-post="12"><p>điều chị không nói</p></blockquote>', "<blockquote><p>điều chị không nói</p></blockquote>"),
    ('<blockquote data-post="99"><p>bài không đọc được</p></blockquote>', "<blockquote><p>bài không đọc được</p></blockquote>"),
    ("<p>gọi <b>0912</b> 345 678</p>", "<p>gọi <strong>09••</strong> ••• •••</p>"),
    ('<p><a href="https://zalo.me/0912345678">nhắn em</a></p>', "<p>nhắn em</p>"),
    ("Dòng một\nDòng hai\n\nĐoạn hai", "<p>Dòng một<br>Dòng hai</p><p>Đoạn hai</p>"),
    ("> /dien-dan/bai/12/\n> Rất tốt!\n\nĐúng thế", '<blockquote data-post="12"><p>Rất tốt!</p></blockquote><p>Đúng thế</p>'),
    ("Cần:\n- bàn\n- ghế", "<p>Cần:</p><ul><li>bàn</li><li>ghế</li></ul>"),
    ("1 < 2 và <script>", "<p>1 &lt; 2 và &lt;script&gt;</p>"),
]


@pytest.mark.parametrize(("body", "html"), CASES)
def test_write_gives_one_shape(body, html):
    assert write(body, KNOWN).html == html


@pytest.mark.parametrize("body", [body for body, _html in CASES] + HOSTILE)
def test_writing_again_changes_nothing(body):
    written = write(body, KNOWN)
    assert write(written.html, KNOWN).html == written.html
    stored = Known(pictures=[3], hosts=KNOWN.hosts)
    assert write(written.html, stored).html == written.html


@pytest.mark.parametrize("body", HOSTILE)
@pytest.mark.parametrize("form", ["{}", "<p>{}</p>", "<blockquote>{}", '<p><a href="{}">x</a></p>'])
def test_hostile_text_is_harmless(body, form):
    html = write(form.format(body), KNOWN).html
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= ALLOWED["tags"]
    assert not re.search(r"<[^>]*\s(?:on\w+|style|src|srcset|formaction)\s*=", html, re.IGNORECASE)
    assert all(href.startswith(("http://", "https://", "mailto:", "/")) for href in re.findall(r'href="([^"]*)"', html))
    assert nh3.clean(html, tags=ALLOWED["tags"], attributes={"a": {"href", "rel", "data-host"}, "img": {"data-file", "alt"},
        "blockquote": {"data-post"}}, link_rel=None) == html  # fmt: skip


def test_deep_quotes_are_flattened():
    html = write("<blockquote>" * 500 + "<p>lõi</p>" + "</blockquote>" * 500, KNOWN).html
    assert html == "<blockquote><blockquote><blockquote><p>lõi</p></blockquote></blockquote></blockquote>"


def test_words_of_others_are_not_among_ones_own():
    written = write('<blockquote data-post="12"><p>Rất tốt!</p></blockquote><p>Đúng.</p>', KNOWN)
    assert written.text == "Đúng."
    assert written.quotes == [12]


def test_unmasked_version_keeps_the_numbers():
    body = "<p>Gọi 0912345678</p>"
    assert write(body, KNOWN, is_masked=False).html == body
    assert write(body, KNOWN).numbers == 1


@given(st.text(alphabet="aăđ 12<>&-•*@/._\n", max_size=200))
def test_plain_text_keeps_its_words(text):
    written = write(plain_as_html(text), Known(), is_masked=False)
    assert comparable(written.text).replace(" ", "") == comparable(text).replace(" ", "")


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<li>",
    "</ul>",
    "<blockquote>",
    "</blockquote>",
    "<a href='/x'>",
    "x",
    " ",
    "<br>",
    "<div>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_broken_html_becomes_whole(parts):
    html = write("<p>" + "".join(parts), Known(quotes={})).html
    assert write(html, Known(quotes={})).html == html
    for tag in ("p", "strong", "ul", "li", "blockquote", "a"):
        assert len(re.findall(f"<{tag}[ >]", html)) == html.count(f"</{tag}>")
