"""What people type, made fit to be kept. Pure: no Django models, no settings."""

import re
import unicodedata

from django.utils.text import slugify

from portal.ui.folding import fold

# Invisible characters that come with pasted text: zero-width spaces and joints, marks and overrides of writing direction
# (an override makes a line read other than it is stored), soft hyphens, byte order marks, letters of other scripts that are blank, and
# the tags in which a text can be hidden behind any other.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A joiner holds an emoji together (woman + sheaf = farmer); anywhere else it is only invisible.
STRAY_JOINER = re.compile("(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d|\u200d(?![\U0001f000-\U0001faff\u2600-\u27bf])")
# Halves of characters (a script that cut an emoji in two) are no text that could be stored.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SPACE = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """`text` composed (NFC), without invisible and control characters; lines and spaces stay."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return CONTROL.sub("", STRAY_JOINER.sub("", INVISIBLE.sub("", text)))


def clean_line(text: str) -> str:
    """One line: as `clean_text`, every run of white space one space, none at the ends."""
    return SPACE.sub(" ", clean_text(SPACE.sub(" ", text))).strip()


def slug_of(text: str, length: int = 100) -> str:
    """The address of a title: "Đổi mới ở Đắk G'long" → "doi-moi-o-dak-glong"; empty when no letter is left.

    Cut between words. Never digits alone, which would read as a day of the archive.
    """
    slug = slugify(fold(text))
    if len(slug) > length:
        slug = slug[: length + 1].rsplit("-", 1)[0][:length].strip("-")
    return f"tin-{slug}" if slug.isdigit() else slug
