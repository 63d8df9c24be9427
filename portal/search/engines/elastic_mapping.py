"""What an index of Elasticsearch looks like: its fields, its settings, its names.

Texts arrive as keys that `portal.search.vietnamese` has made, so the analysis is to cut at spaces: no plugin, and both engines see
the same tokens.
"""

from elasticsearch.dsl import Double, Keyword, Long, Mapping, Text

from portal.search.engines.scheme import BAGS, NUMBERS, PLACES, ROWS, SPREADS, VALUES, WORDS

# One shard a family: a million documents are a few gigabytes, counts of facets are exact, and every word has one frequency.
SHARDS = 1
# A copy on a second node as soon as there is one.
REPLICAS = "0-1"
# A document that was deleted while the index is made must not come back with a row that was read before. Usual is a minute.
REMEMBERED_WHILE_BUILT = "12h"
# How many beginnings of a word a suggestion looks at.
MAX_BEGUN = 200


def mapping() -> Mapping:
    """The fields. Nothing is stored: a hit is a key, and the row has the rest."""
    found = Mapping()
    found.meta("dynamic", "strict")
    found.meta("_source", enabled=False)
    for name in BAGS:
        found.field(name, Text(analyzer="whitespace", index_options="freqs"))
    for name in SPREADS:
        found.field(name, Text(analyzer="whitespace", index_options="docs", norms=False))
    for name in ROWS:
        found.field(name, Text(analyzer="whitespace", index_options="positions"))
    # Ids are names here, not quantities: asked for one at a time and counted, never compared.
    for name in (*VALUES, *WORDS, *NUMBERS, *PLACES, "lineage"):
        found.field(name, Keyword())
    found.field("key", Long())
    found.field("published", Long())
    found.field("weight", Double())
    return found


def settings() -> dict:
    """While it is made: nothing visible before the end, and not each request on disk, since it can be made again.

    With its copy from the start: a node that dies must not end the work of an hour.
    """
    return {
        "number_of_shards": SHARDS,
        "auto_expand_replicas": REPLICAS,
        "refresh_interval": "-1",
        "gc_deletes": REMEMBERED_WHILE_BUILT,
        "translog.durability": "async",
    }


def settings_in_use() -> dict:
    """In use: a copy where there is a second node, and what was answered with success survives the node."""
    return {"refresh_interval": "1s", "gc_deletes": "60s", "translog.durability": "request"}


class Names:
    """The names of one installation's indexes, all with its prefix."""

    def __init__(self, prefix: str):
        self.prefix = prefix

    def read(self, family: str) -> str:
        """What is asked."""
        return f"{self.prefix}-{family}"

    def write(self, family: str) -> str:
        """What is fed."""
        return f"{self.prefix}-{family}-write"

    def building(self, family: str) -> str:
        """What is fed as well, while it is made."""
        return f"{self.prefix}-{family}-building"

    def version(self, family: str, stamp: int) -> str:
        """An index itself."""
        return f"{self.prefix}-{family}-v{stamp:x}"

    def versions(self, family: str) -> str:
        """A pattern for all of a family."""
        return f"{self.prefix}-{family}-v*"
