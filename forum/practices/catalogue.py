"""The facts of all published models in the memory of the process: what lists, facets and the fit finder read.

Eight facets over ten thousand models, each counted without its own filter, are eight joins and groupings of ten thousand rows in any
database; here each value of a facet is a bitmap, and a count is one operation on whole numbers. `current()` asks the database once
what changed since. Counts and orders are those of `Practice.objects.listed()`, which everybody may read, so nothing is asked a person.
"""

import threading
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.cache import cache

from forum.practices.models import Practice

# Changes become visible in the order of their commits, not of their clocks.
OVERLAP = timedelta(seconds=60)
TOKEN = "practices.catalogue"  # noqa: S105  (the name of a place in the cache)
LONG = 60 * 60 * 24 * 7

COSTS = {"0": (0, 0), "5": (1, 5_000_000), "20": (5_000_001, 20_000_000), "50": (20_000_001, 50_000_000), "100": (50_000_001, 100_000_000)}
MORE_COST = "100+"
PEOPLE = {"3": (0, 3), "5": (4, 5), "10": (6, 10), "20": (11, 20)}
MORE_PEOPLE = "20+"
FACETS = ("topic", "group", "setting", "recognition", "cost", "people", "life", "province", "adopted_in")
SORTS = ("adopted", "new", "documented")


@dataclass(slots=True)
class Entry:
    """One model; also a candidate of `forum.practices.fit`."""

    pk: int
    changed_at: datetime
    listed: bool
    published: datetime | None
    life: str
    recognition: str
    province: int | None
    adopted: int
    running: int
    completeness: int
    cost: int | None
    people: int | None
    members: int | None
    space: str
    days: int
    groups: frozenset[int]
    settings: frozenset[str]
    topics: tuple[int, ...]
    lineage: tuple[int, ...]
    adopted_in: tuple[int, ...]
    alike: tuple[tuple[str, int], ...]

    def values(self, facet: str) -> Iterable:
        """Its values of a facet; none where it does not say."""
        return VALUES[facet](self)


def _band(amount: int | None, bands: Mapping[str, tuple[int, int]], more: str) -> tuple[str, ...]:
    if amount is None:
        return ()
    return (next((name for name, (least, most) in bands.items() if least <= amount <= most), more),)


VALUES = {
    "topic": lambda entry: entry.topics,
    "group": lambda entry: entry.groups,
    "setting": lambda entry: entry.settings,
    "recognition": lambda entry: (entry.recognition,) if entry.recognition else (),
    "cost": lambda entry: _band(entry.cost, COSTS, MORE_COST),
    "people": lambda entry: _band(entry.people, PEOPLE, MORE_PEOPLE),
    "life": lambda entry: (entry.life,),
    "province": lambda entry: (entry.province,) if entry.province else (),
    "adopted_in": lambda entry: entry.adopted_in,
    "unit": lambda entry: entry.lineage,
}
COLUMNS = (
    "pk", "changed_at", "state", "stage", "published_at", "life", "recognition", "province_id", "adoption_count", "running_count",
    "completeness", "people_needed", "members_needed", "space", "days_needed", "cost_once", "cost_yearly", "facets",
)  # fmt: skip


def _entry(row: tuple) -> Entry:
    pk, changed_at, state, stage, published, life, recognition, province, adopted, running, completeness, *needs, once, yearly, facets = row
    people, members, space, days = needs
    return Entry(
        pk=pk,
        changed_at=changed_at,
        listed=state == "shown" and stage == "published",
        published=published,
        life=life,
        recognition=recognition,
        province=province,
        adopted=adopted,
        running=running,
        completeness=completeness,
        cost=None if once is None and yearly is None else (once or 0) + (yearly or 0),
        people=people,
        members=members,
        space=space,
        days=days,
        groups=frozenset(facets.get("groups", ())),
        settings=frozenset(facets.get("settings", ())),
        topics=tuple(facets.get("topics", ())),
        lineage=tuple(facets.get("lineage", ())),
        adopted_in=tuple(facets.get("adopted_in", ())),
        alike=tuple(facets.get("alike", {}).items()),
    )


@dataclass(frozen=True)
class Listing:
    """One page: ids in order, how many there are in all, and of each facet its values with counts."""

    ids: list[int]
    total: int
    counts: dict[str, dict]


@dataclass
class Catalogue:
    """Entries by position, bitmaps by facet and value, orders by sort."""

    token: str
    known: dict[int, Entry]
    until: datetime | None = None
    entries: list[Entry] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    bitmaps: dict[str, dict] = field(default_factory=dict)
    orders: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self):
        self.until = max((entry.changed_at for entry in self.known.values()), default=None)
        self.entries = sorted((entry for entry in self.known.values() if entry.listed), key=lambda entry: entry.pk)
        self.places = {entry.pk: place for place, entry in enumerate(self.entries)}
        self.bitmaps = {facet: self._bitmaps(facet) for facet in VALUES}
        newest = sorted(range(len(self.entries)), key=lambda place: (self.entries[place].published, place), reverse=True)
        self.orders = {
            "new": newest,
            "adopted": sorted(newest, key=lambda place: -self.entries[place].adopted),
            "documented": sorted(newest, key=lambda place: -self.entries[place].completeness),
        }

    def _bitmaps(self, facet: str) -> dict:
        size = (len(self.entries) >> 3) + 1
        values, found = VALUES[facet], defaultdict(lambda: bytearray(size))
        for place, entry in enumerate(self.entries):
            for value in values(entry):
                found[value][place >> 3] |= 1 << (place & 7)
        return {value: int.from_bytes(bits, "little") for value, bits in found.items()}

    @property
    def everything(self) -> int:
        return (1 << len(self.entries)) - 1

    def bitmap_of(self, ids: Iterable[int]) -> int:
        found = 0
        for pk in ids:
            if (place := self.places.get(pk)) is not None:
                found |= 1 << place
        return found

    def narrowed(self, filters: Mapping[str, Iterable], among: int | None = None) -> dict[str | None, int]:
        """What meets all filters (under None), and for each facet what meets all but its own. Values of one facet are alternatives."""
        whole = self.everything if among is None else among
        met = {facet: self._any(facet, values) for facet, values in filters.items() if values}
        found: dict[str | None, int] = {}
        for left_out in (None, *FACETS):
            bits = whole
            for facet, allowed in met.items():
                if facet != left_out:
                    bits &= allowed
            found[left_out] = bits
        return found

    def _any(self, facet: str, values: Iterable) -> int:
        bits = 0
        for value in values:
            bits |= self.bitmaps[facet].get(value, 0)
        return bits

    def listing(
        self, filters: Mapping[str, Iterable], *, sort: str = "new", start: int = 0, size: int = 20, ranked: list[int] | None = None
    ) -> Listing:
        """One page of what meets `filters`. `ranked`: ids that a search found, best first; then only those, in that order unless `sort`
        is one of SORTS."""
        narrowed = self.narrowed(filters, None if ranked is None else self.bitmap_of(ranked))
        bits = narrowed[None]
        if ranked is not None and sort not in SORTS:
            order: Iterable[int] = (self.places[pk] for pk in ranked if pk in self.places)
        else:
            order = self.orders[sort if sort in SORTS else "new"]
        counts = {
            facet: {value: count for value, own in self.bitmaps[facet].items() if (count := (own & narrowed[facet]).bit_count())}
            for facet in FACETS
        }
        return Listing(self._page(bits, order, start, size), bits.bit_count(), counts)

    def _page(self, bits: int, order: Iterable[int], start: int, size: int) -> list[int]:
        held = bits.to_bytes((len(self.entries) >> 3) + 1, "little")
        ids, passed = [], 0
        for place in order:
            if held[place >> 3] >> (place & 7) & 1:
                passed += 1
                if passed > start:
                    ids.append(self.entries[place].pk)
                    if len(ids) == size:
                        break
        return ids


_held: Catalogue | None = None
_lock = threading.Lock()


def current() -> Catalogue:
    """The catalogue as the database is now: one query, more work only where something changed."""
    global _held
    token = cache.get(TOKEN)
    if token is None:
        token = uuid.uuid4().hex
        cache.set(TOKEN, token, LONG)
    held = _held
    if held is None or held.token != token:
        with _lock:
            _held = held = Catalogue(
                token, {row[0]: _entry(row) for row in Practice.objects.exclude(published_at=None).values_list(*COLUMNS)}
            )
        return held
    changed = Practice.objects.exclude(published_at=None).order_by()
    if held.until is not None:
        changed = changed.filter(changed_at__gt=held.until - OVERLAP)
    fresh = [row for row in changed.values_list(*COLUMNS) if row[0] not in held.known or held.known[row[0]].changed_at != row[1]]
    if fresh:
        with _lock:
            _held = held = Catalogue(token, held.known | {row[0]: _entry(row) for row in fresh})
    return held


def forget() -> None:
    """Let every process read all of it again: after rows were written without the services."""
    cache.delete(TOKEN)
