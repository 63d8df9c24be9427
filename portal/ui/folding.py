"""Vietnamese text without its marks. Pure: no Django, no settings, no state beyond a table of characters."""

import unicodedata

# Eth and African D look like Đ and stand in for it in text that was typed with foreign keyboards.
CROSSED_D = frozenset("đðɖ")
# Takes the place of a mark that no letter carries, so that folding twice cannot melt it into its neighbour.
FILLER = "\u200c"


class _Folds(dict):
    """Code point → folded character, filled as characters are met; made for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


def _fold_character(character: str) -> str:
    if unicodedata.combining(character):
        return FILLER
    lower = character.lower()
    base, *marks = unicodedata.normalize("NFD", lower)
    if base in CROSSED_D:
        return "d"
    if marks and all(unicodedata.combining(mark) for mark in marks):
        return base
    return lower if len(lower) == 1 else character


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower case without marks, đ as d: "Đắk G'long" → "dak g'long".

    Works on the NFC form of `text`, character by character, so that the result is exactly as long as that form: an
    offset in the folded text is an offset in `unicodedata.normalize("NFC", text)`. Folding twice changes nothing. Where
    the tone stands (hoà, hòa) makes no difference to the result.
    """
    return unicodedata.normalize("NFC", text).translate(_FOLDS)
