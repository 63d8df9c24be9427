"""Photos, documents and bodies for tests."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from portal.pages.blocks import BodyBlock
from portal.pages.models import PortalDocument, PortalImage


def picture_bytes(size=(640, 480), form="JPEG", colour=(163, 25, 91), mode="RGB", **options) -> bytes:
    """A picture of one colour."""
    buffer = BytesIO()
    Image.new(mode, size, colour).save(buffer, form, **options)
    return buffer.getvalue()


def stored_image(title="Quang cảnh", size=(640, 480), **fields) -> PortalImage:
    """A row with its file."""
    return PortalImage.objects.create(title=title, file=ContentFile(picture_bytes(size), name="quang-canh.jpg"), **fields)


def stored_document(title="Báo cáo đề dẫn", name="bao-cao.pdf", data=b"%PDF-1.4\n%%EOF\n", **fields) -> PortalDocument:
    return PortalDocument.objects.create(title=title, file=ContentFile(data, name=name), **fields)


def body_of(*blocks):
    """The stream value of (name, value) pairs."""
    block = BodyBlock()
    return block.normalize(list(blocks))


def every_block(images, document) -> list[tuple]:
    """One of each, with four photos in all."""
    one, two, three, four = images
    return [
        ("paragraph", "<h2>Diễn biến</h2><p>Ngày 6/10, Hội đã tổ chức <b>tọa đàm</b>.</p>"),
        ("photo", {"image": one, "caption": "Quang cảnh buổi tọa đàm."}),
        ("quote", {"text": "Chị em cần nội dung ngắn gọn.", "speaker": "Bà Vương Thị Minh", "role": "Chi hội trưởng"}),
        ("figures", {"title": "Kết quả", "rows": [{"value": "78,85", "unit": "%", "label": "tỉ lệ tập hợp", "period": "2021–2023"}]}),
        ("gallery", {"title": "Một số hình ảnh", "photos": [{"image": two, "caption": ""}, {"image": three, "caption": "Thảo luận"}]}),
        ("agenda", {"title": "", "rows": [{"time": "8h00", "title": "Khai mạc", "speaker": "Bà Trinh", "file": document}]}),
        ("people", {"title": "", "rows": [{"name": "Bà Nguyễn Kim Quý", "title": "Trưởng ban", "role": "chỉ đạo"}]}),
        ("document", {"document": document, "title": "", "description": "Bản chính thức"}),
        ("video", {"title": "Phóng sự", "url": "https://youtu.be/dQw4w9WgXcQ", "file": None, "poster": None, "caption": ""}),
        ("callout", {"kind": "guidance", "title": "Đơn vị chưa đạt chỉ tiêu", "text": "<p>Củng cố <b>tổ nhóm</b>.</p>"}),
        ("table", {"data": [["Phường", "Hội viên"], ["Phú Diễn", "1.298"]], "table_caption": "Hội viên", "table_header_choice": "row"}),
        ("photo", {"image": four, "caption": ""}),
    ]
