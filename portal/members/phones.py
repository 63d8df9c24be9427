"""Telephone numbers of Vietnam in one spelling. Pure but for the form field."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Mobile numbers since 2018: 0, one of these, eight digits.
MOBILE = re.compile("[35789][0-9]{8}")
# Mobile numbers of eleven digits became shorter in September 2018 (decision 798/QĐ-BTTTT); people still write the old ones.
SHORTENED = {
    **{f"12{old}": f"7{new}" for old, new in zip("01268", "09768", strict=True)},
    **{f"12{old}": f"8{new}" for old, new in zip("34579", "34512", strict=True)},
    **{f"16{digit}": f"3{digit}" for digit in "23456789"},
    "186": "56",
    "188": "58",
    "199": "59",
}
NOT_MOBILE = _("Write a mobile number of Vietnam, for example 0912 345 678.")


def normal_phone(text: str) -> str:
    """ "0912.345.678", "+84 912 345 678", "(84) 0912-345-678", "0122 345 6789" → "+84912345678" in one spelling.

    Raises `ValidationError` for what cannot get a text message: landlines, service numbers, other countries.
    """
    typed = unicodedata.normalize("NFKC", text)
    digits = re.sub("[^0-9]", "", typed)
    if re.search("[^0-9+().\\-\\s/\u200b-\u200f\u2060\ufeff‐-―]", typed) or len(typed) > 40:
        raise ValidationError(NOT_MOBILE, code="phone")
    national = re.sub("^(?:00)?84(?=0?[0-9]{9,10}$)", "", digits).removeprefix("0")
    if len(national) == 10 and national[:3] in SHORTENED:
        national = SHORTENED[national[:3]] + national[3:]
    if not MOBILE.fullmatch(national):
        raise ValidationError(NOT_MOBILE, code="phone")
    return f"+84{national}"


def shown_phone(phone: str) -> str:
    """ "+84912345678" → "0912 345 678"."""
    national = f"0{phone.removeprefix('+84')}"
    return f"{national[:4]} {national[4:7]} {national[7:]}"


class PhoneField(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        return normal_phone(value) if value else ""
