"""Blocks to look at: photo, gallery, video."""

import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.pages.blocks.samples import SamplePhoto

VIDEO_FILE_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


class PhotoValue(blocks.StructValue):
    @property
    def words(self) -> str:
        """The caption of this use of the photo, or the photo's own."""
        return self.get("caption") or (self["image"].caption if self.get("image") else "")


class PhotoBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=300,
        required=False,
        help_text=_("Left empty, the photo's own caption is shown. The number is added."),
    )

    class Meta:
        icon = "image"
        label = _("Photo")
        description = _("One photo over the full measure, with a numbered caption.")
        template = "blocks/photo.html"
        preview_template = "blocks/preview.html"
        value_class = PhotoValue
        label_format = "{caption}"

    def get_preview_value(self):
        return self._to_struct_value({"image": SamplePhoto(), "caption": ""})


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False, help_text=_("For example: Một số hình ảnh tại tọa đàm"))
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), min_num=2, max_num=40)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Two to forty photos in a grid; each opens large.")
        template = "blocks/gallery.html"
        preview_template = "blocks/preview.html"
        label_format = "{title}"

    def get_context(self, value, parent_context=None):
        """Adds `shown`: the photos that still exist, each with its number in the article."""
        context = super().get_context(value, parent_context=parent_context)
        existing = [photo for photo in value["photos"] if photo["image"]]
        context["shown"] = list(enumerate(existing, start=context.get("first_number", 1)))
        return context

    def get_preview_value(self):
        photos = self.child_blocks["photos"]
        captions = [
            "Đại biểu dự tọa đàm",
            "Chị em thảo luận",
            "Trao quà cho hội viên",
            "Tham quan mô hình",
            "Văn nghệ chào mừng",
            "Chụp ảnh lưu niệm",
        ]
        values = [photos.child_block._to_struct_value({"image": SamplePhoto(caption), "caption": ""}) for caption in captions]
        return self._to_struct_value({"title": "Một số hình ảnh tại tọa đàm", "photos": ListValue(photos, values=values)})


def video_address(url: str) -> tuple[str, str] | None:
    """(host, key) of a YouTube or Vimeo address in any of its usual spellings; None for every other address."""
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path.strip("/").split("/")
    if host == "youtu.be":
        key = path[0]
    elif host in {"youtube.com", "youtube-nocookie.com"}:
        key = parse_qs(parts.query).get("v", [""])[0] if path[0] == "watch" else path[-1] if path[0] in {"embed", "shorts", "live"} else ""
    elif host in {"vimeo.com", "player.vimeo.com"}:
        key = next((part for part in path if part.isdigit()), "")
        return ("vimeo", key) if re.fullmatch(r"\d{5,12}", key) else None
    else:
        return None
    return ("youtube", key) if re.fullmatch(r"[\w-]{11}", key) else None


class VideoValue(blocks.StructValue):
    @property
    def address(self) -> tuple[str, str] | None:
        return video_address(self["url"]) if self.get("url") else None

    @property
    def host_name(self) -> str:
        """Who will be asked for the film once the reader presses play."""
        return {"youtube": "YouTube", "vimeo": "Vimeo"}[self.address[0]] if self.address else ""

    @property
    def player_url(self) -> str:
        """The host's player without cookies. Nothing is fetched from there before the reader asks for it."""
        if not self.address:
            return ""
        host, key = self.address
        if host == "youtube":
            return f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0"
        return f"https://player.vimeo.com/video/{key}?autoplay=1&dnt=1"

    @property
    def watch_url(self) -> str:
        if not self.address:
            return ""
        host, key = self.address
        return f"https://www.youtube.com/watch?v={key}" if host == "youtube" else f"https://vimeo.com/{key}"

    @property
    def file_type(self) -> str:
        return VIDEO_FILE_TYPES.get(self["file"].file_extension.lower(), "") if self.get("file") else ""


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("YouTube or Vimeo address"), max_length=300, required=False)
    file = DocumentChooserBlock(label=_("Or a video file"), required=False, help_text=_("MP4 or WebM, from the documents of your unit."))
    poster = ImageChooserBlock(label=_("Picture before playing"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film from YouTube, Vimeo or your own file; nothing is loaded before the reader presses play.")
        template = "blocks/video.html"
        preview_template = "blocks/preview.html"
        value_class = VideoValue
        label_format = "{title}"

    def get_preview_value(self):
        url = "https://www.youtube.com/watch?v=aaaaaaaaaaa"
        return self._to_struct_value(
            {"title": "Phóng sự: Một ngày ở chi hội", "url": url, "file": None, "poster": SamplePhoto(), "caption": ""}
        )

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if bool(value["url"]) == bool(value["file"]):
            errors["url"] = ValidationError(_("Give either an address or a file."))
        elif value["url"] and not value.address:
            errors["url"] = ValidationError(_("This is not the address of a film on YouTube or Vimeo."))
        elif value["file"] and not value.file_type:
            errors["file"] = ValidationError(_("This file is not a video that browsers can play. Choose an MP4 or WebM file."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value
