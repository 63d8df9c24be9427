"""The small square photo beside a name."""

import secrets
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from portal.pages.photo_files import clean_photo

SIDE = 192  # Four times the circle of a thread, twice that of a member's page.


def portrait(upload) -> ContentFile:
    """A square WebP of the middle of the photo, without anything but its pixels. Raises `RefusedFile` as `clean_photo` does."""
    with Image.open(clean_photo(upload)) as photo:
        square = ImageOps.fit(photo.convert("RGBA"), (SIDE, SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    ground = Image.new("RGB", square.size, "white")
    ground.paste(square, mask=square.getchannel("A"))
    buffer = BytesIO()
    ground.save(buffer, "WEBP", quality=82)
    return ContentFile(buffer.getvalue(), name=f"{secrets.token_hex(12)}.webp")
