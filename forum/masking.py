"""Telephone, bank and identity numbers in what people write. Pure: no Django, no settings.

A mask keeps the length of the text, so that a place in the masked text is the same place in what was written. Dates, sums of money, years,
percentages and numbers of documents are not numbers of persons. What is masked wrongly a moderator lets through; what is not masked is seen
by everybody, so in doubt a number is masked.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MARK = "•"
SEPARATOR = r"[ \u00a0\t.\-–—_·*()\ufe0f\u20e3]{0,3}"


@dataclass(frozen=True)
class Found:
    """A number at `start`..`end`; `kind` is "phone", "bank" or "identity"."""

    start: int
    end: int
    kind: str


def _digits(count: str) -> str:
    return rf"(?:{SEPARATOR}\d){{{count}}}"


BEFORE, AFTER = r"(?<![\d§])", r"(?!\d)"
MOBILE = re.compile(rf"{BEFORE}0{SEPARATOR}[35789]{_digits('8')}{AFTER}")
# Groups of three and four digits, whatever stands between them: 0912/345/678. A comma and a space make a list: "thửa 0532, 114, 118".
BETWEEN = r"(?:[,;]|[ \u00a0]{0,2}[^\w\s,;]{1,2}[ \u00a0]{0,2})"
IN_GROUPS = re.compile(rf"{BEFORE}0[35789](?:\d{{2}}{BETWEEN}\d{{3}}{BETWEEN}\d{{3}}|\d{BETWEEN}\d{{3}}{BETWEEN}\d{{4}}){AFTER}")
OLD_MOBILE = re.compile(rf"{BEFORE}0{SEPARATOR}1{SEPARATOR}[2689]{_digits('8')}{AFTER}")
LANDLINE = re.compile(rf"{BEFORE}\(?0{SEPARATOR}2{_digits('9')}{AFTER}")
ABROAD = re.compile(rf"{BEFORE}(?:\+|00)?{SEPARATOR}8{SEPARATOR}4{SEPARATOR}(?:\(0\)|0)?{SEPARATOR}[235789]{_digits('8,9')}{AFTER}")
FOREIGN = re.compile(rf"\+{SEPARATOR}[1-9]{_digits('8,13')}{AFTER}")
CITIZEN = re.compile(rf"{BEFORE}0{SEPARATOR}(?:0{SEPARATOR}[1-9]|[1-8]{SEPARATOR}\d|9{SEPARATOR}[0-6]){_digits('9')}{AFTER}")
NINE = re.compile(rf"{BEFORE}(?<![.,])\d{{9}}{AFTER}(?![.,]\d)")
LONG = re.compile(rf"{BEFORE}(?:[1-9]\d{{11}}|\d{{13,19}}){AFTER}")
CARD = re.compile(rf"{BEFORE}\d{{4}}(?:[ \u00a0.\-]\d{{4}}){{3}}(?:[ \u00a0.\-]\d{{3}})?{AFTER}")
SPELLED = re.compile(
    r"(?<!\w)kh[oô]ng(?:[\s,.\-]{1,3}(?:kh[oô]ng|m[oộố]t|hai|ba|b[oố]n|t[uư]|n[aă]m|l[aă]m|s[aá]u|b[aảẩ]y|t[aá]m|ch[ií]n)){8,10}(?!\w)",
    re.IGNORECASE,
)
# Raised, lowered and circled digits. A few of them are "m²", "2025¹²" or the points of a list.
RAISED = re.compile("[⁰¹²³⁴-⁹₀-₉⓪①-⑨❶-❾➀-➈➊-➒]{4,}")

# Words after which a number is that of an account, whatever it looks like; and words that only speak of accounts.
ACCOUNT = re.compile(
    r"(?:\bstk\b|số\s*(?:tk|tài\s*khoản)|so\s*(?:tk|tai\s*khoan)|t(?:ài|ai)\s*kho(?:ả|a)n\s*s(?:ố|o)|\btk\s*(?:số)?\s*[:：]|\ba/?c\b|account)"
    r"\D{0,40}$",
    re.IGNORECASE,
)
BANK_NAMES = (
    r"vietcombank|vcb|agribank|bidv|vietinbank|techcombank|tcb|mb\s?bank|\bmb\b|sacombank|\bacb\b|vpbank|tpbank|hdbank|\bvib\b|\bshb\b|"
    r"seabank|lpbank|lienvietpostbank|eximbank|oceanbank|\bmsb\b|bac\s?a\s?bank|momo|zalo\s?pay|viettel\s?(?:money|pay)|ngân\s?hàng"
)
ABOUT_ACCOUNTS = re.compile(rf"(?:tài\s*khoản|tai\s*khoan|chuyển\s*khoản|chuyen\s*khoan|\bck\b|{BANK_NAMES})\D{{0,40}}$", re.IGNORECASE)
BANK_AFTER = re.compile(rf"^[\s,.:;()\-–]{{0,6}}(?:tại\s+)?(?:{BANK_NAMES})", re.IGNORECASE)
RUN = re.compile(rf"{BEFORE}\d(?:[ \u00a0.\-]?\d){{7,18}}{AFTER}")
PAPERS = re.compile(
    r"(?:cmnd|cmt|cmtnd|cccd|chứng\s*minh|chung\s*minh|căn\s*cước|can\s*cuoc|định\s*danh|hộ\s*chiếu|ho\s*chieu|passport|giấy\s*tờ)\D{0,40}$",
    re.IGNORECASE,
)
PAPER_NUMBER = re.compile(rf"{BEFORE}(?:[A-Z]\d{{7,8}}|\d(?:[ \u00a0.\-]?\d){{8}}(?:(?:[ \u00a0.\-]?\d){{3}})?){AFTER}")
TAX = re.compile(r"(?:\bmst\b|mã\s*số\s*thuế|ma\s*so\s*thue|mã\s*số\s*doanh\s*nghiệp)\D{0,20}$", re.IGNORECASE)

# What is left alone.
DATE = re.compile(r"(?<!\d)(?:(\d{1,2})[./\-](\d{1,2})[./\-](?:19|20)\d{2}|(?:19|20)\d{2}[./\-](\d{1,2})[./\-](\d{1,2}))(?!\d)")
YEARS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:\s?[-–—,]?\s?(?:19|20)\d{2})+(?!\d)")
CURRENCY = r"\s?(?:đồng|đ\b|₫|vnđ|vnd|usd|\$|triệu|tỷ|tỉ|nghìn|ngàn|%)"
MONEY = re.compile(rf"(?<![\d.,])(?:[1-9]\d{{0,2}}(?:[.,]\d{{3}})+|[1-9]\d{{0,14}})(?:,\d+)?{CURRENCY}", re.IGNORECASE)
GROUPED = re.compile(r"(?<![\d.,+])[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def find(text: str, before: str = "") -> list[Found]:
    """The numbers of persons in `text`, in order, none inside another. `before` is what stands right before it, for its meaning only."""
    view = _digit_view(text)
    kept = _blank(view, DATE, _is_date)
    kept = _blank(kept, YEARS)
    kept = _blank(kept, MONEY)
    taken: list[Found] = []
    covered = bytearray(len(text))  # A text of nothing but numbers must not be compared each with each.
    for found in (*_of_accounts(kept, text, before), *_of_persons(kept, text, before)):
        if not any(covered[found.start : found.end]):
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def mask(text: str, before: str = "") -> str:
    """`text` with the digits of the numbers of persons replaced; of a telephone number the first two stay. As long as `text`."""
    masked = list(text)
    for found in find(text, before):
        shown = 2 if found.kind == "phone" else 0
        for place in range(found.start, found.end):
            if not (text[place].isalnum() or text[place] == "+"):
                continue
            if shown and text[place].isdecimal():
                shown -= 1
            elif text[place] != "+":
                masked[place] = MARK
    return "".join(masked)


def has_numbers(text: str) -> bool:
    return bool(find(text))


def _digit_view(text: str) -> str:
    """`text` with every kind of digit as 0–9, and the letters O and l as digits where they stand among digits. As long as `text`."""
    text = RAISED.sub(lambda match: "".join(str(unicodedata.digit(character)) for character in match[0]), text)
    view = [str(unicodedata.decimal(character)) if character.isdecimal() else character for character in text]
    for place, character in enumerate(view):
        if character in "lI" and _is_digit(view, place - 1) and _is_digit(view, place + 1):
            view[place] = "1"
        if character in "oO" and any(_is_digit(view, place + step) for step in (-1, 1)):
            others = [view[place + step] for step in (-1, 1) if 0 <= place + step < len(view) and not _is_digit(view, place + step)]
            if not any(other.isalpha() and other not in "oO" for other in others):
                view[place] = "0"
    return "".join(view)


def _is_digit(view: list[str], place: int) -> bool:
    return 0 <= place < len(view) and view[place].isdecimal()


def _blank(view: str, pattern: re.Pattern, accept=lambda match: True) -> str:
    return pattern.sub(lambda match: "§" * len(match[0]) if accept(match) else match[0], view)


def _is_date(match: re.Match) -> bool:
    day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _of_accounts(view: str, text: str, before: str) -> Iterator[Found]:
    for match in RUN.finditer(view):
        ahead = _ahead(text, match.start(), before)
        is_named = ABOUT_ACCOUNTS.search(ahead) or BANK_AFTER.match(text[match.end() : match.end() + 40])
        if ACCOUNT.search(ahead) or (is_named and not GROUPED.fullmatch(match[0])):
            yield Found(match.start(), match.end(), "bank")


def _of_persons(view: str, text: str, before: str) -> Iterator[Found]:
    for match in PAPER_NUMBER.finditer(view):
        if PAPERS.search(_ahead(text, match.start(), before)):
            yield Found(match.start(), match.end(), "identity")
    bare = _blank(view, ADDRESS)
    yield from (Found(match.start(), match.end(), "bank") for match in CARD.finditer(bare))
    yield from (Found(match.start(), match.end(), "identity") for match in CITIZEN.finditer(bare))
    yield from _phones(view, bare, text)
    yield from (Found(match.start(), match.end(), "bank") for match in LONG.finditer(bare))
    yield from (Found(match.start(), match.end(), "identity") for match in NINE.finditer(bare))
    yield from (Found(match.start(), match.end(), "phone") for match in SPELLED.finditer(text))


def _phones(view: str, bare: str, text: str) -> Iterator[Found]:
    """`bare` is `view` without addresses of pages, whose parts are often groups of digits."""
    for pattern in (MOBILE, IN_GROUPS, ABROAD, FOREIGN, OLD_MOBILE, LANDLINE):
        for match in pattern.finditer(bare if pattern is IN_GROUPS else view):
            is_sum = pattern is ABROAD and not match[0].startswith(("+", "00")) and GROUPED.fullmatch(match[0]) and "," in match[0]
            if not is_sum and not TAX.search(_ahead(text, match.start(), "")):
                yield Found(match.start(), match.end(), "phone")


def _ahead(text: str, place: int, before: str) -> str:
    """What stands within a line's length before `place`."""
    ahead = text[max(0, place - 80) : place]
    return f"{before[-60:]} {ahead}"[-80:] if before and place < 20 else ahead
