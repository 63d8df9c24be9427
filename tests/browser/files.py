"""Files to upload, drawn by the program."""

import secrets
from pathlib import Path

from PIL import Image

PHOTO = (900, 600)


def write_photo(path: Path) -> Path:
    """A JPEG of a colour of its own, so that no two tests upload the same."""
    Image.new("RGB", PHOTO, tuple(secrets.token_bytes(3))).save(path, quality=85)
    return path


def write_document(path: Path) -> Path:
    """A PDF of one page."""
    Image.new("RGB", (300, 420), "white").save(path, "PDF")
    return path
