"""What was typed, read: operators, a unit and a date become filters that can be taken off again; the rest is words.

An operator is a wish and holds whatever it finds. A unit or a date among the words is how people speak: it narrows unless that leaves
nothing, and `chu=` in the address (LITERAL) leaves it a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.search import dates
from portal.search.models import SearchDocument
from portal.search.narrowing import Chip, Narrowing, address_with
from portal.search.operators import Operator, find_operators
from portal.search.places import Places, only
from portal.search.query import QUOTES, Query, parse
from portal.search.vietnamese import folded_tokens, nfc
from portal.topics.models import Topic
from portal.units.lookup import look_up
from portal.units.models import Lineage, Unit
from portal.units.spelling import kind_of

# The parameter that leaves a part of the query as words: chu=ngay, chu=don-vi.
LITERAL = "chu"
LITERALS = {"date": "ngay", "unit": "don-vi"}
# Units of the name that an operator has: of more of them nobody knows which one is meant.
MOST_NAMED = 10
# Said before a place or a day, it belongs to it.
LEADING = {
    "unit": re.compile(r"(?:^|(?<=\s))(?:ở|tại|của|o|tai|cua)\s+$", re.IGNORECASE),
    "date": re.compile(r"(?:^|(?<=\s))(?:trong|vào|hồi|vao|hoi)\s+$", re.IGNORECASE),
}


@dataclass(frozen=True)
class Part:
    """A piece of what was typed that narrows; `is_said`: among the words, not by an operator."""

    facet: str
    start: int
    stop: int
    label: str
    text: str = ""
    is_said: bool = False


@dataclass
class Reading:
    """`query` and `narrowing` are what is asked; `words` is what of `typed` is left as words.

    `unit` was said and is shown with its history; `places` knows what units may have been meant.
    """

    typed: str
    words: str
    query: Query
    narrowing: Narrowing
    parts: list[Part] = field(default_factory=list)
    unit: Unit | None = None
    places: Places = field(default_factory=lambda: Places(""))

    @property
    def said(self) -> list[Part]:
        """What narrows though it was only said: it may as well be words."""
        return [part for part in self.parts if part.is_said]


def read(typed: str, address: QueryDict, narrowing: Narrowing, *, literally: bool = False) -> Reading:
    """`typed` with the filters of `narrowing`; `literally`: units and dates among the words stay words.

    What the address narrows already is not narrowed again: the operator or the words give way to it.
    """
    reader = _Reader(typed, address, narrowing)
    reader.read_operators()
    reader.places = Places(reader.left)
    if not literally and narrowing.family == SearchDocument.Family.CONTENT:
        literals = address.getlist(LITERAL)
        if LITERALS["date"] not in literals:
            reader.read_date()
        reader.places = Places(reader.left)
        if LITERALS["unit"] not in literals:
            reader.read_unit()
    return reader.reading()


class _Reader:
    """Takes piece after piece out of the text; what was taken is blanked there, so that places stay what they are."""

    def __init__(self, typed: str, address: QueryDict, narrowing: Narrowing):
        self.typed = nfc(typed).translate(QUOTES)
        self.left, self.address, self.narrowing = self.typed, address, narrowing
        self.filters, self.unit, self.named_unit = narrowing.filters, narrowing.unit, None
        self.parts: list[Part] = []
        self.cut: list[tuple[int, int]] = []
        self.wished, self.places = "", Places("")
        self.today = timezone.localdate()

    def read_operators(self) -> None:
        read = {"unit": self._unit_operator, "topic": self._topic_operator, "from": self._day_operator, "to": self._day_operator}
        for operator in find_operators(self.typed):
            if read[operator.name](operator):
                self._take(operator.start, operator.stop)

    def read_date(self) -> None:
        found = dates.find_date(self.left, self.today)
        if found is None or self.filters.since or self.filters.until or self.filters.year:
            return
        self._between(found.span)
        self._say("date", found.start, found.stop, _said(found))

    def read_unit(self) -> None:
        found = self.places.meant()
        if found is None or self.filters.units:
            return
        unit, start, stop = found
        if self.unit is not None:
            if not Lineage.objects.filter(unit=self.unit, ancestor__in=_reach(unit)).exists():
                return
            self._take(start, stop)
        else:
            self._within(unit)
            self.named_unit = unit
            self._say("unit", start, stop, str(unit))
        self.wished = self.typed[start:stop]

    def reading(self) -> Reading:
        words = " ".join(_without(self.typed, self.cut).split())
        chips = [*self.narrowing.chips, *map(self._chip, self.parts)]
        query = parse(words, is_narrowed=bool(chips))
        if self.wished:
            query = replace(query, wished=parse(self.wished).slots)
        narrowing = replace(self.narrowing, filters=self.filters, unit=self.unit, chips=chips)
        return Reading(self.typed, words, query, narrowing, self.parts, self.named_unit, self.places)

    def _take(self, start: int, stop: int) -> None:
        self.cut.append((start, stop))
        self.left = f"{self.left[:start]};{' ' * (stop - start - 1)}{self.left[stop:]}"

    def _say(self, facet: str, start: int, stop: int, label: str) -> None:
        leading = LEADING[facet].search(self.left[:start])
        text = self.typed[start:stop]
        start = leading.start() if leading else start
        self.parts.append(Part(facet, start, stop, label, text, is_said=True))
        self._take(start, stop)

    def _unit_operator(self, operator: Operator) -> bool:
        if self.unit is not None or self.filters.units:
            return self.unit is not None
        unit = _unit_named(operator.value)
        if unit is not None:
            self._within(unit)
            self.parts.append(Part("unit", operator.start, operator.stop, str(unit)))
        return unit is not None

    def _topic_operator(self, operator: Operator) -> bool:
        if self.filters.topic is not None:
            return True
        topic = Topic.objects.filter(slug=operator.value.lower()).first() or Topic.objects.named(operator.value.replace("-", " "))
        if topic is not None:
            self.filters = replace(self.filters, topic=topic.pk)
            self.parts.append(Part("topic", operator.start, operator.stop, topic.name))
        return topic is not None

    def _day_operator(self, operator: Operator) -> bool:
        span = dates.read_point(operator.value, self.today) or dates.read_point(operator.value.replace("-", " "), self.today)
        if span is None:
            return False
        is_from = operator.name == "from"
        self._between(dates.Span(span.first, None) if is_from else dates.Span(None, span.end))
        label = _("from %(day)s") % {"day": _day(span.first)} if is_from else _("up to %(day)s") % {"day": _day(span.end, -1)}
        self.parts.append(Part("date", operator.start, operator.stop, label))
        return True

    def _within(self, unit: Unit) -> None:
        self.unit = unit
        self.filters = replace(self.filters, units=_reach(unit))

    def _between(self, span: dates.Span) -> None:
        since, until = _moment(span.first), _moment(span.end)
        since = max(filter(None, (since, self.filters.since)), default=None)
        until = min(filter(None, (until, self.filters.until)), default=None)
        self.filters = replace(self.filters, since=since, until=until)

    def _chip(self, part: Part) -> Chip:
        without = self.address.copy()
        without["q"] = " ".join(_without(self.typed, [(part.start, part.stop)]).split())
        as_words = self.address.copy()
        as_words.appendlist(LITERAL, LITERALS.get(part.facet, ""))
        plain = address_with(as_words, None, None) if part.is_said else ""
        return Chip(part.facet, part.label, address_with(without, None, None), part.text, plain)


def _reach(unit: Unit) -> tuple[int, ...]:
    """The unit, and what came after it: what is told of a former one goes on there."""
    return (unit.pk, *(successor.pk for successor in unit.successors))


def _unit_named(value: str) -> Unit | None:
    """The one unit that the value of an operator is the address or the name of."""
    units = Unit.objects.with_successors()
    unit = units.filter(slug=value.lower()[:160].replace("\0", "")).first()
    if unit is not None:
        return unit
    name = value if " " in value else value.replace("-", " ")
    found = [each for each in look_up(name, limit=MOST_NAMED) if _ends_alike(folded_tokens(each.found_by), folded_tokens(name))]
    if found and found[0].level == Unit.Level.PROVINCE:
        return units.filter(pk=found[0].pk).first()
    kind = kind_of(name)
    return only([each.pk for each in found if not kind or kind_of(each.found_by) == kind])


def _ends_alike(name: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Whether what was typed is no mere beginning of the name; in the value of an operator it may stand without spaces: "hanoi"."""
    return name[-1:] == typed[-1:] or "".join(name).endswith("".join(typed))


def _moment(day: date | None) -> int | None:
    """The beginning of the local day, in seconds; a row without a date has 0, which no day is."""
    return max(1, int(timezone.make_aware(datetime.combine(day, time.min)).timestamp())) if day else None


def _day(day: date, shift: int = 0) -> str:
    return date_format(day + timedelta(days=shift), "d/m/Y")


def _said(found: dates.Dated) -> str:
    """As it was typed, and the days that it means where no year stands there, or only a part of it is meant."""
    if re.search(r"\d{4}", found.text) and not dates.is_vague(found.text):
        return found.text
    first, end = found.span.first, found.span.end
    if first is None:
        days = _("before %(day)s") % {"day": _day(end)}
    elif end is None:
        days = _("from %(day)s") % {"day": _day(first)}
    elif end - first == timedelta(days=1):
        days = _day(first)
    else:
        days = f"{_day(first)} – {_day(end, -1)}"
    return f"{found.text} ({days})"


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    return "".join(_kept(text, sorted(spans)))


def _kept(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, stop in spans:
        yield f"{text[at:start]} "
        at = max(at, stop)
    yield text[at:]
