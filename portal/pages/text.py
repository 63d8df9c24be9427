"""What a body says and shows, for search, reading time and listings. Pure reads of a `StreamValue`."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from portal.pages.models import PortalImage
from portal.ui.typed import clean_line

BLOCK_TAGS = ["p", "h2", "h3", "h4", "li", "br", "hr", "tr", "div", "blockquote"]


@dataclass(frozen=True)
class BodyPhoto:
    """A photo of the body with its number in the article, counted from 1, and the caption that is shown."""

    number: int
    image: PortalImage
    caption: str


def plain_text(body: StreamValue) -> str:
    """All words of the body as a reader meets them: NFC, a line a paragraph, row or caption, no markup and no invisible characters."""
    # A row written by a program may lack a field that the editor would have filled with "".
    lines = (line or "" for block in body for line in _lines(block.block_type, block.value))
    return "\n".join(line for line in map(clean_line, lines) if line)


def photos(body: StreamValue) -> list[BodyPhoto]:
    """The photos of the body in reading order, those of galleries included. One query for photos, one for galleries."""
    shown = [value for block in _of_kinds(body, "photo", "gallery") for value in photo_values(block)]
    return [BodyPhoto(number, value["image"], value.words) for number, value in enumerate(shown, start=1)]


def photo_values(block) -> list:
    """The values of the photos that one block of a body shows; photos that were deleted since are left out."""
    if block.block_type not in {"photo", "gallery"}:
        return []
    values = [block.value] if block.block_type == "photo" else block.value["photos"]
    return [value for value in values if value["image"]]


def has_video(body: StreamValue) -> bool:
    """Whether there is a film in it."""
    return any(raw["type"] == "video" for raw in body.raw_data)


def has_gallery(body: StreamValue) -> bool:
    """Whether there is a gallery in it."""
    return any(raw["type"] == "gallery" for raw in body.raw_data)


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one. Vietnamese is counted in syllables; 220 a minute is an unhurried pace."""
    return max(1, round(len(text.split()) / 220))


def strip_markup(html: str) -> str:
    """The words of a piece of HTML, a line a block element."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(["script", "style", "template"]):
        tag.decompose()
    for tag in soup.find_all(BLOCK_TAGS):
        tag.append("\n")
    return "\n".join(line for line in map(clean_line, soup.get_text().splitlines()) if line)


def _of_kinds(body: StreamValue, *kinds: str) -> Iterator:
    """The blocks of the given kinds; the others are not loaded."""
    for index, raw in enumerate(body.raw_data):
        if raw["type"] in kinds:
            yield body[index]


def _joined(*parts, by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def _markup(value: RichText | str) -> str:
    return strip_markup(value.source if isinstance(value, RichText) else str(value or ""))


def _lines(kind: str, value) -> Iterator[str]:
    """The lines of one block; `kind` is its name in `BodyBlock`."""
    match kind:
        case "paragraph":
            yield from _markup(value).splitlines()
        case "quote":
            yield value.get("text")
            yield _joined(value.get("speaker"), value.get("role"))
        case "callout":
            yield value.get("title")
            yield from _markup(value.get("text")).splitlines()
        case "photo":
            yield value.words
        case "gallery":
            yield value.get("title")
            yield from (photo.words for photo in value["photos"])
        case "video":
            yield value.get("title")
            yield value.get("caption")
        case "figures":
            yield value.get("title")
            yield from (_joined(row.get("value"), row.get("unit"), row.get("label"), row.get("period"), by=" ") for row in value["rows"])
        case "agenda":
            yield value.get("title")
            yield from (_joined(row.get("time"), row.get("title"), row.get("speaker")) for row in value["rows"])
        case "people":
            yield value.get("title")
            yield from (_joined(row.get("name"), row.get("title"), row.get("role")) for row in value["rows"])
        case "document":
            yield value.get("title") or (value["document"].title if value["document"] else "")
            yield value.get("description") or ""
        case "table":
            yield value.get("table_caption") or ""
            yield from (_joined(*map(str, filter(None, row))) for row in value.get("data") or [])
