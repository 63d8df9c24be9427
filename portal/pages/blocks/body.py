"""The body itself: what may stand in it."""

from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.pages.blocks.facts import AgendaBlock, DocumentBlock, FiguresBlock, PeopleBlock
from portal.pages.blocks.pictures import GalleryBlock, PhotoBlock, VideoBlock
from portal.pages.blocks.prose import CalloutBlock, ParagraphBlock, QuoteBlock
from portal.pages.blocks.tables import TableBlock
from portal.pages.querysets import with_renditions
from portal.pages.text import photo_values, photos

WORDS, PICTURES, FACTS = _("Words"), _("Pictures"), _("Facts")


class BodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    callout = CalloutBlock(group=WORDS)
    photo = PhotoBlock(group=PICTURES)
    gallery = GalleryBlock(group=PICTURES)
    video = VideoBlock(group=PICTURES)
    figures = FiguresBlock(group=FACTS)
    agenda = AgendaBlock(group=FACTS)
    people = PeopleBlock(group=FACTS)
    document = DocumentBlock(group=FACTS)
    table = TableBlock(group=FACTS)

    class Meta:
        max_num = 200
        template = "blocks/body.html"

    def value_from_datadict(self, data, files, prefix):
        """Raises BadRequest for what no editor sends; Wagtail's blocks take counts and orders on trust."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise BadRequest(f"{prefix} was not made by the editor: {error!r:.200}") from error

    def get_context(self, value, parent_context=None):
        """Adds `parts`: each block with the number of its first photo. All renditions of all photos cost one query."""
        context = super().get_context(value, parent_context=parent_context)
        with_renditions([photo.image for photo in photos(value)])
        context["parts"], number = [], 1
        for block in value:
            context["parts"].append({"block": block, "first_number": number})
            number += len(photo_values(block))
        return context
