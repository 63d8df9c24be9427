"""The adoptions of one model as its page shows them: a tree with depths, totals that can be opened to their rows, provinces, months."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from forum.practices.models import Adoption, AdoptionReport, Practice
from portal.units.models import Unit


@dataclass
class Branch:
    """One adoption where it stands in the tree: `depth` 1 has it from the origin. `latest` is its last report, if any."""

    adoption: Adoption
    depth: int
    latest: AdoptionReport | None = None
    children: list["Branch"] = field(default_factory=list)


@dataclass
class Totals:
    """Sums over the last report of each adoption; `reported` are those that the sums can be opened to."""

    people: int = 0
    money: int = 0
    reported: list[Branch] = field(default_factory=list)


@dataclass
class Spread:
    """`rows` are all branches in the order of reading; `provinces` pairs of a province and the number of units of today."""

    rows: list[Branch]
    totals: Totals
    provinces: list[tuple[Unit, int]]
    states: dict[str, int]
    months: list[tuple[date, int]]


def spread_of(practice: Practice) -> Spread:
    """Everything about the adoptions of `practice`, however many: three queries."""
    adoptions = with_units(practice, practice.adoptions.order_by("started_on", "pk"))
    rows = in_tree(adoptions, latest_reports(practice))
    return Spread(
        rows=rows,
        totals=totals_of(rows),
        provinces=_by_province(adoptions),
        states=dict(Counter(adoption.state for adoption in adoptions)),
        months=_by_month(adoptions),
    )


def with_units(practice: Practice, adoptions: QuerySet) -> list[Adoption]:
    """The adoptions with their units, each unit read once: most count for themselves, and hundreds lie in one province."""
    rows = list(adoptions)
    ids = {pk for row in rows for pk in (row.unit_id, row.counts_for_id, row.province_id) if pk}
    units = Unit.objects.only(*SHOWN).in_bulk(ids)
    for row in rows:
        row.practice = practice
        row.unit, row.counts_for = units[row.unit_id], units[row.counts_for_id]
        row.province = units.get(row.province_id)
    return rows


SHOWN = ("name", "where", "slug", "level", "path", "depth", "place_name", "valid_from", "valid_until")


def in_tree(adoptions: Iterable[Adoption], latest: Mapping[int, AdoptionReport]) -> list[Branch]:
    """Parents before children, brothers by their start. What lies in a circle, which the services refuse, stands at the top."""
    branches = {adoption.pk: Branch(adoption, 1, latest.get(adoption.pk)) for adoption in adoptions}
    roots = []
    for branch in branches.values():
        parent = branches.get(branch.adoption.parent_id)
        (parent.children if parent else roots).append(branch)
    rows: list[Branch] = []
    waiting = [(branch, 1) for branch in reversed(roots)]
    while waiting:
        branch, branch.depth = waiting.pop()
        rows.append(branch)
        waiting += [(child, branch.depth + 1) for child in reversed(branch.children)]
    seen = {id(branch) for branch in rows}
    return rows + [branch for branch in branches.values() if id(branch) not in seen]


def latest_reports(practice: Practice) -> dict[int, AdoptionReport]:
    """Adoption → its last report; one query, and none for each adoption."""
    reports = AdoptionReport.objects.filter(adoption__practice=practice).order_by("month")
    return {report.adoption_id: report for report in reports}


def totals_of(rows: list[Branch]) -> Totals:
    reported = [branch for branch in rows if branch.latest]
    return Totals(
        people=sum(branch.latest.people_reached for branch in reported),
        money=sum(branch.latest.money_spent for branch in reported),
        reported=reported,
    )


def _by_province(adoptions: list[Adoption]) -> list[tuple[Unit, int]]:
    """A unit counts once, however often it began; provinces with most units first, then in the order of the tree."""
    units, known = defaultdict(set), {}
    for adoption in adoptions:
        if adoption.province_id:
            units[adoption.province_id].add(adoption.counts_for_id)
            known[adoption.province_id] = adoption.province
    counted = [(known[pk], len(found)) for pk, found in units.items()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0].path))


def _by_month(adoptions: list[Adoption]) -> list[tuple[date, int]]:
    """How many units had begun at the end of each month in which one began."""
    begun = Counter(adoption.started_on.replace(day=1) for adoption in adoptions)
    total, found = 0, []
    for month in sorted(begun):
        total += begun[month]
        found.append((month, total))
    return found
