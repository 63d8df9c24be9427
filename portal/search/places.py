"""Units that a query names: taken as a filter where it can be only one, else offered, so that the person decides.

A name is taken for a unit when it is written with its kind ("quận Bắc Từ Liêm", "q.1"); without it only a province's, or a name of
three syllables and more. Two syllables alone are too often something else: there are communes Hạnh Phúc, Đoàn Kết and Thống Nhất.
Whoever types accents has to type those of the name: "tham gia lại" is not Gia Lai. Without accents a bare name must stand at an end,
after a sign or after a preposition.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.search.vietnamese import has_marks
from portal.ui.folding import fold
from portal.units.lookup import look_up
from portal.units.models import Lineage, Unit, UnitName
from portal.units.spelling import accents, kind_of, readings, split_kind, syllables

RANK = UnitName.Rank
PROVINCES = (RANK.PROVINCE, RANK.FORMER_PROVINCE)
PLACES = (*PROVINCES, RANK.DISTRICT, RANK.COMMUNE, RANK.FORMER_COMMUNE)
OFFERED = 3
LONGEST_NAME = 8
MOST_WORDS = 24
MOST_NAMES = 200
WORD, CORE, KIND = re.compile(r"\S+"), re.compile(r"[^\W_](?:.*[^\W_])?"), re.compile(r"[^\W\d_]+[\s.]*")
# Kinds as they are spelled, and the short forms that stand for nothing else.
KINDS = frozenset(
    ("thành phố", "thủ đô", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "tp", "tx", "tt", "q", "p")
)
LARGE = frozenset(("thanh pho", "tinh"))
# These stand for a kind only with their dot: "H. Lạc Sơn".
DOTTED = frozenset("hxf")
# "TP. Hồ Chí Minh", "Q. 1", "Bà Rịa - Vũng Tàu": signs that belong to a name.
SHORT_KIND, DASHES = re.compile(r"(?:t\.?p|tx|tt|[qphxf])\.", re.IGNORECASE), frozenset("-–")
# What may stand before a name and makes it one.
PREPOSITIONS = ("o", "tai", "cua", "ve", "tu")
# A province and a word: "hoà bình" after these is peace. A province and a person: Hồ Chí Minh is a place only with its kind.
PEACE = frozenset(("vi", "giu", "song", "nen", "ve", "yeu", "gioi", "tranh", "gin", "tu"))
PERSONS = frozenset(("hochiminh",))
EDE, EDE_NAMES = re.compile(r"\b(?:đ[aăắ]k|l[aăắ]k)\b"), {"dak": "đắk", "lak": "lắk"}
UNMARKED_AT_LEAST, BARE_AT_LEAST = 5, 3


@dataclass(frozen=True)
class Run:
    """Words in a row that may be a name: where they stand, the kind that they begin with, and the key of the rest."""

    start: int
    stop: int
    first: int
    last: int
    kind: str
    key: str
    syllables: int
    text: str

    @cached_property
    def parts(self) -> tuple[str, str]:
        """The kind and the place as they were typed."""
        words = len(self.kind_typed.split())
        cut = KIND.match(self.text) if words else None
        for _ in range(words - 1):
            cut = KIND.match(self.text, cut.end()) if cut else None
        return (self.text[: cut.end()], self.text[cut.end() :]) if cut else ("", self.text)

    @property
    def kind_typed(self) -> str:
        return " ".join(syllables(self.text)[: len(syllables(self.text)) - self.syllables])


@dataclass(frozen=True)
class Named:
    """A name of a unit, and the run of words in the text that may be it."""

    unit: int
    name: str
    rank: int
    run: Run


class Places:
    """The names of units that stand in one text (NFC). Asks the database once, however often it is asked."""

    def __init__(self, text: str):
        self.text, self.has_marks = text, has_marks(text)
        self.words = _words(text)

    @cached_property
    def named(self) -> list[Named]:
        runs: dict[str, list[Run]] = {}
        for run in self._runs():
            runs.setdefault(run.key, []).append(run)
        if not runs:
            return []
        rows = UnitName.objects.filter(rank__in=RANK.values, key__in=runs).order_by("rank").values_list("unit", "name", "key", "rank")
        return [Named(unit, name, rank, run) for unit, name, key, rank in rows[:MOST_NAMES] for run in runs[key]]

    def meant(self) -> tuple[Unit, int, int] | None:
        """The one unit that is named, and where; None where there is none, or one cannot know which."""
        telling = [each for each in self.named if self._is_telling(each)]
        spans = sorted({(each.run.start, each.run.stop) for each in telling})
        spans = [span for span in spans if not any(_holds(other, span) for other in spans)]
        if not spans or len(spans) > 2:
            return None
        found = {each.unit for each in telling if (each.run.start, each.run.stop) == spans[0]}
        if len(spans) == 2:
            above = {each.unit for each in telling if (each.run.start, each.run.stop) == spans[1]}
            if self.text[spans[0][1] : spans[1][0]].strip(" ,"):
                return None
            found = set(Lineage.objects.filter(unit__in=found, ancestor__in=above).exclude(unit__in=above).values_list("unit", flat=True))
        unit = only(found)
        return (unit, spans[0][0], spans[-1][1]) if unit else None

    def offered(self) -> list[Unit]:
        """Units that the text is the name of, or else those named within it; each with its successors. At most OFFERED."""
        if not self.named:
            return []
        words = syllables(self.text)[:MOST_WORDS]
        exact = [unit for unit in look_up(self.text, limit=OFFERED, is_whole=True) if _is_named(unit, words)]
        return exact or self._chosen()

    def _runs(self) -> Iterator[Run]:
        for first in range(len(self.words)):
            taken: list[str] = []
            for last in range(first, min(len(self.words), first + LONGEST_NAME)):
                _start, stop, ends, spoken = self.words[last]
                if taken and not ends and not spoken:
                    continue
                if not spoken:
                    break
                taken += spoken
                begin = self.words[first][0]
                # "phương liệt" may be the ward Liệt, and Phương Liệt.
                for kind, rest in dict.fromkeys((_kind_and_rest(taken), ("", tuple(taken)))):
                    if rest and (kind or len(rest) > 1 or len(self.words) == 1 or len(rest[0]) >= UNMARKED_AT_LEAST or self.has_marks):
                        yield Run(begin, stop, first, last, kind, "".join(rest), len(rest), self.text[begin:stop])
                if ends:
                    break

    def _is_telling(self, each: Named) -> bool:
        run = each.run
        kind, place = run.parts
        if each.rank not in PLACES or (self.has_marks and not _spelling(each.name).endswith(_spelling(place))):
            return False
        if not run.kind:
            return self._is_own_phrase(each)
        spelled = kind.strip(" .").replace(".", "").lower()
        if spelled in DOTTED and kind.rstrip().endswith("."):
            return run.kind == kind_of(each.name) and (self.has_marks or run.syllables > 1)
        if run.kind != kind_of(each.name) or (spelled not in KINDS and (self.has_marks or spelled not in map(fold, KINDS))):
            return False
        return self.has_marks or run.syllables > 1 or run.key.isdigit() or run.kind in LARGE

    def _is_own_phrase(self, each: Named) -> bool:
        run = each.run
        before = self.words[run.first - 1][3] if run.first else []
        if run.key in PERSONS or (run.key == "hoabinh" and before and before[-1] in PEACE):
            return False
        if each.rank not in PROVINCES:
            is_whole = run.first == 0 and run.last == len(self.words) - 1
            return run.syllables >= BARE_AT_LEAST and (self.has_marks or is_whole)
        is_edge = run.first == 0 or run.last == len(self.words) - 1 or self._is_border(run.first - 1) or self.words[run.last][2]
        is_capital = all(word[:1].isupper() for word in run.text.split() if word not in DASHES)
        return self.has_marks or is_edge or is_capital or before[-1:] in [[word] for word in PREPOSITIONS]

    def _is_border(self, at: int) -> bool:
        """Whether a sign ends the word at this place, or it is one."""
        return self.words[at][2] or not self.words[at][3]

    def _chosen(self) -> list[Unit]:
        """The units of the longest names that are written with their kind, or are a province's."""
        fitting = [each for each in self.named if (each.run.kind == kind_of(each.name) if each.run.kind else each.rank in PROVINCES)]
        names = {each.unit: each.name for each in sorted(fitting, key=lambda each: -len(each.name))}
        best = list(names)[:OFFERED]
        units = Unit.objects.with_successors().in_bulk(best)
        return [units[pk] for pk in best]


def _kind_and_rest(words: list[str]) -> tuple[str, tuple[str, ...]]:
    kind, rest = split_kind(words)
    return kind, tuple(rest)


def _words(text: str) -> list[tuple[int, int, bool, list[str]]]:
    """Where each word outside of quotation marks stands, whether a sign ends it, and its syllables; at most MOST_WORDS.

    A dash that stands alone has no syllables and ends nothing.
    """
    quoted = [(found.start(), found.end()) for found in re.finditer(r'"[^"]*"?', text)]
    words = []
    for found in WORD.finditer(text):
        core = CORE.search(found[0])
        if found[0] in DASHES:
            words.append((found.start(), found.end(), False, []))
            continue
        if core is None or found[0].startswith("-") or any(start < found.end() and found.start() < stop for start, stop in quoted):
            words.append((found.start(), found.end(), True, []))
            continue
        start, stop = found.start() + core.start(), found.start() + core.end()
        ends = stop < found.end() and not SHORT_KIND.fullmatch(found[0])
        words.append((start, stop, ends, syllables(core[0])))
    return words[:MOST_WORDS]


def _spelling(name: str) -> str:
    """Letters and marks of a name; Đăk, Đak and Đắk are all written in good faith."""
    return accents(EDE.sub(lambda found: EDE_NAMES[fold(found[0])], name.lower()))


def _holds(other: tuple[int, int], span: tuple[int, int]) -> bool:
    return other != span and other[0] <= span[0] and span[1] <= other[1]


def _is_named(unit: Unit, words: list[str]) -> bool:
    """Whether all of the name was typed, not only its beginning."""
    key = "".join(split_kind(syllables(unit.found_by))[1])
    return any(way.key == key for end in range(1, len(words) + 1) for way in readings(words[:end]))


def only(pks: Iterable[int]) -> Unit | None:
    """The one unit among these, of today before those that it took over; a former district before the ward in it that bears its name."""
    units = list(Unit.objects.with_successors().filter(pk__in=pks))
    current = [unit for unit in units if unit.is_current]
    former = [unit for unit in units if not unit.is_current]
    if len(current) == 1 and all(current[0] in unit.successors for unit in former):
        districts = [unit for unit in former if unit.level == Unit.Level.DISTRICT]
        return districts[0] if len(districts) == 1 else current[0]
    return units[0] if len(units) == 1 else None
