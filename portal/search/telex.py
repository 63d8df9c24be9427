"""Raw Telex and VNI: what stands there when a keyboard was not set to Vietnamese, "phuj nuwx" or "phu5 nu74" for "phụ nữ". Pure."""

import re
import unicodedata

from portal.search.vietnamese import place_tones

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VOWELS = "aeiouyăâêôơư"
HATS = {"a": "â", "e": "ê", "o": "ô"}
HORNS = {"u": "ư", "o": "ơ", "a": "ă"}
HATTED = "ăâêôơư"
# The digits of VNI as keys of Telex; 6 puts a hat on the last vowel that takes one.
VNI = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j", "6": "", "7": "w", "8": "w", "9": "d"}
CHANGED = {"7": "uo", "8": "a", "9": "d"}
ONSETS = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
SYLLABLE = re.compile(rf"(?P<onset>{ONSETS})?(?P<vowels>[{VOWELS}]{{1,3}})(?P<coda>ch|ng|nh|c|m|n|p|t)?")
# A syllable that ends so has the tone of "á" or "ạ", or none of the others at least.
STOPS = {"c", "ch", "p", "t"}
LONGEST = 12


def decode(word: str) -> str:
    """The syllable that `word` (lower case) is in raw Telex or VNI; "" where it is none, or has no sign of either in it."""
    if not (word.isascii() and word.isalnum() and len(word) <= LONGEST):
        return ""
    is_vni = not word.isalpha()
    if is_vni and (word[0].isdigit() or sum(map(str.isalpha, word)) < 2):
        return ""
    letters, tone, is_telex = "", "", False
    for letter in word:
        if is_vni and letter.isalpha():
            letters += letter
            continue
        changed, new_tone = _keyed(letters, letter, tone) if is_vni else _typed(letters, letter, tone)
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


def _keyed(letters: str, digit: str, tone: str) -> tuple[str, str]:
    """What stands there, and the tone, after a digit of VNI; a digit that changes nothing stays, and makes it no syllable."""
    key = VNI.get(digit)
    if digit == "6":
        at = max(letters.rfind(vowel) for vowel in HATS)
        return (letters[:at] + HATS[letters[at]] + letters[at + 1 :] if at >= 0 else letters + digit), tone
    if key is None or not any(letter in letters for letter in CHANGED.get(digit, VOWELS)):
        return letters + digit, tone
    if digit == "8":
        return letters[::-1].replace("a", "ă", 1)[::-1], tone
    return _typed(letters, key, tone)


def _horned(letters: str) -> str:
    """`letters` after a w: uo → ươ, ua → ưa, else the last of u, o, a; alone it is ư."""
    for pair, horned in (("uo", "ươ"), ("ưo", "ươ"), ("ua", "ưa")):
        if pair in letters and not letters.startswith("qu"):
            return letters.replace(pair, horned)
    at = max(letters.rfind(vowel) for vowel in HORNS)
    return letters[:at] + HORNS[letters[at]] + letters[at + 1 :] if at >= 0 else letters + "ư"


def _bearer(vowels: str, coda: str | None) -> int:
    """Which of the vowels bears the tone: the last with a hat or horn, else the middle, else the first unless something follows."""
    hatted = [at for at, vowel in enumerate(vowels) if vowel in HATTED]
    if hatted:
        return hatted[-1]
    return 1 if len(vowels) == 3 or (len(vowels) == 2 and coda) else 0
