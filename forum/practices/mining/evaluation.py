"""How well the miner reads: what it finds against what people marked, exact spans and overlapping ones counted apart."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forum.practices.mining.finding import find


class BadFile(ValueError):
    """A line of the labels is not what the format says."""


@dataclass(frozen=True)
class Passage:
    """A text with the spans marked in it; `group` is the set that it belongs to, if its line names one."""

    text: str
    spans: frozenset[tuple[int, int]]
    group: str


@dataclass
class Tally:
    """Spans that were marked and found. `found_right` of `found`, `marked_met` of `marked`."""

    marked: int = 0
    found: int = 0
    found_right: int = 0
    marked_met: int = 0

    def figures(self) -> dict[str, float | int]:
        precision = self.found_right / self.found if self.found else 0.0
        recall = self.marked_met / self.marked if self.marked else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "marked": self.marked,
            "found": self.found,
        }


class Evaluation:
    """Counts passage by passage; an overlapping span counts as right when it shares a character with one of the other side."""

    def __init__(self) -> None:
        self.exact, self.overlap = Tally(), Tally()

    def add(self, marked: frozenset[tuple[int, int]], found: frozenset[tuple[int, int]]) -> None:
        both = len(marked & found)
        self._count(self.exact, marked, found, both, both)
        self._count(self.overlap, marked, found, _meeting(found, marked), _meeting(marked, found))

    @staticmethod
    def _count(tally: Tally, marked: frozenset, found: frozenset, right: int, met: int) -> None:
        tally.marked += len(marked)
        tally.found += len(found)
        tally.found_right += right
        tally.marked_met += met

    def figures(self) -> dict[str, dict[str, float | int]]:
        return {"exact": self.exact.figures(), "overlap": self.overlap.figures()}


def _meeting(spans: Iterable[tuple[int, int]], others: frozenset[tuple[int, int]]) -> int:
    return sum(any(start < end and begin < stop for begin, end in others) for start, stop in spans)


def read_labels(path: Path) -> Iterator[Passage]:
    """The passages of a file of labels. Raises BadFile with the number of the line that is not in the format."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _passage(line, f"{path.name}, line {number}")


def _passage(line: str, where: str) -> Passage:
    try:
        row = json.loads(line)
        text, mentions = row["text"], row.get("mentions", [])
        spans = frozenset((int(each["start"]), int(each["end"])) for each in mentions)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFile(f"{where}: not an object with text and mentions ({error})") from error
    if not isinstance(text, str):
        raise BadFile(f"{where}: text is not a string")
    for each in mentions:
        start, end = int(each["start"]), int(each["end"])
        if not 0 <= start < end <= len(text):
            raise BadFile(f"{where}: {start}–{end} lies outside the text of {len(text)} characters")
        if each.get("name", text[start:end]) != text[start:end]:
            raise BadFile(f"{where}: {start}–{end} is {text[start:end]!r}, not {each['name']!r}")
    return Passage(text, spans, str(row.get("set", "")))


def found_in(text: str) -> list[dict[str, Any]]:
    """What the miner finds in `text`, in the shape of the labels."""
    return [
        {"start": each.start, "end": each.end, "name": each.name, "head": each.head, "reason": each.reason, "confidence": each.confidence}
        for each in find(text)
    ]
