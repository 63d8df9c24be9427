"""The table block: pasted from a spreadsheet or typed, bounded, with a caption for everybody."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block import blocks as table_blocks

MAX_ROWS, MAX_COLUMNS, MAX_CELL = 60, 12, 400


class TableBlock(table_blocks.TableBlock):
    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns, pasted from a spreadsheet or typed.")
        template = "blocks/table.html"

    def clean(self, value):
        value = super().clean(value)
        rows = [[("" if cell is None else str(cell)).strip() for cell in row] for row in (value or {}).get("data") or []]
        if not any(any(row) for row in rows):
            raise ValidationError(_("The table is empty."))
        if len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
            raise ValidationError(
                _("A table has at most %(rows)s rows and %(columns)s columns. Offer a larger one as a document.")
                % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
            )
        if any(len(cell) > MAX_CELL for row in rows for cell in row):
            raise ValidationError(_("A cell of the table has at most %(count)s characters.") % {"count": MAX_CELL})
        if len(value.get("table_caption") or "") > 200:
            raise ValidationError(_("The caption of the table has at most 200 characters."))
        return {**value, "data": rows}
