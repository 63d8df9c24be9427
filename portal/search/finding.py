"""One search as a page shows it: asks the engine, then looks at every hit again with the rule of its own page."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from django.db.models import Q
from django.http import QueryDict

from portal.search import registry
from portal.search.engines import engine
from portal.search.engines.interface import Results
from portal.search.models import SearchDocument
from portal.search.narrowing import PARAMETERS, Narrowing, narrow
from portal.search.offers import Facet, offers, wanted_facets
from portal.search.office.steering import Advised, steering
from portal.search.passages import Piece, mark, passage
from portal.search.query import Query, parse
from portal.search.ranking import SOME_WORDS_LISTED
from portal.search.reading import LITERAL, Reading, read
from portal.search.spelling import is_only_decoded, leaning
from portal.search.vietnamese import fold, folded_tokens
from portal.ui.pagination import PARAMETER
from portal.units.models import Unit

PAGE_SIZE = 10
CONTENT, NAMES = SearchDocument.Family.CONTENT, SearchDocument.Family.NAMES
# Names that are looked at to find the one that the query is.
OFFERED = 5
# Longer than any headline; what is cut off is said on the page.
MAX_TYPED = 300
# The parameter of who insists on what was typed.
EXACTLY = "dung"
# Parts of a query that are left words.
MOST_VALUES = 5


@dataclass(frozen=True)
class Result:
    """One hit as the page shows it."""

    url: str
    title: list[Piece]
    passage: list[Piece]
    facts: registry.Facts
    kind: str
    is_for_everybody: bool = True


@dataclass
class Found:
    """Everything that the result page shows. `total` counts what has every word; `listed` what can be paged through.

    `words` is what of `typed` is not a filter. `shown_for`: nothing at all was found for what was typed, and this was asked in its place.
    `marked`: nothing has every word, and this, of what was typed and what was probably meant, ordered what comes nearest.
    `left_aside`: units and dates that were said, of which there is nothing; they were searched for as words.
    """

    typed: str
    words: str
    query: Query
    narrowing: Narrowing
    sort: str
    results: list[Result] = field(default_factory=list)
    total: int = 0
    listed: int = 0
    facets: list[Facet] = field(default_factory=list)
    advised: list[tuple[Result, str]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    topics: list[SearchDocument] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    was_cut: bool = False
    only_titles: bool = False
    shown_for: str = ""
    marked: Query | None = None
    left_aside: list[str] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to look for: words or filters."""
        return bool(self.query) or bool(self.narrowing.chips)


def clean(text: str) -> str:
    """What was typed, as a page and an engine can hold it: no lone surrogates, no control characters, single spaces."""
    valid = text.encode("utf-8", "ignore").decode("utf-8")
    return " ".join("".join(character if character.isprintable() else " " for character in valid).split())


def readable(address: QueryDict) -> QueryDict:
    """What of an address is read here. Each of a hundred links of a result page repeats it, however much was sent."""
    read_here = QueryDict(mutable=True)
    for name in ("q", *PARAMETERS.values(), "xep", LITERAL, EXACTLY, PARAMETER):
        kept = address.getlist(name)[-MOST_VALUES if name == LITERAL else -1 :]
        if kept:
            read_here.setlist(name, [value if len(value) <= MAX_TYPED else _cut(value) for value in kept])
    return read_here


def _cut(value: str) -> str:
    """So much of what is too long that it still is."""
    return clean(value[: 50 * MAX_TYPED])[: MAX_TYPED + 1]


def find(address: QueryDict, user, number: int = 1) -> Found:
    """What the address asks for, for `user`, page `number`. The number of queries does not depend on what there is to find."""
    whole = clean(address.get("q", "")[: 50 * MAX_TYPED])
    typed = whole[:MAX_TYPED]
    set_by_office = steering()
    reading = read(typed, address, narrow(address, user))
    found = _asked(reading, address, was_cut=len(whole) > MAX_TYPED)
    if not found.is_asked:
        return found
    answer = _search(reading, found.sort, number)
    if reading.said and not answer.total:
        plainly = read(typed, address, narrow(address, user), literally=True)
        if (other := _search(plainly, "relevance", number)).listed:
            said, reading, answer = reading.said, plainly, other
            found = _asked(reading, address, was_cut=found.was_cut, left_aside=[part.label for part in said])
    asking = partial(_ask, reading.narrowing, found.sort, number, suggests=False)
    found.suggestions, instead = _meant(reading.query, answer, asking)
    if instead and not answer.listed and EXACTLY not in address:
        found.shown_for = found.suggestions.pop()
        found.query = parse(found.shown_for)
        answer = instead
    elif answer.suggestions and answer.listed and EXACTLY not in address:
        found.marked, answer = _nearest(reading.query, answer, asking)
    is_plain = number == 1 and not any(parameter in address for parameter in PARAMETERS.values())
    advised = set_by_office.advice.get(" ".join(folded_tokens(typed)), ()) if is_plain else ()
    _fill(found, answer, reading, address, user, advised)
    if number == 1:
        _offer_names(found, reading)
    return found


def _asked(reading: Reading, address: QueryDict, **facts) -> Found:
    """Nothing found yet."""
    sort = "date" if address.get("xep") == "ngay" or not reading.query else "relevance"
    return Found(typed=reading.typed, words=reading.words, query=reading.query, narrowing=reading.narrowing, sort=sort, **facts)


def _search(reading: Reading, sort: str, number: int) -> Results:
    return _ask(reading.narrowing, sort, number, reading.query)


def _ask(narrowing: Narrowing, sort: str, number: int, query: Query, suggests: bool = True) -> Results:
    page = {"family": narrowing.family, "sort": sort, "page": number, "size": PAGE_SIZE, "facets": wanted_facets(narrowing)}
    return engine().search(query, narrowing.filters, suggests=suggests, **page)


def _fill(found: Found, answer: Results, reading: Reading, address: QueryDict, user, advised: Advised) -> None:
    """What was found, as the page shows it."""
    narrowing, query = reading.narrowing, found.query
    family = narrowing.family
    other = NAMES if family == CONTENT else CONTENT
    beside = engine().search(query, narrowing.filters.lacking("kind"), family=other, size=OFFERED, facets=["kind"], suggests=False)
    found.results, dropped, found.advised = _results(answer, found.marked or query, user, advised)
    found.total, found.listed = max(0, answer.total - dropped), answer.listed
    found.only_titles = answer.only_titles
    found.facets = [] if found.only_titles else offers(address, narrowing, answer, dict(beside.facets["kind"]))
    found.topics = _topics_named(beside, query) if other == NAMES and not narrowing.chips else []


def _offer_names(found: Found, reading: Reading) -> None:
    """The unit that the results are of, with what became of it; units that may be meant where nothing narrows."""
    if reading.unit:
        found.units = [reading.unit]
    elif not found.narrowing.chips and found.query:
        found.units = reading.places.offered()


def _meant(query: Query, answer: Results, asking: Callable[[Query], Results]) -> tuple[list[str], Results | None]:
    """What was probably meant, and its results. Nothing where the person would find nothing by it: only others read it."""
    for text in answer.suggestions:
        instead = asking(parse(text))
        if instead.total or (instead.listed and is_only_decoded(query, text)):
            return [text], instead
    return [], None


def _nearest(query: Query, answer: Results, asking: Callable[[Query], Results]) -> tuple[Query, Results]:
    """Nothing has every word: the nearest are those that come nearest to what was typed or meant. What is counted stays what was typed."""
    leant = leaning(query, answer.suggestions[0])
    nearest = asking(leant)
    return leant, replace(answer, hits=nearest.hits, listed=min(nearest.listed, SOME_WORDS_LISTED))


def _topics_named(answer: Results, query: Query) -> list[SearchDocument]:
    """Topics whose name or synonym is the whole query."""
    rows = SearchDocument.objects.filter(pk__in=[hit.key for hit in answer.hits], kind="topic", is_removed=False)
    return [row for row in rows if query.words.folded in {folded_tokens(name) for name in (row.title, *row.aliases)}]


def _results(answer: Results, query: Query, user, advised: Advised) -> tuple[list[Result], int, list[tuple[Result, str]]]:
    """The hits that `user` may open, in order, how many were dropped, and of `advised` what she may open, with its note.

    One query for the rows, then one a kind.
    """
    wanted = Q(pk__in=[hit.key for hit in answer.hits])
    for content_type, pk, _note in advised:
        wanted |= Q(content_type=content_type, object_id=pk)
    rows = {row.pk: row for row in SearchDocument.objects.filter(wanted, is_removed=False)}
    by_kind = defaultdict(list)
    for row in rows.values():
        by_kind[row.kind].append(row.object_id)
    sources = registry.sources()
    visible = {
        (kind, pk): obj
        for kind, pks in by_kind.items()
        if kind in sources
        for pk, obj in sources[kind].visible_to(user).in_bulk(pks).items()
    }

    shown = {
        row.pk: _result(row, visible[key], sources[row.kind], query)
        for row in rows.values()
        if (key := (row.kind, row.object_id)) in visible
    }
    results = [shown[hit.key] for hit in answer.hits if hit.key in shown]
    by_object = {(row.content_type_id, row.object_id): shown[row.pk] for row in rows.values() if row.pk in shown}
    notes = [(by_object[kind, pk], note) for kind, pk, note in advised if (kind, pk) in by_object]
    return results, len(answer.hits) - len(results), notes


def _result(row: SearchDocument, obj, source: registry.Source, query: Query) -> Result:
    text = "\n".join(part for part in (row.sapo, row.text) if part)
    shown = passage(text, query) if source.family == CONTENT else _other_names(row, query)
    is_for_everybody = row.audience == SearchDocument.Audience.EVERYBODY
    return Result(
        url=row.url, title=mark(row.title, query), passage=shown, facts=source.facts(obj), kind=row.kind, is_for_everybody=is_for_everybody
    )


def _other_names(row: SearchDocument, query: Query) -> list[Piece]:
    """The other names of a unit or topic; its description where it has none."""
    others = [alias for alias in row.aliases if fold(alias) not in fold(row.title)]
    return mark(", ".join(others), query) if others else passage(row.text, query)
