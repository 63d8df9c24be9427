"""Memory of a web worker that has searched beside one that has not: `python -m tests.bench.search_memory INDEX`, or without it."""

import json
import sys
from pathlib import Path

import django

django.setup()

from portal.search.engines.interface import FACETS, Filters  # noqa: E402  (Django first)
from portal.search.query import parse  # noqa: E402
from portal.urls import urlpatterns  # noqa: E402, F401  (a worker has all views)


def kilobytes() -> dict[str, int]:
    """Of this process: what is its own, and what it reads from files that others share."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return {name: int(line.split()[1]) for name in ("RssAnon", "RssFile") for line in lines if line.startswith(f"{name}:")}


def main() -> None:
    if len(sys.argv) > 1:
        from portal.search.engines.on_disk import TantivyEngine
        from tests.bench.search_set import ways

        engine = TantivyEngine(sys.argv[1])
        for way in ways():
            for text in way.queries.values():
                engine.search(parse(text), Filters(), facets=FACETS)
    print(json.dumps(kilobytes()))  # noqa: T201  (the answer of a command)


if __name__ == "__main__":
    main()
