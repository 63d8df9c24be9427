"""What the previews in the editor show: a drawn photo and a document that exist nowhere, so that nobody sees another unit's files there."""

from types import SimpleNamespace

from django.templatetags.static import static
from wagtail.images.models import Filter

RICH_TEXT = (
    "<p>Sáng 6/10, Hội LHPN phường tổ chức tọa đàm <b>“Giải pháp nâng cao chất lượng hoạt động chi hội”</b>, "
    "với sự tham gia của 80 cán bộ, hội viên.</p><ul><li>Củng cố tổ, nhóm</li><li>Kết nạp hội viên trẻ</li></ul>"
)


class SamplePhoto:
    """Answers what templates ask of a photo."""

    width, height = 1200, 800
    credit = ""
    default_alt_text = "Ảnh minh hoạ"

    def __init__(self, caption: str = "Quang cảnh buổi tọa đàm."):
        self.caption = caption

    def is_portrait(self) -> bool:
        return False

    def find_existing_renditions(self, *filters: Filter) -> dict:
        return {each: SimpleNamespace(url=static("img/block-preview.svg"), width=1200, height=800) for each in filters}


class SampleDocument:
    title = "Báo cáo đề dẫn tọa đàm"
    file_extension = "pdf"
    url = "#"

    def get_file_size(self) -> int:
        return 482_000
