"""Which notice with a hotline stands on a thread."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from portal.moderation.models import Notice
from portal.ui.folding import fold

KEY = "moderation-notices"
SECONDS = 300
SPACE = re.compile(r"\s+")
SIGNS = re.compile(r"\s*[^\w\s]+\s*")


def notices() -> list[Notice]:
    """Those that are shown, in their order; kept for five minutes and forgotten when the office saves one."""
    return cache.get_or_set(KEY, lambda: list(Notice.objects.filter(is_active=True)), SECONDS)


def forget() -> None:
    cache.delete(KEY)


def default_notice() -> Notice | None:
    """The one for boards that show the hotline and for private reports."""
    found = notices()
    return next((each for each in found if each.is_default), found[0] if found else None)


def notice_for(texts: Iterable[str], *, always: bool = False) -> Notice | None:
    """The notice for a thread with these texts (title, text of the posts on the page, names of topics).

    A word of a notice fits whole words, whatever the capitals. Marks matter only where both sides have them: "bạo hành" fits "bao hanh",
    but not "bảo hành", which a motorcycle has. `always`: the board asks for it.
    """
    prepared = [_Text.of(text) for text in texts if text]
    for notice in notices():
        for line in notice.words.splitlines():
            word = _Text.of(line)
            if word.folded.strip() and any(word.stands_in(text) for text in prepared):
                return notice
    return default_notice() if always else None


@dataclass(frozen=True)
class _Text:
    """Words between spaces, as they are written and without marks."""

    marked: str
    folded: str

    @classmethod
    def of(cls, text: str) -> "_Text":
        lower = unicodedata.normalize("NFC", text).lower()
        return cls(_words(lower), _words(fold(lower)))

    def stands_in(self, text: "_Text") -> bool:
        if self.folded not in text.folded:
            return False
        return self.marked in text.marked or self.marked == self.folded or self.folded in text.marked


def _words(text: str) -> str:
    """One space between words and at the ends; signs stand between two spaces, so that no word reaches across them."""
    return f" {SPACE.sub(' ', SIGNS.sub(' | ', text)).strip()} "
