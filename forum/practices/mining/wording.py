"""Lists of words as patterns. Words are written as Vietnamese writes them; what is read is in lower case with placed tones."""

import re

from forum.practices.mining.source import lowered

EDGE_BEFORE = r"(?<![^\W_])"
EDGE_AFTER = r"(?![^\W_])"


def words(text: str) -> frozenset[str]:
    """The phrases of `text`, which has commas or line ends between them."""
    return frozenset(lowered(" ".join(phrase.split())) for phrase in re.split(r"[,\n]", text) if phrase.strip())


def alternatives(phrases: str | frozenset[str]) -> str:
    """The phrases as one piece of a pattern, longest first, any run of spaces between syllables."""
    listed = words(phrases) if isinstance(phrases, str) else phrases
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(listed, key=len, reverse=True))


def pattern(phrases: str | frozenset[str], *, start: bool = False, end: bool = False) -> re.Pattern[str]:
    """Finds any of the phrases as whole words; `start`: nothing but signs before it; `end`: nothing but signs after it."""
    body = rf"{EDGE_BEFORE}(?:{alternatives(phrases)}){EDGE_AFTER}"
    return re.compile((r"^\W*" if start else "") + body + (r"\W*$" if end else ""))
