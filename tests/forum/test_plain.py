"""What a plain text area shows of a post, and that it comes back as it was."""

import pytest

from forum.pen import Known
from forum.plain import to_plain
from forum.writing import write

SHOWN = {
    "<p>Một</p><p>Hai<br>ba</p>": "Một\n\nHai\nba",
    "<ul><li>rau</li><li>cá</li></ul>": "- rau\n- cá",
    '<blockquote data-post="12"><p>Câu cũ.</p></blockquote><p>Đúng vậy.</p>': "> /dien-dan/bai/12/\n> Câu cũ.\n\nĐúng vậy.",
    '<blockquote><p><a href="/dien-dan/bai/12/">Chị Lan:</a></p><p>Câu cũ.</p></blockquote>': "> /dien-dan/bai/12/\n> Câu cũ.",
    '<p>Xem <a href="https://example.org/a">ở đây</a></p>': "Xem https://example.org/a ở đây",
    "chỉ là chữ": "chỉ là chữ",
    "": "",
}


@pytest.mark.parametrize("html", SHOWN)
def test_plain_shows_words_lists_and_quotes(html):
    assert to_plain(html) == SHOWN[html]


def test_lines_come_back_as_they_were():
    html = "<p>Một</p><ul><li>rau</li><li>cá</li></ul><p>Hai</p>"
    assert write(to_plain(html), Known()).html == html
