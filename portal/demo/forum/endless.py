"""The thread in which the federation calls the roll: fifteen hundred small good deeds, no two told alike."""

from datetime import datetime, timedelta
from random import Random

from portal.demo.forum.plan import Line, Planned, Planner
from portal.demo.forum.reading import lines_of

LENGTH = 1500
TALK = 0.24
OPENERS = ("", "", "", "", "", "", "Điểm danh! ", "Hôm nay của em: ", "$dv điểm danh. ", "Điểm danh muộn: ", "Ngày thứ $n: ", "Có mặt. ")
CLOSERS = (
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    " Vui cả buổi.",
    " Hết.",
    " Mai tiếp.",
    " Chúc cả nhà ngủ ngon.",
    " Vậy thôi ạ.",
    " 🌷",
    " Việc nhỏ xíu.",
)


def called_roll(planner: Planner, planned: Planned, length: int = LENGTH) -> Planned:
    """`planned` (its opening) with posts up to `length`: deeds, talk about them, and what is told once, in its place."""
    rng = planner.rng
    deeds, talk = lines_of("day-deeds"), lines_of("day-talk")
    begun = planned.lines[0].at
    times = days(begun, planner.now, length - 1, rng)
    groups = told_once()
    places = dict(zip(spread(len(groups), length - 40, rng), groups, strict=True))
    waiting: list[Line] = []
    before = planned.lines[0].by
    for number, at in enumerate(times):
        if number in places:
            waiting += cast(planner, places[number])
        line = waiting.pop(0) if waiting else composed(planner, planned, deeds, talk, before)
        line.at = at
        planned.lines.append(line)
        before = line.by
    return planned


def told_once() -> list[list[str]]:
    """What is said once, with its answers."""
    groups: list[list[str]] = []
    for line in lines_of("day-once"):
        if line.startswith("&"):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def cast(planner: Planner, group: list[str]) -> list[Line]:
    first = planner.casting.choose("", group[0], without=set())
    lines = [Line(first, planner.now, group[0])]
    for text in group[1:]:
        sign, _, words = text.partition(" ")
        by = first if sign == "&=" else planner.casting.choose("", words, without={line.by for line in lines})
        lines.append(Line(by, planner.now, words))
    return lines


def composed(planner: Planner, planned: Planned, deeds: list[str], talk: list[str], before: str) -> Line:
    """A deed of the day, or a word about what `before` told."""
    rng, speech = planner.rng, planner.speech
    if rng.random() < TALK:
        text = speech.say(speech.pick(talk)).replace("$ten", planner.casting.by_name[before].called)
    else:
        text = speech.say(f"{{{'|'.join(OPENERS)}}}{speech.pick(deeds)}{{{'|'.join(CLOSERS)}}}").replace("$n", str(rng.randint(3, 160)))
    by = planner.casting.choose("", text, without={before}, regulars=True)
    return Line(by, planner.now, capital(planner.filled(text, by, planned.lines[0].by, planned.script)))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def days(begun: datetime, now: datetime, count: int, rng: Random) -> list[datetime]:
    """`count` times between `begun` and `now`, in daylight and in the evening."""
    span = now - timedelta(minutes=20) - begun
    found = []
    for place in (rng.random() for _ in range(count)):
        at = begun + span * place
        found.append(at + timedelta(hours=rng.randint(5, 17)) if at.hour < 5 else at)
    return sorted(min(at, now - timedelta(minutes=3)) for at in found)


def spread(count: int, length: int, rng: Random) -> list[int]:
    """`count` places below `length`, neighbours near each other now and then."""
    step = length // (count + 1)
    return [step * (number + 1) + rng.randint(0, step // 3) for number in range(count)]
