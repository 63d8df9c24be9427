"""What `make bench-search` asks: documents of any number, and the judged queries in every way of typing. Needs no database."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from portal.search import evaluation
from portal.search.engines.interface import Entry
from portal.ui.folding import fold
from tests.search.judged import collection
from tests.search.judged.slips import telex, typo

DAY = 86_400
NEWEST = 1_790_000_000
# Ids of units as the federation has them.
PROVINCES, COMMUNES, BRANCHES, TOPICS = 34, 3_321, 100_000, 60


@dataclass(frozen=True)
class Way:
    """The judged queries, typed in one way: id → text."""

    name: str
    queries: dict[str, str]


def ways() -> list[Way]:
    """With accents, without, with a slip, in raw Telex; and those with an old name by themselves."""
    typed = evaluation.read_queries(collection.QUERIES)
    old = {line.split("\t")[0] for line in collection.GROUPS.read_text(encoding="utf-8").splitlines()}
    made = {"accents": str, "bare": fold, "typo": typo, "telex": telex}
    found = [Way(name, {qid: change(text) for qid, text in typed.items()}) for name, change in made.items()]
    return [*found, Way("old name", {qid: typed[qid] for qid in typed if qid in old})]


def beginnings() -> list[str]:
    """What stands in the field while the judged queries are typed without accents: three letters, half of a word more, and so on."""
    texts = [fold(text) for text in evaluation.read_queries(collection.QUERIES).values()]
    return [text[:length] for text in texts[:80] for length in (3, 6, 10)]


def documents(count: int) -> Iterator[tuple[str, Entry]]:
    """Ids and entries of `count` documents, with places, topics and dates as unlike each other as those of a federation."""
    for key, document in enumerate(collection.documents(count)):
        drawn = zlib.crc32(document["id"].encode())
        commune = 100 + drawn % COMMUNES
        province = 1 + commune % PROVINCES
        branch = 10_000 + drawn % BRANCHES
        published = NEWEST - (drawn % 4_000) * DAY
        yield (
            document["id"],
            Entry(
                key=key,
                family="content",
                kind=("article", "thread", "practice")[drawn % 3 if drawn % 5 == 0 else 0],
                subkind=f"kind-{drawn % 10}",
                title=document["title"],
                text=document["text"],
                lineage=(province, commune, branch),
                province=(province,),
                commune=(commune,),
                branch=(branch,) if drawn % 4 == 0 else (),
                topic=tuple({drawn % TOPICS, drawn // 7 % TOPICS}),
                section=drawn % 8,
                programme=drawn % 13 if drawn % 3 == 0 else None,
                year=2015 + drawn % 12,
                published=published,
                version=1,
            ),
        )
