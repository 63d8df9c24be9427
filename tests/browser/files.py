"""Files to upload, drawn by the program."""

from pathlib import Path

from PIL import Image

PHOTO = (900, 600)


def write_photo(path: Path) -> Path:
    """A JPEG of its own colours, so that no two tests upload the same."""
    Image.effect_noise(PHOTO, 60).convert("RGB").save(path, quality=85)
    return path


def write_document(path: Path) -> Path:
    """A PDF of one page."""
    Image.new("RGB", (300, 420), "white").save(path, "PDF")
    return path
