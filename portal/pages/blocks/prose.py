"""Blocks of words: paragraph, quote, callout."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.pages.blocks.samples import RICH_TEXT
from portal.pages.rich_text import clean_rich_text

PARAGRAPH_FEATURES = ["h2", "h3", "bold", "italic", "superscript", "subscript", "ul", "ol", "link", "document-link"]
CALLOUT_FEATURES = ["bold", "italic", "ul", "link"]
KINDS = [("note", _("Worth knowing")), ("guidance", _("Guidance for units")), ("warning", _("Take care"))]


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text of bounded features. Whatever reaches the database through it is cleaned, an import as well as the editor."""

    def get_prep_value(self, value):
        return clean_rich_text(value.source or "", self.features)


class ParagraphBlock(CleanRichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=PARAGRAPH_FEATURES, max_length=20_000, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text with headings, lists and links.")
        template = "blocks/paragraph.html"
        preview_template = "blocks/preview.html"
        preview_value = RICH_TEXT


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What was said"), max_length=1500, rows=4, help_text=_("Without quotation marks; they are added."))
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=120, help_text=_("With the form of address: Bà Trần Thanh Vân."))
    role = blocks.CharBlock(
        label=_("Position"), max_length=200, required=False, help_text=_("For example: Chủ tịch Hội LHPN phường Phúc Diễn")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, with name and role.")
        template = "blocks/quote.html"
        preview_template = "blocks/preview.html"
        preview_value = {
            "text": "Sinh hoạt chi hội cần ngắn gọn, có trọng tâm, dễ hiểu và mang lại niềm vui cho chị em.",
            "speaker": "Bà Nguyễn Thị Lan",
            "role": "Chi hội trưởng Chi hội số 4",
        }
        label_format = "{speaker}: {text}"


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=KINDS,
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    text = CleanRichTextBlock(label=_("Text"), features=CALLOUT_FEATURES, max_length=2000)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _("A remark or guidance that stands out from the text.")
        template = "blocks/callout.html"
        preview_template = "blocks/preview.html"
        preview_value = {
            "kind": "guidance",
            "title": "Đơn vị chưa đạt chỉ tiêu",
            "text": "<p>Tập trung củng cố tổ, nhóm và phân công cán bộ hỗ trợ trực tiếp.</p>",
        }
        label_format = "{title}"

    def get_context(self, value, parent_context=None):
        """Adds `kind_name` in words and `icon`, so that the kind is not told by colour alone."""
        context = super().get_context(value, parent_context=parent_context)
        context["kind_name"] = dict(KINDS).get(value["kind"], "")
        context["icon"] = {"guidance": "list", "warning": "triangle-alert"}.get(value["kind"], "info")
        return context
