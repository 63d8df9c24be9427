"""Operators for those who want them: unit:, topic:, from:, to:, each in Vietnamese and English, with and without accents. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.ui.folding import fold

# What may be typed before the colon, folded → its meaning.
NAMES = {
    "unit": "unit",
    "don-vi": "unit",
    "donvi": "unit",
    "topic": "topic",
    "chu-de": "topic",
    "chude": "topic",
    "from": "from",
    "tu": "from",
    "to": "to",
    "den": "to",
}
OPERATOR = re.compile(
    r"(?<!\S)(?P<name>(?:đơn|don) (?:vị|vi)|(?:chủ|chu) (?:đề|de)|[^\W\d_]+(?:-[^\W\d_]+)?):"
    r'(?:"(?P<quoted>[^"]+)"|(?P<value>[^\s"]+))(?!\S)',
    re.IGNORECASE,
)
# More than these are no search.
MOST = 8


@dataclass(frozen=True)
class Operator:
    """One operator where it stands; whether its value means anything is for others to say."""

    name: str
    value: str
    start: int
    stop: int


def find_operators(text: str) -> Iterator[Operator]:
    """The operators of `text` (NFC, quotation marks straight), in order, at most MOST. What is broken is not among them."""
    left = MOST
    for found in OPERATOR.finditer(text):
        name = NAMES.get(fold(found["name"]).replace(" ", "-"))
        value = (found["quoted"] or found["value"]).strip(",;")
        if name and value and left:
            left -= 1
            yield Operator(name, value, found.start(), found.end())
