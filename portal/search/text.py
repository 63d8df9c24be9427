"""Plain text out of what editors make. Works on stored data, without building blocks: a bulk indexing reads thousands."""

import html
import re
from collections.abc import Iterator

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

# The end of one of these is the end of a sentence, so words on its two sides are no neighbours.
ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote|td|th|tr)>|<(?:br|hr)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
LINES = re.compile(r"\s*\n\s*")
WRITTEN = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)
NOT_WRITTEN = (blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock)


def plain(markup: str) -> str:
    """The text of a piece of HTML, a line for each paragraph."""
    text = html.unescape(TAG.sub("", ENDS.sub("\n", markup)))
    return LINES.sub("\n", SPACES.sub(" ", text)).strip()


def stream_text(stream) -> str:
    """All that people wrote in a StreamField's value: paragraphs, captions, quotes, names, cells; no addresses or choices."""
    found = [part for child in stream.raw_data for part in _written(stream.stream_block.child_blocks.get(child["type"]), child["value"])]
    return "\n".join(part for part in found if part)


def _written(block: blocks.Block | None, value) -> Iterator[str]:
    if block is None or not value or isinstance(block, NOT_WRITTEN):
        return
    if isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
        yield plain(str(value))
    elif isinstance(block, WRITTEN):
        yield str(value)
    elif isinstance(block, TableBlock):
        yield from (str(cell) for row in value.get("data", ()) for cell in row if cell)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _written(child, value.get(name))
    elif isinstance(block, blocks.BaseStreamBlock):
        for item in value:
            yield from _written(block.child_blocks.get(item["type"]), item["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _written(block.child_block, item.get("value") if isinstance(item, dict) and "type" in item else item)
