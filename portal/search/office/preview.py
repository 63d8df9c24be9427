"""What a change of the synonyms would do to the searches of late, before it is saved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.search import registry
from portal.search.abbreviations import Table
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters, Results
from portal.search.models import SearchDocument
from portal.search.narrowing import audiences_of
from portal.search.office.models import Asked
from portal.search.office.steering import synonym_rows
from portal.search.office.synonyms import key_of
from portal.search.query import parse

QUERIES, FIRST = 50, 10


@dataclass
class Change:
    """One query: how much it finds before and after, which titles come into the first ten and which go out of them."""

    query: str
    before: int
    after: int
    came: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    is_real: bool = True


@dataclass
class Preview:
    """`looked_at` real queries, `changes` of those that change; `is_down` where the engine could not be asked."""

    looked_at: int = 0
    changes: list[Change] = field(default_factory=list)
    is_down: bool = False


def preview(rows: Iterable[tuple[str, str, bool]], user, *, also: Iterable[str] = ()) -> Preview:
    """The newest queries of the log, and those of `also`, asked with the table as it is and with one of `rows`, as `user` would find."""
    now, then = Table(synonym_rows()), Table(rows)
    real = Asked.objects.newest(QUERIES)
    found = Preview(looked_at=len(real))
    known = {key_of(text) for text in real}
    asked = {text: False for text in also if text and key_of(text) not in known} | dict.fromkeys(real, True)
    filters, pairs = Filters(audiences=audiences_of(user)), []
    try:
        for text, is_real in asked.items():
            before, after = parse(text, now), parse(text, then)
            if before.slots == after.slots:
                continue
            answers = [engine().search(query, filters, size=FIRST) for query in (before, after)]
            if _differ(*answers) or not is_real:
                pairs.append((Change(text, answers[0].total, answers[1].total, is_real=is_real), *answers))
    except EngineDown:
        return Preview(looked_at=len(real), is_down=True)
    titles = _titles({hit.key for _change, *answers in pairs for answer in answers for hit in answer.hits}, user)
    for change, before, after in pairs:
        old, new = [hit.key for hit in before.hits], [hit.key for hit in after.hits]
        change.came = [titles[key] for key in new if key not in old and key in titles]
        change.went = [titles[key] for key in old if key not in new and key in titles]
        found.changes.append(change)
    return found


def _differ(before: Results, after: Results) -> bool:
    return before.total != after.total or [hit.key for hit in before.hits] != [hit.key for hit in after.hits]


def _titles(keys: set[int], user) -> dict[int, str]:
    """The titles of what `user` may open; a query for the rows and one a kind."""
    by_kind: dict[str, dict[int, SearchDocument]] = defaultdict(dict)
    for row in SearchDocument.objects.filter(pk__in=keys, is_removed=False).only("pk", "kind", "object_id", "title"):
        by_kind[row.kind][row.object_id] = row
    found = {}
    for kind, rows in by_kind.items():
        seen = registry.sources()[kind].visible_to(user).filter(pk__in=rows).order_by().values_list("pk", flat=True)
        found |= {rows[pk].pk: rows[pk].title for pk in seen}
    return found
