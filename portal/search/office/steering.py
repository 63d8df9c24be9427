"""What the office set, as each process holds it: synonyms and suggested pages. A change is in force with the next search everywhere."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.search import abbreviations
from portal.search.abbreviations import Table, delivered
from portal.search.office.models import Advice, Edition, Synonym

Advised = tuple[tuple[int, int, str], ...]
# Above the results of one query.
MOST_ADVICE = 3
# What a process holds in memory of each table; the forms refuse more.
MOST_ROWS = 2_000


@dataclass(frozen=True)
class Steering:
    """`advice` maps the key of a query to content type, id and note of pages."""

    edition: int = Edition.DELIVERED
    advice: Mapping[str, Advised] = field(default_factory=dict)


class _Held:
    """By this process. Replaced as a whole, so that threads see the one or the other."""

    steering = Steering()


def steering() -> Steering:
    """What is in force now. One query, and two more after a change; `portal.search.query.parse` asks with its synonyms from then on."""
    edition = Edition.objects.filter(pk=Edition.ONLY).values_list("number", flat=True).first() or Edition.DELIVERED
    if edition != _Held.steering.edition:
        is_delivered = edition == Edition.DELIVERED
        abbreviations.use(Table(delivered() if is_delivered else synonym_rows()))
        _Held.steering = Steering(edition, {} if is_delivered else _advice())
    return _Held.steering


def synonym_rows(without: int | None = None) -> list[tuple[str, str, bool]]:
    """The rows in use, without the one of the id `without`."""
    rows = Synonym.objects.filter(is_active=True).exclude(pk=without)
    return list(rows.values_list("term", "meaning", "is_two_way")[:MOST_ROWS])


def _advice() -> dict[str, Advised]:
    found: dict[str, Advised] = {}
    rows = Advice.objects.filter(is_active=True).values_list("key", "content_type", "object_id", "note")[:MOST_ROWS]
    for key, *page in rows:
        found[key] = (*found.get(key, ()), tuple(page))[:MOST_ADVICE]
    return found


def changed() -> None:
    """Have every process read anew; called in the transaction of the change, whose row lock puts changes in order."""
    Edition.objects.update_or_create(pk=Edition.ONLY, defaults={"number": time.time_ns()})
