"""Writes the HTML of a post again, paragraph after paragraph, so that no shape comes out that was not meant. See `forum.writing`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from forum import masking
from forum.links import OWN_NAME, PERMALINK, link_html, words_html
from portal.ui.typed import clean_text

MARKS = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
LISTS = {"ul", "ol"}
MOST_QUOTES, MOST_LISTS = 3, 3
BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
MANY_BREAKS = re.compile(r"\n{3,}")
# They end a paragraph; what they are besides is not kept.
BORDERS = {
    "p", "div", "section", "article", "table", "thead", "tbody", "tr", "td", "th", "pre", "figure", "figcaption", "center", "dl", "dt",
    "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "header", "footer", "main", "aside", "details", "summary",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What may be referred to. `quotes`: the words of posts by id; None believes the quotes that are stored. `people` and `units`: id and
    the name that is shown by (lower-case) username and by slug. `pictures`: ids. `hosts`: those that are this site's own."""

    quotes: Mapping[int, str] | None = None
    people: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    units: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    pictures: Iterable[int] = ()
    hosts: frozenset[str] = frozenset()


@dataclass
class Written:
    """`html` as it is stored and `text` as it is searched and mailed, without the words of others. `numbers` were masked in both."""

    html: str = ""
    text: str = ""
    links: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    numbers: int = 0


def comparable(text: str) -> str:
    """Words alone, for asking whether a passage stands in a text."""
    return " ".join(re.findall(r"\w+", clean_text(text).casefold()))


@dataclass
class _Frame:
    """An open container: its tag, what it holds so far, and for a quote the post that it quotes."""

    tag: str
    parts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    post: int | None = None


@dataclass(frozen=True)
class _Run:
    """Words with the same marks and link."""

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


class Pen(HTMLParser):
    """Reads what the first pass let through and writes it again, paragraph after paragraph."""

    def __init__(self, known: Known, is_masked: bool):
        super().__init__(convert_charrefs=True)
        self.known, self.is_masked, self.result = known, is_masked, Written()
        self.pictures = set(known.pictures)
        self.frames = [_Frame("")]
        self.opened: list[str | None] = []  # For each open tag of the source the container that it became, if any.
        self.marks: list[str] = []
        self.hrefs: list[str] = []
        self.runs: list[_Run] = []
        self.before = ""  # The paragraph before, which may say what a number is.

    def done(self) -> Written:
        self._end_paragraph()
        while len(self.frames) > 1:
            self._leave()
        self.result.html = "".join(self.frames[0].parts)
        self.result.text = "\n".join(self.frames[0].words)
        return self.result

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.runs.append(_Run("\n", tuple(self.marks)))
        elif tag == "img":
            self._picture(given)
        elif tag in MARKS:
            self.marks.append(MARKS[tag])
        elif tag == "a":
            self.hrefs.append(given.get("href", "").strip())
        elif tag == "blockquote":
            self._enter(tag, sum(frame.tag == tag for frame in self.frames) < MOST_QUOTES, given.get("data-post", ""))
        elif tag in LISTS:
            self._enter(tag, sum(frame.tag in LISTS for frame in self.frames) < MOST_LISTS)
        elif tag == "li":
            self._enter(tag, self.frames[-1].tag in LISTS)
        elif tag in BORDERS:
            self._end_paragraph()

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in MARKS and MARKS[tag] in self.marks:
            self.marks.remove(MARKS[tag])
        elif tag == "a" and self.hrefs:
            self.hrefs.pop()
        elif tag == "blockquote" or tag in LISTS or tag == "li":
            self._end_paragraph()
            if self.opened and self.opened.pop() is not None:
                self._leave()
        elif tag in BORDERS:
            self._end_paragraph()

    def handle_data(self, data):
        text = BLANKS.sub(" ", data)
        if text.strip() or self.runs:
            self.runs.append(_Run(text, tuple(dict.fromkeys(self.marks)), self.hrefs[-1] if self.hrefs else ""))

    def _enter(self, tag: str, is_wanted: bool, post: str = "") -> None:
        self._end_paragraph()
        self.opened.append(tag if is_wanted else None)
        if is_wanted:
            self.frames.append(_Frame(tag, post=int(post) if post.isdecimal() and len(post) < 19 else None))

    def _leave(self) -> None:
        """Close the innermost container; one without content was none."""
        frame = self.frames.pop()
        if not frame.parts:
            return
        outer, attributes, words = self.frames[-1], "", frame.words
        if frame.tag == "blockquote" and frame.post and self._says(frame):
            attributes, words = f' data-post="{frame.post}"', []
            self.result.quotes.append(frame.post)
        outer.parts.append(f"<{frame.tag}{attributes}>{''.join(frame.parts)}</{frame.tag}>")
        outer.words += words

    def _says(self, frame: _Frame) -> bool:
        """Whether the quoted post says what the quote says: nobody is quoted with words that she did not write."""
        if self.known.quotes is None:
            return True
        words = comparable(" ".join(frame.words))
        return not words or words in self.known.quotes.get(frame.post, "")

    def _picture(self, given: dict[str, str]) -> None:
        number = given.get("data-file", "")
        if not number.isdecimal() or len(number) > 18 or int(number) not in self.pictures:
            return
        self._end_paragraph()
        alt = self._masked(BLANKS.sub(" ", clean_text(given.get("alt", ""))).strip()[:200])
        self.frames[-1].parts.append(f'<img data-file="{int(number)}" alt="{escape(alt)}">')
        self.result.pictures.append(int(number))

    def _masked(self, text: str) -> str:
        found = masking.find(text, self.before)
        self.result.numbers += len(found)
        return masking.mask(text, self.before) if found and self.is_masked else text

    def _end_paragraph(self) -> None:
        """Write what was gathered as one paragraph, if there is anything in it."""
        runs, self.runs = _trimmed(self.runs), []
        if not runs:
            return
        frame, text = self.frames[-1], "".join(run.text for run in runs)
        if frame.tag == "blockquote" and not frame.parts and (match := PERMALINK.match(runs[0].href)):
            frame.post = frame.post or int(match[1])
            return
        masked = self._masked(text)
        html, place = "", 0
        for run in runs:
            words = masked[place : place + len(run.text)]
            html += self._inline(words, run, run.text != words)
            place += len(run.text)
        frame.parts.append(f"<p>{html}</p>" if frame.tag != "li" or frame.parts else html)
        frame.words.append(masked)
        self.before = text

    def _inline(self, words: str, run: _Run, is_masked: bool) -> str:
        if run.href and not (OWN_NAME.match(run.href) and words.startswith("@")):
            hides_number = self.is_masked and (is_masked or masking.has_numbers(run.href))
            html = escape(words, quote=False) if hides_number else link_html(run.href, words, self.known, self.result)
        else:
            is_stored = run.href and self.known.quotes is None
            html = link_html(run.href, words, self.known, self.result) if is_stored else words_html(words, self.known, self.result)
        for mark in reversed(run.marks):
            html = f"<{mark}>{html}</{mark}>"
        return html.replace("\n", "<br>")


def _trimmed(runs: list[_Run]) -> list[_Run]:
    """Without blanks and line breaks at the ends, runs of one look together."""
    joined: list[_Run] = []
    for run in runs:
        if joined and (joined[-1].marks, joined[-1].href) == (run.marks, run.href):
            joined[-1] = _Run(joined[-1].text + run.text, run.marks, run.href)
        else:
            joined.append(run)
    while joined and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined = [_Run(MANY_BREAKS.sub("\n\n", run.text), run.marks, run.href) for run in joined]
        joined[0] = _Run(joined[0].text.lstrip(), joined[0].marks, joined[0].href)
        joined[-1] = _Run(joined[-1].text.rstrip(), joined[-1].marks, joined[-1].href)
    return joined
