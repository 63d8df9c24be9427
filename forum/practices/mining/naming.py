"""Reads a name that stands without quotation marks: finds its end and takes the place off its end."""

from typing import NamedTuple

from forum.practices.mining import boundaries as bounds
from forum.practices.mining.boundaries import Token
from forum.practices.mining.places import KINDS, is_place


class Name(NamedTuple):
    """Where a name stands, and what ended it: the token behind it (None: the end of the line)."""

    start: int
    end: int
    tokens: list[Token]
    stopped_by: Token | None
    place_follows: bool


def read_name(text: str, low: str, start: int, end: int, named_places: frozenset[str]) -> Name | None:
    """The name that begins at `start`; None if what stands there is no name or has no end."""
    found = bounds.tokens(text, low, start, end)
    if not found or not found[0].is_word:
        return None
    stop = _stop(found, named_places)
    if stop == 0 or stop > bounds.MAX_SYLLABLES:
        return None
    kept, took_place = _without_place(found[:stop], named_places)
    while kept and (not kept[-1].is_word or _trails(kept)):
        kept = kept[:-1]
    if not kept:
        return None
    if len(kept) > 3 and stop < len(found) and _is_head(found, stop) and f"{kept[-2].low} {kept[-1].low}" in bounds.LEADS_ON:
        kept = kept[:-2]
    follower = found[stop] if stop < len(found) else None
    return Name(
        kept[0].start, kept[-1].end, kept, follower, took_place or _begins_place(found, stop) or _is_place_inside(found, stop, named_places)
    )


def _stop(found: list[Token], named_places: frozenset[str]) -> int:
    """How many of the tokens belong to the name."""
    for number, token in enumerate(found):
        if number > bounds.MAX_SYLLABLES:
            break
        if not token.is_word:
            if not _goes_on_after_sign(found, number):
                return number
        elif number and (_ends_before(found, number) or _is_place_inside(found, number, named_places)):
            return number
    return len(found) if len(found) <= bounds.MAX_SYLLABLES else bounds.MAX_SYLLABLES + 1


def _trails(name: list[Token]) -> bool:
    """Whether the last word only joined the name to what came behind it."""
    return name[-1].low in bounds.TRAILING and f"{name[-2].low if len(name) > 1 else ''} {name[-1].low}" not in bounds.KEPT_PAIRS


def _is_place_inside(found: list[Token], number: int, named_places: frozenset[str]) -> bool:
    """Whether a place begins behind the name and the sentence goes on: "Kết nối yêu thương Thanh Hóa trao …"."""
    if not 1 < number < len(found) or not found[number].is_capital or found[number - 1].low in bounds.ABOUT:
        return False
    for length in (3, 2):
        run = found[number : number + length]
        if len(run) == length and all(token.is_capital for token in run):
            place = " ".join(token.low for token in run)
            if place in named_places or is_place(place, large=found[number - 1].is_capital):
                return number + length < len(found) and not found[number + length].is_capital
    return False


def _goes_on_after_sign(found: list[Token], number: int) -> bool:
    """Whether a comma or a dash stands inside a name: phòng, chống; Sáng - Xanh - Sạch."""
    if number == 0 or number + 1 >= len(found):
        return False
    before, sign, after = found[number - 1], found[number].low, found[number + 1]
    if sign == ",":
        if (before.low, after.low) in bounds.COMMA_SPLIT:
            return True
        if _is_parallel(found, number):
            return True
        return after.low[0].isdigit() and before.low in {"không", "có", "sạch", "biết"} and number + 2 < len(found)
    if sign in "-–—" and found[0].is_capital:
        return after.is_capital and not is_unit_start(found, number + 1) and number <= 7 and after.low not in bounds.PERSONS
    return sign in "'’&/" and after.is_word and found[number].start == before.end


def _is_parallel(found: list[Token], comma: int) -> bool:
    """Whether as many words stand before the comma as behind it, before the name ends: Nhà sạch, ngõ đẹp của …"""
    second = found[comma + 1 : 2 * comma + 1]
    if not 2 <= comma <= 4 or len(second) < comma or any(not token.is_word or token.is_capital for token in second):
        return False
    behind = found[2 * comma + 1] if 2 * comma + 1 < len(found) else None
    return behind is None or behind.low in {"của", "do", "tại", "ở", ".", ";", ":", "("}


def _ends_before(found: list[Token], number: int) -> bool:
    token = found[number]
    low = token.low
    following = found[number + 1] if number + 1 < len(found) else None
    previous = found[number - 1].low
    pair = f"{low} {following.low}" if following and following.is_word else low
    if f"{previous} {low}" in bounds.KEPT_PAIRS or pair in bounds.KEPT_PAIRS or (number == 1 and f"{previous} {low}" == "chi hội"):
        return False
    if pair in bounds.WHERE_NOT_WHO and not (number + 2 < len(found) and found[number + 2].low in bounds.AFTER_HOUSE):
        return False
    if low in bounds.ENDS or pair in bounds.PAIR_ENDS:
        return True
    if number > 1 and not token.is_capital and low in bounds.DEEDS and all(part.is_capital for part in found[:number]):
        return True
    if low in bounds.AFTER_TIME and following and following.is_number:
        return True
    if (
        low in bounds.COUNTED_BY
        and following
        and following.is_number
        and (low in bounds.BEFORE_COUNTS or bounds.is_counted(found, number + 1))
    ):
        return True
    if token.is_number and number > 1 and bounds.is_counted(found, number):
        return True
    if low in bounds.PERSONS and following and following.is_capital:
        return True
    if low == "và" and following and (following.is_capital or bounds.HEAD_WORDS.match(following.low) or _is_head(found, number + 1)):
        return True
    if number > 1 and bounds.YEARS.match(low):
        return True
    if low == "giúp" and number > 1 and following and following.is_capital:
        return True
    if low == "đón" and number > 1 and following and following.is_number:
        return True
    if low == "hay" and following and (following.is_capital or following.low in bounds.PERSONS):
        return True
    return _is_head(found, number) or _begins_place(found, number) or is_unit_start(found, number)


def _is_head(found: list[Token], number: int) -> bool:
    after = " ".join(token.low for token in found[number : number + 3])
    return bounds.HEAD_WORDS.match(after) is not None and (found[number].low, found[number].is_capital) != ("công", False)


def _begins_place(found: list[Token], number: int) -> bool:
    """Whether a place begins at `number`: "xã Phú Diễn", "thôn 2", "TP. Huế", "khu dân cư số 4"."""
    if number >= len(found) or (found[number].low not in bounds.KIND_STARTS and found[number].low not in {"tổ"}):
        return False
    for length in (3, 2, 1):
        kind = " ".join(token.low for token in found[number : number + length])
        if kind in KINDS:
            at = number + length
            while at < len(found) and found[at].low in {".", "số"}:
                at += 1
            return at < len(found) and found[at].is_word and (found[at].is_capital or found[at].is_number)
    return False


def is_unit_start(found: list[Token], number: int) -> bool:
    """Whether a body of people with a name of its own begins at `number`: "Trường Tiểu học …", "Hội LHPN xã …"."""
    token = found[number]
    pair = " ".join(part.low for part in found[number : number + 2])
    if token.low not in bounds.SCHOOLS and pair not in bounds.SCHOOLS:
        return False
    width = 2 if pair in bounds.SCHOOLS else 1
    following = found[number + width] if number + width < len(found) else None
    return bool(following and (following.is_capital or following.is_number)) and (
        token.is_capital or width == 2 or token.low in {"trường", "chợ"}
    )


def _without_place(name: list[Token], named_places: frozenset[str]) -> tuple[list[Token], bool]:
    """The name without the place at its end: "Bạn giúp bạn Nam Định" → "Bạn giúp bạn"."""
    run = 0
    while run < min(4, len(name)) and name[-1 - run].is_capital and name[-1 - run].is_word and not name[-1 - run].is_number:
        run += 1
    is_mixed = any(not token.is_capital and token.is_word for token in name[: len(name) - run])
    for length in range(min(run, len(name) - 1), 0, -1):
        place = " ".join(token.low for token in name[-length:])
        before = name[-length - 1]
        two_before = f"{name[-length - 2].low} {before.low}" if len(name) > length + 1 else ""
        if before.low in bounds.ABOUT or two_before in bounds.ABOUT:
            continue
        if length == 1 and place != "huế":
            continue
        if place in named_places or is_place(place, large=not is_mixed):
            return name[:-length], True
    return name, False


def is_only_place(name: list[Token], named_places: frozenset[str]) -> bool:
    """Whether nothing but a place is named: CLB Nam Định."""
    place = " ".join(token.low for token in name)
    return place in named_places or is_place(place)
