"""Phrases that titles have in common, for suggestions. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from portal.search.vietnamese import beginnings, nfc, spans

# So many titles make a phrase common, and so many words more than were typed are offered.
LEAST, MORE = 3, 3
# A phrase that goes on in the same way in two of three titles is the beginning of a longer one: "phụ nữ khởi", nghiệp.
GOES_ON = 2 / 3
# A phrase does not end here: what follows belongs to it.
CONNECTIVES = {
    "va", "cua", "cho", "cac", "nhung", "voi", "tai", "o", "ve", "trong", "tu", "den", "la", "de", "duoc", "khi", "theo", "tren", "co",
    "nam", "thu", "nhan",
}  # fmt: skip


def common(titles: Iterable[str], typed: tuple[str, ...], most: int, without: Collection[tuple[str, ...]] = ()) -> list[str]:
    """At most `most` phrases of LEAST titles or more that begin with the folded keys `typed`, the last of which may be only begun.

    `without`: folded keys of what is offered already.
    """
    spellings: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    stands_in: Counter = Counter()
    for title in titles:
        found = dict(_runs(nfc(title), typed))
        stands_in.update(found.keys())
        for keys, (text, is_inside) in found.items():
            # A title begins with a capital letter whatever the word is.
            spellings[keys][text] += 100 if is_inside else 1
    kept = {keys: number for keys, number in stands_in.items() if number >= LEAST}
    begun = {keys[:-1] for keys, number in kept.items() if _may_end(keys[-1]) and number >= GOES_ON * kept.get(keys[:-1], number)}
    whole = [keys for keys in kept if len(keys) > 1 and keys not in {typed, *without} and keys not in begun and _may_end(keys[-1])]
    chosen: list[tuple[str, ...]] = []
    for keys in sorted(whole, key=lambda keys: (-kept[keys], -len(keys), keys)):
        if not any(keys[: len(other)] == other or other[: len(keys)] == keys for other in chosen):
            chosen.append(keys)
    return [spellings[keys].most_common(1)[0][0] for keys in chosen[:most]]


def _may_end(key: str) -> bool:
    return key not in CONNECTIVES and not key.isdigit()


def _runs(title: str, typed: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, bool]]]:
    """Of each run in `title` that begins with `typed` and has no sign in it: folded keys, spelling, and whether words stand before it."""
    found = spans(title)
    folded = tuple(key.folded for _start, _end, key in found)
    count = len(typed)
    for at in range(len(found) - count + 1):
        run = folded[at : at + count]
        if not any(run[:-1] == keys[:-1] and run[-1].startswith(keys[-1]) for keys in beginnings(typed)):
            continue
        for last in range(at, min(len(found), at + count + MORE)):
            if last > at and not title[found[last - 1][1] : found[last][0]].isspace():
                break
            if last >= at + count - 1:
                yield folded[at : last + 1], (title[found[at][0] : found[last][1]], at > 0)
