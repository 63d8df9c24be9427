"""From the blocks of a content file to the body of an article. The shapes are those that `portal.pages.blocks` describes."""

import re
from datetime import datetime
from html import escape

from wagtail.rich_text import RichText

from portal.demo.gallery import Gallery
from portal.demo.reading import Block, Story

PROSE = {"paragraph": "p", "heading": "h2"}
BOLD = re.compile(r"\*\*(.+?)\*\*")


class UnknownBlock(Exception):
    """A content file has a block that bodies do not have."""


def body_of(story: Story, now: datetime, gallery: Gallery) -> list[tuple[str, object]]:
    """The body as a list of (block name, value). Running text between other blocks is one paragraph block."""
    body, prose = [], []
    for block in story.blocks:
        block = in_time(block, story, now)
        if block.name in PROSE or block.name == "list":
            prose.append(html_of(block))
            continue
        if prose:
            body.append(("paragraph", RichText("".join(prose))))
            prose = []
        body.append((block.name, value_of(block, gallery)))
    if prose:
        body.append(("paragraph", RichText("".join(prose))))
    return body


def in_time(block: Block, story: Story, now: datetime) -> Block:
    """The block with its dates filled in."""
    return Block(block.name, story.filled(block.argument, now), tuple(story.filled(line, now) for line in block.lines))


def html_of(block: Block) -> str:
    if block.name == "list":
        return f"<ul>{''.join(f'<li>{inline(line)}</li>' for line in block.lines)}</ul>"
    return f"<{PROSE[block.name]}>{inline(block.argument)}</{PROSE[block.name]}>"


def inline(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def value_of(block: Block, gallery: Gallery) -> object:
    """What the block of that name stores."""
    makers = {"photo": photo, "gallery": photos, "document": document, "video": video}
    if block.name in makers:
        return makers[block.name](block, gallery)
    plain = {"quote": quote, "callout": callout, "table": table, "figures": rows, "agenda": rows, "people": rows}
    if block.name not in plain:
        raise UnknownBlock(block.name)
    return plain[block.name](block)


COLUMNS = {
    "figures": ("value", "unit", "label", "period"),
    "agenda": ("time", "title", "speaker"),
    "people": ("name", "title", "role"),
}


def rows(block: Block) -> dict:
    """Figures, agenda and people: a title and rows of named cells."""
    names = COLUMNS[block.name]
    empty = {**dict.fromkeys(names, ""), **({"file": None} if block.name == "agenda" else {})}
    return {"title": block.argument, "rows": [{**empty, **dict(zip(names, row, strict=False))} for row in block.rows]}


def quote(block: Block) -> dict:
    speaker, _, role = block.argument.partition("|")
    return {"text": " ".join(block.lines), "speaker": speaker.strip(), "role": role.strip()}


def callout(block: Block) -> dict:
    kind, _, title = block.argument.partition("|")
    return {"kind": kind.strip(), "title": title.strip(), "text": RichText("".join(f"<p>{inline(line)}</p>" for line in block.lines))}


def table(block: Block) -> dict:
    return {"data": block.rows, "table_caption": block.argument, "table_header_choice": "row"}


def photo(block: Block, gallery: Gallery) -> dict:
    name, _, caption = block.argument.partition("|")
    return {"image": gallery.picture(name.strip()), "caption": caption.strip()}


def photos(block: Block, gallery: Gallery) -> dict:
    shown = [{"image": gallery.picture(row[0]), "caption": row[1] if len(row) > 1 else ""} for row in block.rows]
    return {"title": block.argument, "photos": shown}


def document(block: Block, gallery: Gallery) -> dict:
    title, _, description = block.argument.partition("|")
    return {"document": gallery.document(title.strip(), block.lines), "title": "", "description": description.strip()}


def video(block: Block, gallery: Gallery) -> dict:
    title, _, caption = block.argument.partition("|")
    names = [name for line in block.lines for name in line.split()]
    film, poster = gallery.film(title.strip(), names), gallery.picture(names[0])
    return {"title": title.strip(), "url": "", "file": film, "poster": poster, "caption": caption.strip()}
