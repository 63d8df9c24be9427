"""The Vietnamese of the screens comes from one hand: one word for the reader and for each role, one way of placing tone marks."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUES = sorted(ROOT.glob("portal/locale*/vi/LC_MESSAGES/*.po"))

# "chị em" are the women of the federation, "chị ấy" and "bài của chị" a third person; the reader is "bạn".
READER_AS_CHI = re.compile(r"\bchị\b(?! em\b| ấy\b)", re.IGNORECASE)
THIRD_PERSON = {"báo cáo đúng về bài của chị"}
# A moderator is "điều hành viên", as her role is called; who asks without a name asks "giấu tên".
SECOND_WORDS = re.compile(r"người kiểm duyệt|kiểm duyệt viên|người điều hành|ẩn danh", re.IGNORECASE)
NEW_STYLE_TONES = re.compile(r"\w*(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b", re.IGNORECASE)


def words() -> list[tuple[str, str]]:
    """(catalogue, Vietnamese) of every string."""
    return [
        (path.parent.parent.parent.name, text)
        for path in CATALOGUES
        for entry in polib.pofile(path)
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]


@pytest.mark.parametrize("fault", [READER_AS_CHI, SECOND_WORDS, NEW_STYLE_TONES], ids=["reader", "second word", "tones"])
def test_screens_speak_with_one_voice(fault):
    found = [(where, text) for where, text in words() if fault.search(text) and text not in THIRD_PERSON]
    assert len(words()) > 1000
    assert found == []
