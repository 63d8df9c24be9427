"""The table block: pasted from a spreadsheet or typed, bounded, with a caption for everybody."""

import json
import re
from zlib import crc32

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.contrib.table_block import blocks as table_blocks
from wagtail.contrib.table_block.blocks import TableInput, TableInputAdapter

from portal.ui.typed import clean_line

MAX_ROWS, MAX_COLUMNS, MAX_CELL, MAX_CAPTION = 60, 12, 400, 200
NUMBER = re.compile(r"^[+–-]?\d[\d.,\s]*\s*%?$")
# Handsontable has no Vietnamese; its names for the context menu are given here.
MENU = {
    "row_above": _("Insert a row above"),
    "row_below": _("Insert a row below"),
    "col_left": _("Insert a column to the left"),
    "col_right": _("Insert a column to the right"),
    "remove_row": _("Remove the row"),
    "remove_col": _("Remove the column"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}


class NamedTableInput(TableInput):
    """The spreadsheet of Wagtail with a context menu in the reader's language."""


class NamedTableInputAdapter(TableInputAdapter):
    def js_args(self, widget):
        options, strings = super().js_args(widget)
        return [{**options, "contextMenu": {"items": {key: {"name": str(name)} for key, name in MENU.items()}}}, strings]


register(NamedTableInputAdapter(), NamedTableInput)


class TableBlock(table_blocks.TableBlock):
    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, pasted from a spreadsheet or typed.")
        template = "blocks/table.html"
        preview_template = "blocks/preview.html"

    @cached_property
    def field(self):
        field = super().field
        field.widget = NamedTableInput(table_options={**self.table_options, "language": "en-US"})
        return field

    def value_from_form(self, value):
        table = super().value_from_form(value)
        if table is not None and not (isinstance(table, dict) and all(isinstance(row, list) for row in table.get("data") or [])):
            raise ValueError("a table is an object with rows")
        return table

    def clean(self, value):
        value = super().clean(value)
        rows = [["" if cell is None else clean_line(str(cell)) for cell in row] for row in (value or {}).get("data") or []]
        if not any(any(row) for row in rows):
            raise ValidationError(_("The table is empty."))
        if len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
            raise ValidationError(
                _("A table has at most %(rows)s rows and %(columns)s columns. Offer a larger one as a document.")
                % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            )
        if any(len(cell) > MAX_CELL for row in rows for cell in row):
            raise ValidationError(_("A cell of the table has at most %(count)s characters.") % {"count": MAX_CELL})
        caption = clean_line(str(value.get("table_caption") or ""))
        if not caption:
            raise ValidationError(_("Give the table a caption that says what it shows."))
        if len(caption) > MAX_CAPTION:
            raise ValidationError(_("The caption of the table has at most %(count)s characters.") % {"count": MAX_CAPTION})
        return {**value, "data": rows, "table_caption": caption}

    def render(self, value, context=None):
        """Adds `caption_id`, and `numeric`: the columns (from 0) that hold numbers only and are set flush right."""
        rows = (value or {}).get("data") or []
        body = rows[1:] if (value or {}).get("first_row_is_table_header") else rows
        columns = [[str(cell).strip() for cell in column if cell not in (None, "")] for column in zip(*body, strict=False)]
        numeric = [index for index, cells in enumerate(columns) if cells and all(map(NUMBER.match, cells))]
        caption_id = f"bang-{crc32(json.dumps(rows, default=str).encode()):08x}"
        return super().render(value, {**(context or {}), "caption_id": caption_id, "numeric": numeric})

    def get_preview_value(self):
        rows = [["Phường", "Hội viên", "Tỉ lệ tập hợp"], ["Phú Diễn", "1.298", "78,85%"], ["Đông Ngạc", "956", "71,2%"]]
        return {"data": rows, "table_caption": "Hội viên theo phường", "table_header_choice": "row", "first_row_is_table_header": True}
