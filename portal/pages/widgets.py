"""The editor of rich text. Named in the settings; loaded when models are ready, which Wagtail's editor asks for."""

from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from portal.pages.rich_text import clean_rich_text


class CleanRichTextArea(DraftailRichTextArea):
    """Wagtail's editor, filled with and read as cleaned HTML."""

    def format_value(self, value):
        return super().format_value(clean_rich_text(value or "", self.features))

    def value_from_datadict(self, data, files, name):
        posted = data.get(name)
        if posted is None:
            return None
        try:
            html = self.converter.to_database_format(posted)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ExporterException):
            html = str(posted)  # Not what the editor sends; its words are kept all the same.
        return clean_rich_text(html or "", self.features)
