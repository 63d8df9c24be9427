"""Turns scripts into threads with people and times: who says the lines that any fitting member may say, and when."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from portal.demo.forum.reading import Member, Said, Script, read_pools
from portal.demo.forum.speech import Speech
from portal.demo.reading import on

QUIET = {"new", "silenced", "banned", "closed"}
CALLS_HERSELF_YOUNG = re.compile(r"(?<!các )\b[Ee]m\b(?! ơi)|\bMẹ em\b|\b[Cc]háu xin\b")
SPEAKS_OF_AGE = re.compile(r"Tôi làm bà|[Ơơ] tuổi|tuoi\b|6\d tuổi|Ở tuổi")
NAMED_AS = re.compile(r"ch[iị] \$op", re.IGNORECASE)
OFFICERS_ONLY = "goc-can-bo"
PROPOSALS = "de-xuat-kien-nghi"
LETTERS = {"experience": "e", "question": "q", "proposal": "p", "event": "e"}
# How many fitting replies a thread gets besides its own.
ADDED = (1, 2, 2, 3, 3, 4, 5)


@dataclass
class Line:
    """A post to be written."""

    by: str
    at: datetime
    text: str
    marks: dict[str, str] = field(default_factory=dict)


@dataclass
class Planned:
    """A thread to be written; `lines` begins with its opening."""

    script: Script
    lines: list[Line]

    @property
    def is_anonymous(self) -> bool:
        return "anon" in self.script.facts

    @property
    def takes_care(self) -> bool:
        """Whether it holds more than words: quotes, names, pictures and official answers go through the services."""
        marks = {name for line in self.lines for name in line.marks}
        return bool(marks & {"quote", "mention", "official", "pic"}) or bool(self.script.facts.keys() & {"pic", "poll"})


class Casting:
    """Chooses who says a line: somebody with the tags, seldom the same person."""

    def __init__(self, members: list[Member], rng: Random):
        self.rng = rng
        self.by_name = {member.username: member for member in members}
        self.speakers = [member for member in members if not member.tags & QUIET]
        self.said: Counter[str] = Counter()

    def choose(self, tags: str, text: str, *, without: set[str], officers: bool = False, regulars: bool = False) -> str:
        """Of "nui.cb" a member with both tags who would speak so and is not in `without`; where there is none the tags count less.

        `regulars`: those who are there every day are chosen most.
        """
        wanted = set(filter(None, tags.split("."))) | ({"cb"} if officers else set())
        able = [each for each in self.speakers if (not officers or "cb" in each.tags) and each.username not in without]
        fitting = [each for each in able if wanted <= each.tags and speaks_so(each, text)]
        fitting = fitting or [each for each in able if wanted <= each.tags] or able
        weights = [keenness(each) if regulars else 1 / (1 + self.said[each.username]) ** 2 for each in fitting]
        name = self.rng.choices(fitting, weights=weights)[0].username
        self.said[name] += not regulars
        return name


def keenness(member: Member) -> int:
    return 12 if "veteran" in member.tags else 2 if "trusted" in member.tags else 1


def speaks_so(member: Member, text: str) -> bool:
    """Old members do not call themselves "em", and only they speak of their age."""
    is_old = "gia" in member.tags
    return not (is_old and CALLS_HERSELF_YOUNG.search(text)) and (is_old or not SPEAKS_OF_AGE.search(text))


class Planner:
    def __init__(self, members: list[Member], now: datetime, rng: Random):
        self.now, self.rng = now, rng
        self.casting, self.speech, self.pools = Casting(members, rng), Speech(rng), read_pools()

    def plan(self, script: Script) -> Planned:
        """People and times of one thread, with added replies that fit its board and kind."""
        author = script.facts["by"]
        begun = self.moment(script.facts["at"])
        lines = [Line(author, begun, script.text, {name: script.facts[name] for name in ("pic", "anon", "thanks") if name in script.facts})]
        officers, spoke = script.facts["board"] == OFFICERS_ONLY, {author}
        for said in self.all_replies(script):
            by = author if said.who == "op" else said.who
            if by.startswith("*"):
                by = self.casting.choose(by[1:], said.text, without=spoke, officers=officers)
            spoke.add(by)
            lines.append(Line(by, begun, self.filled(said.text, by, author, script), dict(said.marks)))
        is_slow = any("official" in line.marks for line in lines)
        for line, at in zip(lines[1:], self.times(begun, len(lines) - 1, is_slow), strict=True):
            line.at = at
        return Planned(script, lines)

    def all_replies(self, script: Script) -> list[Said]:
        """Those of the script, with early ones before them and late ones behind."""
        count = int(script.facts.get("fill", self.rng.choice(ADDED)))
        early, late, taken = [], [], set()
        for _ in range(count):
            when, text = self.fitting(script, taken, has_replies=bool(script.replies))
            taken.add(text)
            (early if when == "<" else late).append(Said("*", {}, self.speech.say(text)))
        return [*early, *script.replies, *late]

    def fitting(self, script: Script, taken: set[str], *, has_replies: bool) -> tuple[str, str]:
        pool = self.pools.get(script.facts["board"], [])
        letter = LETTERS.get(script.kind, "e")
        if letter == "p" and script.facts["board"] != PROPOSALS:
            pool = pool + self.pools[PROPOSALS]
        if self.rng.random() < 0.06:
            pool = self.pools["*"]
        rows = [row for row in pool if row[1] in ("*", letter) and row[2] not in taken] or self.pools["*"]
        texts = {text: when for when, _kinds, text in rows if has_replies or when == "<"} or {rows[0][2]: "<"}
        text = self.speech.pick(list(texts))
        return texts[text], text

    def filled(self, text: str, by: str, author: str, script: Script) -> str:
        """`text` with $op (whom the thread is by), $dv and $tinh (where the speaker lives) put in."""
        if "$" not in text:
            return text
        asker = self.casting.by_name.get(author)
        called = "bạn" if "anon" in script.facts or asker is None else asker.called
        speaker = self.casting.by_name[by]
        place, _, province = (part.strip() for part in speaker.unit.partition(","))
        here = place if province else f"tỉnh {place}" if place not in ("Huế", "Hà Nội") else place
        if NAMED_AS.search(text):
            called = called.partition(" ")[2] or called
        return text.replace("$op", called).replace("$dv", here).replace("$tinh", (province or place).split(",")[-1].strip())

    def moment(self, text: str) -> datetime:
        """Of "-6 20:15" that time six days ago; never later than now."""
        days, clock = text.split()
        at = on(timezone.localtime(self.now).date() + timedelta(days=int(days)), clock)
        return min(at, self.now - timedelta(minutes=50))

    def times(self, begun: datetime, count: int, is_slow: bool) -> list[datetime]:
        """`count` times after `begun`: many soon, some late; proposals take their time. Nobody writes in the dead of night."""
        age = self.now - begun
        span = min(age * 0.97, age * 0.8 if is_slow else timedelta(days=1.2 + count * 0.9))
        found = [begun + span * (0.004 + 0.99 * self.rng.random() ** (1.1 if is_slow else 1.9)) for _ in range(count)]
        return sorted(max(begun + timedelta(minutes=4 + number), self.awake(at, begun)) for number, at in enumerate(sorted(found)))

    def awake(self, at: datetime, begun: datetime) -> datetime:
        """`at`, or the evening before where people sleep."""
        local = timezone.localtime(at)
        if 0 <= local.hour < 5:
            earlier = at - timedelta(hours=local.hour + self.rng.randint(1, 3), minutes=self.rng.randint(0, 59))
            return earlier if earlier > begun else at
        return at
