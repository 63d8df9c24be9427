"""Raw Telex: what stands there when a keyboard was not set to Vietnamese, "phuj nuwx" for "phụ nữ". Pure."""

import re
import unicodedata

from portal.search.vietnamese import place_tones

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VOWELS = "aeiouyăâêôơư"
HATS = {"a": "â", "e": "ê", "o": "ô"}
HORNS = {"u": "ư", "o": "ơ", "a": "ă"}
HATTED = "ăâêôơư"
ONSETS = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
SYLLABLE = re.compile(rf"(?P<onset>{ONSETS})?(?P<vowels>[{VOWELS}]{{1,3}})(?P<coda>ch|ng|nh|c|m|n|p|t)?")
# A syllable that ends so has the tone of "á" or "ạ", or none of the others at least.
STOPS = {"c", "ch", "p", "t"}
LONGEST = 12


def decode(word: str) -> str:
    """The syllable that `word` (lower case) is in raw Telex; "" where it is none, or has no sign of Telex in it."""
    if not (word.isascii() and word.isalpha() and len(word) <= LONGEST):
        return ""
    letters, tone, is_telex = "", "", False
    for letter in word:
        changed, new_tone = _typed(letters, letter, tone)
        is_telex |= new_tone != tone or changed != letters + letter
        letters, tone = changed, new_tone
    found = SYLLABLE.fullmatch(letters)
    if not (is_telex and found) or (found["coda"] in STOPS and tone not in ("", TONES["s"], TONES["j"])):
        return ""
    at = found.start("vowels") + _bearer(found["vowels"], found["coda"])
    return place_tones(unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :]))


def _typed(letters: str, letter: str, tone: str) -> tuple[str, str]:
    """What stands there, and the tone, after one more key."""
    has_vowel = any(each in VOWELS for each in letters)
    if has_vowel and letter in TONES:
        return letters, TONES[letter]
    if letter == "w":
        return _horned(letters), tone
    if letter in HATS and has_vowel and (at := letters.rfind(letter)) >= 0:
        return letters[:at] + HATS[letter] + letters[at + 1 :], tone
    if letter == "d" and letters[:1] == "d":
        return "đ" + letters[1:], tone
    return letters + letter, tone


def _horned(letters: str) -> str:
    """`letters` after a w: uo → ươ, else the last of u, o, a; alone it is ư."""
    for pair in ("uo", "ưo"):
        if pair in letters and not letters.startswith("qu"):
            return letters.replace(pair, "ươ")
    at = max(letters.rfind(vowel) for vowel in HORNS)
    return letters[:at] + HORNS[letters[at]] + letters[at + 1 :] if at >= 0 else letters + "ư"


def _bearer(vowels: str, coda: str | None) -> int:
    """Which of the vowels bears the tone: the last with a hat or horn, else the middle, else the first unless something follows."""
    hatted = [at for at, vowel in enumerate(vowels) if vowel in HATTED]
    if hatted:
        return hatted[-1]
    return 1 if len(vowels) == 3 or (len(vowels) == 2 and coda) else 0
