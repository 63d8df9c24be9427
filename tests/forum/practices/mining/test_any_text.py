"""Whatever is given: no exception, valid offsets, the same answer twice."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.practices.mining import REASONS, find
from forum.practices.mining.quotes import quotes
from forum.practices.mining.source import Source

WORDS = [
    "mô hình",
    "Mô hình",
    "câu lạc bộ",
    "CLB",
    "tổ",
    "Đội",
    "nhóm",
    "chương trình",
    "phong trào",
    "hội quán",
    "các",
    "như:",
    "là",
    "của",
    "tại",
    "xã Yên Thủy",
    "Nam Định",
    "Hội LHPN",
    "Bạn giúp bạn",
    "Ngôi nhà xanh",
    "5 không",
    "3 sạch",
    "và",
    "năm 2024",
    "60 triệu đồng",
    "“",
    "”",
    '"',
    "'",
    "«",
    "»",
    "(",
    ")",
    ",",
    ";",
    ".",
    ":",
    "-",
    "–",
    "…",
    "\n",
    "\n- ",
    "\u200b",
    "\u0301",
    "İ",
    "ﬁ",
]
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANY = st.one_of(st.text(max_size=300), NEWS, NEWS.map(lambda text: unicodedata.normalize("NFD", text)))


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_find_never_raises_and_points_into_the_text(text):
    found = find(text)
    assert found == find(text)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.name
        assert mention.sentence.text == text[mention.sentence.start : mention.sentence.end]
        assert mention.sentence.start <= mention.start
        assert mention.end <= mention.sentence.end
        assert mention.reason in REASONS
        assert 0 <= mention.confidence <= 1
        assert all(text[each.start : each.end] == each.text for each in mention.figures)
        end = mention.end


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_source_keeps_lengths_and_quotes_nest(text):
    source = Source(text)
    assert len(source.low) == len(source.text)
    assert source.span(0, len(source.text)).text.strip("\u00ad\u200b\u200c\u200d\u2060\ufeff") == text.strip(
        "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    )
    for start, end in source.lines:
        for quote in quotes(source.text, start, end):
            assert start <= quote.start < quote.inner_start < quote.inner_end < quote.end <= end
