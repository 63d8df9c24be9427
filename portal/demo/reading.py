"""Reads the content files. Their form is described in docs/features/demo.md; nothing here touches the database."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

CONTENT = Path(__file__).resolve().parent / "content"
DIVIDER = re.compile(r"^={5,}\s*$", re.M)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
PLACEHOLDER = re.compile(r"\{(d|D|thu)([+-]\d+)?\}")
STATES = ("published", "draft", "waiting", "returned", "scheduled")


@dataclass(frozen=True)
class Block:
    """One piece of a body: a paragraph, a heading, a list, or `:::name argument` with the lines below it."""

    name: str
    argument: str = ""
    lines: tuple[str, ...] = ()

    @property
    def rows(self) -> list[list[str]]:
        """The lines, cut at the bars."""
        return [[cell.strip() for cell in line.split("|")] for line in self.lines]


@dataclass(frozen=True)
class Story:
    """One article as it stands in a content file, with dates not yet reckoned."""

    title: str
    sapo: str
    facts: dict[str, str]
    blocks: tuple[Block, ...] = field(default=())

    @property
    def state(self) -> str:
        return self.facts.get("state", "published")

    @property
    def topics(self) -> list[str]:
        return [name.strip() for name in self.facts.get("topics", "").split(";") if name.strip()]

    @property
    def pictures(self) -> list[str]:
        """Names of all pictures that it shows, the cover first."""
        names = [self.facts["cover"]] if "cover" in self.facts else []
        for block in self.blocks:
            if block.name == "photo":
                names.append(block.argument.partition("|")[0].strip())
            elif block.name == "gallery":
                names += [row[0] for row in block.rows]
            elif block.name == "video":
                names += [name for line in block.lines for name in line.split()]
        return names

    def published_at(self, now: datetime) -> datetime:
        """Its time of publication. "-2 09:15" is two days before `now`; never later than `now`, unless it is scheduled."""
        day, clock = self.facts["published"].split()
        first = date.fromisoformat(day) if len(day) == 10 else timezone.localtime(now).date() + timedelta(days=int(day))
        at = on(first, clock)
        return at if at <= now or self.state == "scheduled" else at - timedelta(days=1)

    def event_times(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Start and end of its event. "+14 07:30–11:00" counts days from the publication; without a number, that day."""
        if "event" not in self.facts:
            return None, None
        *shift, clocks = self.facts["event"].split()
        start, _, end = clocks.partition("–")
        first = timezone.localtime(self.published_at(now)).date() + timedelta(days=int(shift[0]) if shift else 0)
        return on(first, start), on(first, end) if end else None

    def filled(self, text: str, now: datetime) -> str:
        """`text` with {d} (22/11), {D} (22/11/2026) and {thu} (thứ Hai) put in, counted from the day of publication."""
        published = timezone.localtime(self.published_at(now)).date()

        def written(match: re.Match) -> str:
            day = published + timedelta(days=int(match[2] or 0))
            return {"d": f"{day.day}/{day.month}", "D": f"{day.day}/{day.month}/{day.year}", "thu": WEEKDAYS[day.weekday()]}[match[1]]

        return PLACEHOLDER.sub(written, text)


def on(day: date, clock: str) -> datetime:
    """The local time `clock` ("07:30") of `day`."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=timezone.get_current_timezone())


def chunks(text: str) -> list[str]:
    """What stands between empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def read_block(chunk: str) -> Block:
    if chunk.startswith(":::"):
        first, *lines = chunk.splitlines()
        name, _, argument = first[3:].strip().partition(" ")
        return Block(name, argument.strip(), tuple(line.strip() for line in lines if line.strip()))
    if chunk.startswith("## "):
        return Block("heading", chunk[3:].strip())
    if chunk.startswith("- "):
        return Block("list", lines=tuple(line.strip().removeprefix("- ") for line in chunk.splitlines()))
    return Block("paragraph", " ".join(chunk.split()))


def read_story(text: str) -> Story:
    """A story from its part of a file: "# title" with "key: value" lines, the sapo, the blocks."""
    head, sapo, *rest = chunks(text)
    first, *lines = head.splitlines()
    facts = dict(re.split(r":\s+", line.strip(), maxsplit=1) for line in lines)
    return Story(first.removeprefix("# ").strip(), " ".join(sapo.split()), facts, tuple(read_block(chunk) for chunk in rest))


def read_stories(folder: Path = CONTENT / "stories") -> list[Story]:
    """All stories, files in the order of their names."""
    parts = (part for path in sorted(folder.glob("*.md")) for part in DIVIDER.split(path.read_text(encoding="utf-8")))
    return [read_story(part) for part in parts if part.strip()]


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of `content/<name>.txt`: chunks of "key: value" lines."""
    rows = []
    for chunk in chunks((CONTENT / f"{name}.txt").read_text(encoding="utf-8")):
        rows.append(dict(re.split(r":\s+", line.strip(), maxsplit=1) for line in chunk.splitlines() if not line.startswith("//")))
    return [row for row in rows if row]
