"""The blocks of an article's body. Each has a template in templates/blocks/ named after it."""

from wagtail import blocks


class BodyBlock(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock()
