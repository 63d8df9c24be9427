"""From rows to what an engine takes."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import timezone

from portal.search.engines.interface import Entry
from portal.search.models import SearchDocument
from portal.units.models import Unit

LEVELS = {Unit.Level.PROVINCE: "province", Unit.Level.COMMUNE: "commune", Unit.Level.BRANCH: "branch"}


class Levels:
    """The levels of current units, fetched as rows mention them."""

    def __init__(self):
        self.known: dict[int, str] = {}

    def fetch(self, rows: list[SearchDocument]) -> None:
        missing = {unit for row in rows for unit in row.lineage} - self.known.keys()
        if missing:
            current = Unit.objects.current().filter(pk__in=missing).order_by().values_list("pk", "level")
            self.known.update(dict.fromkeys(missing, ""))
            self.known.update({pk: LEVELS.get(level, "") for pk, level in current})

    def at(self, level: str, lineage: Iterable[int]) -> tuple[int, ...]:
        return tuple(unit for unit in lineage if self.known.get(unit) == level)


def entries(rows: Iterable[SearchDocument], batch: int = 200) -> Iterator[Entry]:
    """`rows` as entries; reads the levels of the units that they mention, once for `batch` rows."""
    levels, rows = Levels(), iter(rows)
    while chunk := list(islice(rows, batch)):
        levels.fetch(chunk)
        yield from (entry(row, levels) for row in chunk)


def entry(row: SearchDocument, levels: Levels) -> Entry:
    """One row as an entry. The year is that of the local date."""
    published = row.published_at
    return Entry(
        key=row.pk,
        family=row.family,
        kind=row.kind,
        subkind=row.subkind,
        title=row.title,
        text=f"{row.sapo}\n{row.text}\n{row.keywords}",
        aliases=tuple(row.aliases),
        lineage=tuple(row.lineage),
        province=levels.at("province", row.lineage),
        commune=levels.at("commune", row.lineage),
        branch=levels.at("branch", row.lineage),
        topic=tuple(row.topics),
        section=row.section_id,
        programme=row.programme_id,
        year=timezone.localtime(published).year if published else None,
        published=int(published.timestamp()) if published else 0,
        audience=row.audience,
        weight=row.weight,
        version=row.version,
    )
