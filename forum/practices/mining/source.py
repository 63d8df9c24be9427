"""A text made ready for reading: composed, without invisible signs, in lower case beside, and with the way back to its offsets."""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from forum.practices.mining.mention import Span
from portal.search.vietnamese import place_tones

# Signs that nobody sees; Word and Zalo leave them inside words.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
CLUSTER = re.compile(rf"[^\u0300-\u036f{INVISIBLE}][\u0300-\u036f{INVISIBLE}]*|[\u0300-\u036f{INVISIBLE}]+", re.DOTALL)
NEEDS_WORK = re.compile(rf"[\u0300-\u036f{INVISIBLE}]")
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t", " "))
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# A sentence ends at a sign that a space follows, if what comes then is a capital, a digit or an opening mark.
SENTENCE_END = re.compile(r"[.!?…]+[”\"’»)]*(?:\s+[\"“‘«„'(–-]*\s?|\s*$)")
# Farther from a name nothing is looked for; a text without full stops would cost its length for each name.
MAX_SENTENCE = 1_500
# Full stops that end no sentence: TP. Hà Nội, ThS. Hoa, Q. 1.
ABBREVIATION = re.compile(r"(?<![^\W_])(?:TP|Tp|Q|P|H|TX|Th[Ss]|TS|PGS|GS|BS|KS|ĐT|Đ/c|đ/c|St|Mr|Ms|[A-ZĐ])\.$")


def lowered(text: str) -> str:
    """Lower case of the same length, with the tone in one place, so that one spelling in a word list finds both."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    placed = place_tones(low)
    return placed if len(placed) == len(text) else low


class Source:
    """The given text and what is read of it: `text` (NFC) and `low` (lower case), which are of one length."""

    def __init__(self, given: str):
        self.given = given
        self._offsets: list[int] | None = None
        if NEEDS_WORK.search(given) or not unicodedata.is_normalized("NFC", given):
            pieces, self._offsets = [], []
            for cluster in CLUSTER.finditer(given):
                composed = unicodedata.normalize("NFC", cluster[0].translate(dict.fromkeys(map(ord, INVISIBLE))))
                pieces.append(composed)
                self._offsets += [cluster.start()] * len(composed)
            self.text = "".join(pieces)
        else:
            self.text = given
        self.text = self.text.translate(SPACES)
        self.low = lowered(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span of the given text that `text[start:end]` was read from."""
        if self._offsets is not None:
            start = self._offsets[start] if start < len(self._offsets) else len(self.given)
            end = self._offsets[end] if end < len(self._offsets) else len(self.given)
            while end > start and self.given[end - 1] in INVISIBLE:
                end -= 1
        return Span(start, end, self.given[start:end])

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Title, sapo, paragraphs: no name runs across them."""
        return [found.span() for found in LINE.finditer(self.text) if not found[0].isspace()]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        starts = []
        for start, end in self.lines:
            starts.append(start)
            for found in SENTENCE_END.finditer(self.text, start, end):
                after = self.text[found.end() : found.end() + 1]
                stop = found.start() + 1
                if (not after or after.isupper() or after.isdigit()) and not ABBREVIATION.search(self.text[max(start, stop - 6) : stop]):
                    starts.append(stop)
        return starts

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of what stands around text[start:end]: from the start of its sentence to the end of the one it ends in."""
        starts = self._sentence_starts
        at, after = bisect_right(starts, start) - 1, bisect_right(starts, max(start, end - 1))
        first = max(starts[at] if at >= 0 else 0, start - MAX_SENTENCE)
        last = min(starts[after] if after < len(starts) else len(self.text), end + MAX_SENTENCE)
        while first < start and self.text[first].isspace():
            first += 1
        while last > end and self.text[last - 1].isspace():
            last -= 1
        return first, last
