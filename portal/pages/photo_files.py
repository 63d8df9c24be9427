"""What becomes of an uploaded photo before anything of it is stored.

Every upload is hostile until it has been decoded and encoded again: what is kept is pixels, never the file that arrived. That removes
metadata (place, device, thumbnails), whatever was hidden behind the picture, and the difference between name and content.
"""

import secrets
import warnings
from io import BytesIO

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from wagtail.coreutils import string_to_ascii

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 4096  # More than print at newspaper width needs; a 12 megapixel phone photo stays as it is.
EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif"]

# What each format is stored as. An animated picture becomes its first frame: photos here do not move.
STORED_AS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG", "HEIF": "JPEG", "AVIF": "JPEG"}
SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
OPTIONS = {"JPEG": {"quality": 88, "progressive": True}, "PNG": {}, "WEBP": {"quality": 88}}

TOO_BIG = _("This photo has %(size)s; at most %(limit)s are accepted. Save it at a smaller size and upload it again.")
TOO_MANY_PIXELS = _("This photo has more than 40 million pixels. Save it at a smaller size and upload it again.")
NOT_A_PHOTO = _("This file is not a photo. JPEG, PNG, WebP, GIF, HEIC and AVIF are accepted.")
IS_A_DRAWING = _("SVG drawings are not accepted because they can carry programs. Save the drawing as PNG and upload that.")
IS_BROKEN = _("This photo is damaged or did not arrive whole. Upload it again from the camera or phone.")

pillow_heif.register_heif_opener()


class RefusedFile(ValidationError):
    """An upload that is not stored; its message tells the person what to do."""


class CleanPhoto(ContentFile):
    """A photo that has been through `clean_photo`."""


def clean_photo(upload, name: str = "", *, side: int = MAX_SIDE, stored_as: str = "") -> CleanPhoto:
    """The photo in `upload` (a file open for reading), upright, in sRGB, at most `side` pixels across, without anything but its pixels.

    JPEG, PNG and WebP keep their format; HEIC and AVIF become JPEG, GIF becomes PNG; with `stored_as` all become that one of OPTIONS. The
    name is made from `name`, with the suffix of what it is and a random part, so that the address of an original cannot be guessed. Raises
    `RefusedFile`.
    """
    if isinstance(upload, CleanPhoto):
        return upload
    size = getattr(upload, "size", None)
    if size is not None and size > MAX_BYTES:
        raise RefusedFile(TOO_BIG, code="too_big", params={"size": filesizeformat(size), "limit": filesizeformat(MAX_BYTES)})
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RefusedFile(TOO_BIG, code="too_big", params={"size": filesizeformat(len(data)), "limit": filesizeformat(MAX_BYTES)})
    form = sniff(data)
    picture = _decoded(data, form)
    stored = stored_as or STORED_AS[form]
    buffer = BytesIO()
    _for_storage(picture, stored, side).save(buffer, stored, **OPTIONS[stored])
    return CleanPhoto(buffer.getvalue(), name=clean_name(name or getattr(upload, "name", ""), SUFFIX[stored]))


def sniff(data: bytes) -> str:
    """Pillow's name of the format that the first bytes show. Raises `RefusedFile` for everything that is not accepted."""
    head = data[:32]
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in {b"avif", b"avis"}:
            return "AVIF"
        if brand in {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}:
            return "HEIF"
    if b"<svg" in data[:4096].lower():
        raise RefusedFile(IS_A_DRAWING, code="svg")
    raise RefusedFile(NOT_A_PHOTO, code="not_a_photo")


def clean_name(name: str, suffix: str) -> str:
    """A short ASCII name without its old suffix: "Ảnh tọa đàm (1).JPG.exe" gives "anh-toa-dam-1-jpg-4f3a9c21.jpg"."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{slugify(string_to_ascii(stem))[:40].strip('-') or 'anh'}-{secrets.token_hex(4)}{suffix}"


def _decoded(data: bytes, form: str) -> Image.Image:
    """The decoded pixels. The size is read from the header and refused before a single pixel is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=[form])
            if picture.width * picture.height > MAX_PIXELS:
                raise RefusedFile(TOO_MANY_PIXELS, code="too_many_pixels")
            picture.seek(0)
            if form == "JPEG":
                picture.draft(None, (MAX_SIDE, MAX_SIDE))
            picture.load()
            return ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RefusedFile(TOO_MANY_PIXELS, code="too_many_pixels") from None
    except UnidentifiedImageError:
        raise RefusedFile(IS_BROKEN, code="broken") from None
    except RefusedFile:
        raise
    except Exception:
        raise RefusedFile(IS_BROKEN, code="broken") from None


def _for_storage(picture: Image.Image, form: str, side: int) -> Image.Image:
    """The pixels alone, in sRGB, at most `side` across; on white where the format has no transparency."""
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 256).convert("L")
    transparent = picture.has_transparency_data
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        picture = _in_srgb(picture, profile)
    picture = picture.convert("RGBA" if transparent else "RGB")
    if transparent and form == "JPEG":
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        picture = white.convert("RGB")
    bare = picture.copy()
    bare.info = {}
    return bare


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours that were meant; phones photograph in wider colour spaces than browsers assume. A broken profile is ignored."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
