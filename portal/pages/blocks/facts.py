"""Blocks of facts: key figures, agenda, people present, document."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.documents.blocks import DocumentChooserBlock

from portal.pages.blocks.samples import SampleDocument


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(
        label=_("Figure"),
        max_length=24,
        help_text=_("As it is read: 181, 78,85 or 478.250.000."),
        validators=[RegexValidator(r"\d", _("A figure has at least one digit."))],
    )
    unit = blocks.CharBlock(label=_("Unit of measure"), max_length=30, required=False, help_text=_("For example: %, đồng, suất quà"))
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)
    period = blocks.CharBlock(label=_("Period"), max_length=60, required=False, help_text=_("For example: Năm 2023; giai đoạn 2021–2026"))

    class Meta:
        icon = "table"
        label = _("Figure")
        label_format = "{value} {unit} {label}"


class FiguresBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    rows = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=8)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("Up to eight results as large numerals, with what they count and the period.")
        template = "blocks/figures.html"
        preview_template = "blocks/preview.html"
        preview_value = {
            "title": "Kết quả nửa nhiệm kỳ",
            "rows": [
                {"value": "181", "unit": "câu lạc bộ", "label": "tập hợp hội viên trên không gian mạng", "period": ""},
                {"value": "78,85", "unit": "%", "label": "phụ nữ tham gia tổ chức Hội", "period": "2021–2024"},
                {"value": "378", "unit": "suất", "label": "học bổng đã trao", "period": "Năm 2024"},
            ],
        }
        label_format = "{title}"


class AgendaRowBlock(blocks.StructBlock):
    time = blocks.CharBlock(label=_("Time"), max_length=30, help_text=_("For example: 8h00 – 8h30"))
    title = blocks.CharBlock(label=_("Subject"), max_length=250)
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=200, required=False)
    file = DocumentChooserBlock(label=_("Paper"), required=False)

    class Meta:
        icon = "time"
        label = _("Item")
        label_format = "{time} {title}"


class AgendaBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False, help_text=_("For example: Chương trình ngày thứ nhất"))
    rows = blocks.ListBlock(AgendaRowBlock(), label=_("Items"), min_num=1, max_num=40)

    class Meta:
        icon = "list-ul"
        label = _("Agenda")
        description = _("What happened when, who spoke, and the papers to download.")
        template = "blocks/agenda.html"
        preview_template = "blocks/preview.html"
        label_format = "{title}"

    def get_preview_value(self):
        rows = self.child_blocks["rows"]
        items = [
            ("8h00", "Đón tiếp đại biểu", "", None),
            ("8h30", "Báo cáo đề dẫn", "Bà Nguyễn Thị Lan, Chủ tịch Hội", SampleDocument()),
            ("9h15", "Thảo luận, chia sẻ mô hình hay", "Đại biểu các chi hội", None),
        ]
        keys = ("time", "title", "speaker", "file")
        values = [rows.child_block._to_struct_value(dict(zip(keys, item, strict=True))) for item in items]
        return self._to_struct_value({"title": "", "rows": ListValue(rows, values=values)})


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=pgettext_lazy("of a person", "Name"), max_length=120, help_text=_("With the form of address: Bà Nguyễn Thị Thuần.")
    )
    title = blocks.CharBlock(label=_("Position"), max_length=250, required=False, help_text=_("For example: Phó Chủ tịch Hội LHPN quận"))
    role = blocks.CharBlock(
        label=_("Part in the event"), max_length=80, required=False, help_text=_("For example: Chủ trì, phát biểu chỉ đạo")
    )

    class Meta:
        icon = "user"
        label = _("Person")
        label_format = "{name}"


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False, help_text=_("Left empty: People present."))
    rows = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=40)

    class Meta:
        icon = "group"
        label = _("People present")
        description = _("Who sat on the podium, with position and part in the event.")
        template = "blocks/people.html"
        preview_template = "blocks/preview.html"
        preview_value = {
            "title": "",
            "rows": [
                {"name": "Bà Nguyễn Thị Lan", "title": "Chủ tịch Hội LHPN phường", "role": "Chủ trì"},
                {"name": "Bà Trần Thu Hà", "title": "Phó Chủ tịch Hội LHPN thành phố", "role": "Phát biểu chỉ đạo"},
                {"name": "Bà Lê Thị Mai", "title": "Chi hội trưởng Chi hội số 4", "role": ""},
            ],
        }
        label_format = "{title}"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=200, required=False, help_text=_("Left empty, the document's own title is shown.")
    )
    description = blocks.CharBlock(label=_("Description"), max_length=300, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("A file to download, with its kind and size.")
        template = "blocks/document.html"
        preview_template = "blocks/preview.html"
        label_format = "{title}"

    def get_preview_value(self):
        return self._to_struct_value({"document": SampleDocument(), "title": "", "description": "Tài liệu gửi các chi hội trước tọa đàm."})
