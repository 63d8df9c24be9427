"""From what was typed to what is stored."""

from dataclasses import dataclass, field

from django.utils.html import escape

from forum.refusals import Empty, TitleMissing
from portal.ui.typed import clean_line, clean_text, slug_of

TITLE_LENGTH = 160
LEAST_TITLE = 5


@dataclass
class Words:
    """What a post will hold; `is_masked` where numbers were masked and a moderator has to look."""

    body: str
    text: str
    body_unmasked: str = ""
    is_masked: bool = False
    pictures: list[int] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)


def compose(body: str, *, author, post=None) -> Words:
    text = clean_text(body).strip()
    if not text:
        raise Empty
    return Words(body="".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()), text=text)


def title_of(title: str) -> tuple[str, str]:
    """The title as it is stored, and its part of the address."""
    title = clean_line(title)[:TITLE_LENGTH]
    if len(title) < LEAST_TITLE:
        raise TitleMissing(least=LEAST_TITLE)
    return title, slug_of(title) or "chu-de"
