"""Rich text, cleaned: what the editor can make is what is stored, whatever was pasted, posted or imported.

Wagtail's editor stops with an error on stored HTML that it did not write itself: an `<img>` or `<br>` that is not closed, an `<li>` without
its list, a link or `<embed>` without the attributes it needs. So the same cleaning that runs on save also runs before the editor is filled.
"""

import re
from html import escape

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.images.formats import get_image_formats

from portal.ui.typed import CONTROL, clean_text

INLINE = {"bold": "b", "italic": "i", "superscript": "sup", "subscript": "sub", "strikethrough": "s", "code": "code"}
BLOCK = {"h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "blockquote": "blockquote"}
LISTS = {"ul": "ul", "ol": "ol"}
SAME = {"strong": "b", "em": "i", "del": "s", "strike": "s"}
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
# Kept through the first pass, so that their borders become paragraphs; then rebuilt or dropped.
CONTAINERS = {
    "p",
    "div",
    "section",
    "article",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "pre",
    "figure",
    "figcaption",
    "center",
    "dl",
    "dt",
    "dd",
}
BORDERS = [*CONTAINERS, *HEADINGS, "blockquote", "hr", "embed"]
FIRST_PASS = CONTAINERS | {*HEADINGS, *INLINE.values(), *SAME, "blockquote", "ul", "ol", "li", "a", "br", "hr", "embed"}
ATTRIBUTES = {
    "*": {"data-block-key"},
    "a": {"href", "linktype", "id"},
    "embed": {"embedtype", "id", "format", "alt", "url"},
}
URL = re.compile(r"(https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)
BULLET = re.compile(r"^\s*[·•▪●]\s+")
BULLETED = re.compile(r"<p[^>]*>\s*[·•▪●]\s")
NUMBER = re.compile(r"[0-9]{1,18}")  # Of a row; databases stop with an error at a longer one.
BLOCK_KEY = re.compile(r"^[\w-]{1,12}$")
BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")


def clean_rich_text(html: str, features: list[str]) -> str:
    """`html` in the shape that Wagtail stores, reduced to what `features` offer. Words are never lost, only what surrounds them.

    Scripts, styles, comments, foreign pictures and unknown tags go; headings that are not offered become the nearest that is, or a
    paragraph; links keep an address only if it leads to the web, a mail address, a telephone or this site. Idempotent.
    """
    safe = nh3.clean(
        CONTROL.sub("", html),
        tags=FIRST_PASS,
        attributes=ATTRIBUTES,
        clean_content_tags={"script", "style", "title", "xml"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    html = _Rebuilding(features).run(BeautifulSoup(safe, "html.parser"))
    if "ul" in features and BULLETED.search(html):
        html = _Rebuilding(features).run(_bullets_as_lists(html))
    return html


class _Rebuilding:
    """Writes the tree again, block after block, so that no shape can come out that was not meant."""

    def __init__(self, features: list[str]):
        self.features = features
        self.done: list[tuple[str, str]] = []  # Block tag and its whole HTML.
        self.run_of_inline: list[str] = []

    def run(self, soup: BeautifulSoup) -> str:
        self.walk(soup)
        self.close("p")
        return BLANKS.sub(" ", "".join(html for _tag, html in self.done))  # Words that a tag kept apart may now stand side by side.

    def walk(self, node: Tag, tag: str = "p", key: str = "") -> None:
        for child in node.children:
            if isinstance(child, NavigableString):
                self.run_of_inline.append(_text(child))
            elif child.name in LISTS:
                self.close(tag, key)
                self.add(child.name, self.list_html(child))
            elif child.name == "li":
                self.close(tag, key)
                self.add("ul", self.list_html(child.wrap(BeautifulSoup("", "html.parser").new_tag("ul"))))
            elif child.name in CONTAINERS or child.name in HEADINGS or child.name == "blockquote":
                self.close(tag, key)
                inner = self.block_tag(child.name)
                inner_key = child.get("data-block-key", "")
                self.walk(child, inner, inner_key)
                self.close(inner, inner_key)
            elif child.name in {"embed", "hr"}:
                self.close(tag, key)
                self.add(child.name, self.atomic_html(child))
            elif child.find([*BORDERS, "li"]):
                self.walk(child, tag, key)  # Bold or a link around whole paragraphs: the paragraphs are what was meant.
            else:
                self.run_of_inline.append(self.inline_html(child))

    def close(self, tag: str, key: str = "") -> None:
        """End the block that is being written, if there is anything in it."""
        html = re.sub(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$", "", "".join(self.run_of_inline))
        self.run_of_inline = []
        if re.sub(r"<[^>]*>|\s", "", html):
            mark = f' data-block-key="{key}"' if BLOCK_KEY.match(key) else ""
            self.add(tag, f"<{tag}{mark}>{html}</{tag}>")

    def add(self, tag: str, html: str) -> None:
        if html:
            self.done.append((tag, html))

    def block_tag(self, name: str) -> str:
        """The block that is offered for `name`: itself, the nearest heading, or a paragraph."""
        if name in BLOCK and name in self.features:
            return name
        if name in HEADINGS:
            offered = [heading for heading in HEADINGS if heading in self.features]
            return min(offered, key=lambda heading: abs(int(heading[1]) - int(name[1]))) if offered else "p"
        return "p"

    def list_html(self, node: Tag) -> str:
        """A list with its items; where lists are not offered, its items as paragraphs with a dash."""
        items = []
        for child in list(node.children):
            if isinstance(child, Tag) and child.name in LISTS:  # A list straight in a list, as Word writes them.
                inner = self.list_html(child)
                if items and items[-1].endswith("</li>"):
                    items[-1] = f"{items[-1].removesuffix('</li>')}{inner}</li>"
                elif inner:
                    items.append(re.sub(r"^<[uo]l>|</[uo]l>$", "", inner))
                continue
            if not isinstance(child, Tag) or child.name != "li":
                items += self.item_html(node.name, "", self.inline_html(child).strip(), "")
                continue
            nested = "".join(self.list_html(inner.extract()) for inner in child.find_all(list(LISTS), recursive=False))
            for border in child.find_all([*BORDERS, "li", "ul", "ol"]):
                border.insert_before(" ")
                border.unwrap()
            items += self.item_html(
                node.name, child.get("data-block-key", ""), "".join(map(self.inline_html, child.children)).strip(), nested
            )
        if node.name not in self.features:
            return "".join(items)
        return f"<{node.name}>{''.join(items)}</{node.name}>" if items else ""

    def item_html(self, kind: str, key: str, words: str, nested: str) -> list[str]:
        """One item of a list, or nothing if it is empty."""
        if not words and not nested:
            return []
        if kind not in self.features:
            return [f"<p>– {words}</p>{nested}"]
        mark = f' data-block-key="{key}"' if BLOCK_KEY.match(key) else ""
        return [f"<li{mark}>{words}{nested}</li>"]

    def inline_html(self, node) -> str:
        if isinstance(node, NavigableString):
            return _text(node)
        if node.name == "br":
            return "<br/>"
        inside = "".join(map(self.inline_html, node.children))
        name = SAME.get(node.name, node.name)
        if name == "a":
            return self.link_html(node, inside)
        offered = any(INLINE.get(feature) == name for feature in self.features)
        return f"<{name}>{inside}</{name}>" if offered and inside.strip() else inside

    def link_html(self, node: Tag, inside: str) -> str:
        kind, number, address = node.get("linktype"), node.get("id", ""), (node.get("href") or "").strip()
        if not inside.strip():
            return inside
        if kind in {"page", "document"}:
            offered = "link" if kind == "page" else "document-link"
            return f'<a linktype="{kind}" id="{number}">{inside}</a>' if offered in self.features and NUMBER.fullmatch(number) else inside
        return f'<a href="{escape(address)}">{inside}</a>' if "link" in self.features and URL.match(address) else inside

    def atomic_html(self, node: Tag) -> str:
        """A picture, a film or a line of Wagtail's own, if it is offered and whole."""
        if node.name == "hr":
            return "<hr/>" if "hr" in self.features else ""
        kind, alt = node.get("embedtype"), escape(node.get("alt", ""))
        if kind == "image" and "image" in self.features and NUMBER.fullmatch(node.get("id", "")):
            known = {form.name for form in get_image_formats()}
            if node.get("format") in known:
                return f'<embed alt="{alt}" embedtype="image" format="{node["format"]}" id="{node["id"]}"/>'
        if kind == "media" and "embed" in self.features and URL.match(node.get("url", "")):
            return f'<embed embedtype="media" url="{escape(node["url"])}"/>'
        return ""


def _text(words: str) -> str:
    """Text as it is stored: composed, with plain spaces, without signs that nobody sees."""
    return escape(BLANKS.sub(" ", clean_text(words)), quote=False)


def _bullets_as_lists(html: str) -> BeautifulSoup:
    """Word pastes its bullets as paragraphs that begin with a dot; make them the list that they were."""
    soup = BeautifulSoup(html, "html.parser")
    for paragraph in soup.find_all("p", recursive=False):
        first = paragraph.find(string=True)
        if first is None or not BULLET.match(first):
            continue
        first.replace_with(BULLET.sub("", first))
        paragraph.name = "li"
        before = paragraph.previous_sibling
        if isinstance(before, Tag) and before.name == "ul":
            before.append(paragraph.extract())
        else:
            paragraph.wrap(soup.new_tag("ul"))
    return soup
