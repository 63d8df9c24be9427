"""One answer at a time: from what was typed to what is kept, or a sentence that says what is wrong with it."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from forum.masking import find, mask
from forum.practices import costs, numbers
from portal.ui.typed import clean_line, clean_text

LONGEST_PROSE = 10_000
MOST_PEOPLE = 10_000_000


class Unclear(Exception):
    """`str()` is a whole sentence for the person."""


def line(value, most: int, *, least: int = 0) -> str:
    """One line of text with the numbers of persons masked."""
    text = mask(clean_line(str(value or "")))
    if len(text) > most:
        raise Unclear(_("This has %(length)s characters; at most %(most)s fit here.") % {"length": len(text), "most": most})
    if text and len(text) < least:
        raise Unclear(_("This is too short to be understood; write at least %(least)s letters.") % {"least": least})
    return text


def prose(value, most: int = LONGEST_PROSE) -> str:
    """Some paragraphs with the numbers of persons masked."""
    text = mask(clean_text(str(value or "")).strip())
    if len(text) > most:
        raise Unclear(_("This has %(length)s characters; at most %(most)s fit here.") % {"length": len(text), "most": most})
    return text


def contact(value) -> str:
    """An office address. Landlines stay; what looks like the telephone or the papers of a person is masked."""
    text = clean_line(str(value or ""))[:400]
    shown = list(text)
    masked = mask(text)
    for found in find(text):
        digits = "".join(character for character in text[found.start : found.end] if character.isdecimal())
        if not (found.kind == "phone" and digits.removeprefix("84").removeprefix("0").startswith("2")):
            shown[found.start : found.end] = masked[found.start : found.end]
    if len(shown) > 300:
        raise Unclear(_("This has %(length)s characters; at most %(most)s fit here.") % {"length": len(shown), "most": 300})
    return "".join(shown)


def money(value) -> int | None:
    """A sum in đồng."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    try:
        return costs.parse(clean_line(str(value or ""))[:120])
    except costs.Unclear as unclear:
        raise Unclear(_money_words(unclear.why)) from None


def _money_words(why: str) -> str:
    return {
        "range": _("Write one sum, not from … to …; the middle is good enough."),
        "small": _("Is this in thousands or millions? Write for example “60 triệu” or “60.000.000”."),
        "negative": _("A cost cannot be less than nothing."),
        "period": _("Write the sum for the whole year, not for a month or a week."),
        "large": _("This sum is larger than any model costs. Check the noughts."),
    }.get(why, _("This sum cannot be read. Write for example “60 triệu” or “60.000.000”."))


def whole(value, most: int = MOST_PEOPLE, *, least: int = 0) -> int | None:
    """A whole number between `least` and `most`."""
    try:
        found = numbers.whole(clean_line(str("" if value is None else value))[:60])
    except numbers.Unclear as unclear:
        raise Unclear(number_words(unclear.why)) from None
    if found is not None and not least <= found <= most:
        raise Unclear(_("Write a number between %(least)s and %(most)s.") % {"least": least, "most": f"{most:,}".replace(",", ".")})
    return found


def number_words(why: str) -> str:
    return {
        "negative": _("A result cannot be less than nothing."),
        "large": _("This number is larger than any result. Check the noughts."),
        "comma": _("Is the comma a decimal one? Write “1.234” for a thousand and more, “1,23” for a little more than one."),
        "percent": _("No share is larger than 100%. Write the number of people instead, or check the figure."),
    }.get(why, _("This number cannot be read. Write for example “817” or “78,85”."))


def month(value) -> date | None:
    """The first day of a month that is not in the future."""
    if isinstance(value, date):
        value = value.isoformat()
    try:
        found = numbers.parse_month(clean_line(str(value or ""))[:60])
    except numbers.Unclear:
        raise Unclear(_("Write month and year, for example “10/2023”.")) from None
    if found and found > timezone.localdate():
        raise Unclear(_("This month has not come yet."))
    return found


def choice(value, choices: list[str]) -> str:
    text = str(value or "")
    if text and text not in choices:
        raise Unclear(_("Choose one of the list."))
    return text
