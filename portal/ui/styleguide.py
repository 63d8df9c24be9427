"""`/_styleguide/`: every value and component of the house on one page, in development only."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from portal.ui import icons
from portal.ui.contrast import TOKENS, measure, schemes

LONG_UNIT = "Hội Liên hiệp Phụ nữ phường Bình Hưng Hòa A, quận Bình Tân, Thành phố Hồ Chí Minh"


@dataclass
class SampleUnit:
    title: str = LONG_UNIT


@dataclass
class SampleStory:
    """What `components/story.html` asks of an article."""

    title: str
    cover: AbstractImage | None = None
    kicker: str = "Hội LHPN phường Phú Diễn:"
    sapo: str = (
        "Mười ý kiến tại buổi tọa đàm đề xuất cách tập hợp nữ lao động ở khu nhà trọ, khu chung cư cao tầng "
        "và đổi mới sinh hoạt chi hội để chị em thấy có ích mà đến."
    )
    url: str = "#"
    unit: SampleUnit = field(default_factory=SampleUnit)
    published_at: datetime = field(default_factory=lambda: timezone.now() - timedelta(hours=3))
    has_gallery: bool = True
    has_video: bool = False


class SampleForm(forms.Form):
    """One field of each kind, one of them answered wrongly."""

    name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ, để chi hội nhận ra bạn.")
    email = forms.EmailField(label="Thư điện tử")
    unit = forms.ChoiceField(label="Đơn vị", choices=[("", "Chọn đơn vị"), ("1", LONG_UNIT)], required=False)
    story = forms.CharField(label="Câu chuyện của bạn", widget=forms.Textarea, required=False)


def samples() -> dict[str, list[SampleStory] | SampleStory]:
    """Stories with the photos that the site has, and one without."""
    photos = list(get_image_model().objects.order_by("-pk").prefetch_related("renditions")[:6]) or [None]
    titles = (
        "ĐẨY MẠNH PHỤ NỮ VƯỢT KHÓ: Tọa đàm nâng cao chất lượng hoạt động tổ chức Hội cơ sở",
        "Ra mắt mô hình tập hợp nữ lao động tại các khu nhà trọ",
        "181 câu lạc bộ, tổ, nhóm tập hợp hội viên trên không gian mạng sau nửa nhiệm kỳ",
        "Tập huấn kỹ năng điều hành sinh hoạt cho chi hội trưởng vùng sâu, vùng xa",
        "Biểu dương cán bộ Hội cơ sở giỏi",
        "Mẹ đỡ đầu: hai năm, ba mươi em nhỏ đến trường",
    )
    stories = [SampleStory(title, photos[index % len(photos)]) for index, title in enumerate(titles)]
    bare = SampleStory("Bài không có ảnh, không có dòng trên tiêu đề", None, kicker="")
    return {"stories": stories, "lead": stories[0], "bare": bare}


def styleguide(request: HttpRequest) -> HttpResponse:
    css = (settings.BASE_DIR / "static" / TOKENS).read_text(encoding="utf-8")
    colours = schemes(css)
    form = SampleForm({"name": "", "email": "lan@", "unit": ""})
    context = {
        "colours": {"light": colours["light"], "dark": colours["dark"]},
        "measured": {name: measure(colours[name]) for name in ("light", "dark")},
        "icons": sorted(icons.symbols()),
        "form": form,
        "page": Paginator(range(400), 10).page(7),
        "moment": timezone.now(),
        "long_unit": LONG_UNIT,
        **samples(),
    }
    return render(request, "styleguide.html", context)
