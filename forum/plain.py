"""Words without an editor: what a plain text area shows of a post. `forum.writing.plain_as_html` is the way back."""

from bs4 import BeautifulSoup, NavigableString, Tag

from forum.writing import IS_HTML, PERMALINK

# What was typed is shown again before anything was refused about it: below this depth only its words are kept.
DEEPEST = 12


def is_rich(text: str) -> bool:
    """Whether `text` is what the editor makes, not what a person types."""
    return IS_HTML.match(text) is not None


def to_plain(html: str) -> str:
    """The words of a post as they stand in a plain text area; pictures and formats are not kept there."""
    if not is_rich(html):
        return html
    return "\n".join(_lines(BeautifulSoup(html, "html.parser"))).strip()


def _lines(node: Tag, depth: int = 0) -> list[str]:
    lines: list[str] = []
    if depth > DEEPEST:
        return [text] if (text := _text(node).strip()) else []
    for child in node.children:
        if isinstance(child, NavigableString):
            lines += [text] if (text := str(child).strip()) else []
        elif child.name == "blockquote":
            lines += [f"> {line}" for line in [*_origin(child), *filter(None, _lines(child, depth + 1))]] + [""]
        elif child.name in ("ul", "ol"):
            items = child.find_all("li", recursive=False)
            marks = ["-" if child.name == "ul" else f"{place}." for place, _item in enumerate(items, start=1)]
            lines += [f"{mark} {' '.join(_lines(item, depth + 1)).strip()}" for mark, item in zip(marks, items, strict=True)] + [""]
        elif child.name in ("p", "h1", "h2", "h3", "h4"):
            lines += [*_text(child).split("\n"), ""]
        else:
            lines += [text] if (text := _text(child).strip()) else []
    return lines


def _origin(quote: Tag) -> list[str]:
    """The permalink of the post that is quoted, by which the quote finds it again; the line that named it is taken out."""
    first = quote.find("p", recursive=False)
    link = first.find("a", href=PERMALINK) if first else None
    if link is not None:
        origin = link["href"]
        first.decompose()
        return [origin]
    return [f"/dien-dan/bai/{quote['data-post']}/"] if quote.get("data-post", "").isdecimal() else []


def _text(node: Tag) -> str:
    """Words of a paragraph, line breaks kept; a link whose words are not its address is followed by it."""
    parts = []
    for child in node.descendants:
        if isinstance(child, NavigableString):
            parts.append(str(child))
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "a" and child.get("href", "").startswith("http") and child.get_text(strip=True) not in child["href"]:
            parts.append(f"{child['href']} ")
    return "".join(parts)
