"""One line of a text with what stands in it, and what readers of lines propose."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from forum.practices.mining.heads import Head, heads
from forum.practices.mining.quotes import Quote, quotes
from forum.practices.mining.source import Source

# What a paragraph is about shows in its beginning.
MAX_PARAGRAPH = 4_000
# No paragraph names more; a text made to cost time does.
MAX_HEADS = 300


@dataclass(frozen=True)
class Candidate:
    """A proposed name: offsets in `Source.text`; `head` is empty where no head word stands before it."""

    start: int
    end: int
    head: str
    reason: str
    confidence: float

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass
class Around:
    """What is known of the whole text: its units, what it calls places, whether it speaks of people of a place, and what it quotes."""

    units: list[tuple[int, int]]
    places: frozenset[str]
    is_local: bool
    quoted: frozenset[str] = frozenset()


class Line:
    """A title, a sapo or a paragraph of a text."""

    def __init__(self, source: Source, start: int, end: int, around: Around):
        self.source, self.start, self.end, self.around = source, start, end, around
        self.text, self.low, self.units, self.places = source.text, source.low, around.units, around.places

    @cached_property
    def heads(self) -> list[Head]:
        return list(islice(heads(self.text, self.low, self.start, self.end), MAX_HEADS))

    @cached_property
    def quotes(self) -> list[Quote]:
        return quotes(self.text, self.start, self.end)[: 2 * MAX_HEADS]

    @cached_property
    def lowered(self) -> str:
        """The paragraph in lower case, as far as it is read to know what it is about."""
        return self.low[self.start : min(self.end, self.start + MAX_PARAGRAPH)]

    @cached_property
    def is_shouted(self) -> bool:
        """Whether the line is written in capitals, so that capitals say nothing."""
        shown = self.text[self.start : self.end]
        large = sum(map(str.isupper, shown))
        return large > 6 and large > 0.7 * sum(map(str.isalpha, shown))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.source.sentence(start, end)
        return max(first, self.start), min(last, self.end)
