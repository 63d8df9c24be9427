"""`make bench-search`: relevance and speed of both engines and of what they have to beat, side by side, on the same documents and queries.

`--documents 10000 100000` (as a rule), or 1000000 for the two engines alone. Elasticsearch takes part where ELASTICSEARCH_URL names a node.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django first)

from portal.search import evaluation  # noqa: E402
from tests.bench import search_candidates as candidates  # noqa: E402
from tests.bench.search_set import Way, beginnings, documents, ways  # noqa: E402
from tests.search.judged import collection  # noqa: E402

SAVES = 20


def timed(call: Callable, values: Iterable) -> list[float]:
    """Milliseconds of each call."""
    found = []
    for value in values:
        start = time.perf_counter()
        call(value)
        found.append((time.perf_counter() - start) * 1000)
    return found


def spread(milliseconds: list[float]) -> str:
    return f"{median(milliseconds):.1f} / {evaluation.percentile(milliseconds, 0.95):.1f}"


def ndcg(ask: Callable, way: Way, every: int, ids: list[str], grades: dict) -> float:
    asked = list(way.queries.items())[::every]
    return mean(evaluation.ndcg([ids[key] for key in ask(text)], grades[qid]) for qid, text in asked)


def relevance(candidate, ids: list[str], grades: dict) -> dict[str, float]:
    """nDCG@10 by way of typing; what was meant counts where the portal would offer it."""
    found = {f"nDCG {way.name}": ndcg(candidate.ask, way, candidate.every, ids, grades) for way in ways()}
    if meant := getattr(candidate, "ask_as_meant", None):
        found |= {
            f"nDCG {way.name}, as meant": ndcg(meant, way, candidate.every, ids, grades) for way in ways() if way.name in ("typo", "telex")
        }
    return found


def saves(candidate, count: int) -> list[float]:
    """From the order to save until a search finds it."""
    entry = next(documents(count))[1]

    def save(number: int) -> None:
        word = f"motchuchuaaiviet{number}"
        candidate.save(replace(entry, key=count + number, title=f"Bài {word}", version=2))
        if count + number not in candidate.ask(word):
            sys.exit(f"{candidate.name} did not find what was saved")

    return timed(save, range(max(SAVES // candidate.every, 3)))


def measure(candidate, count: int) -> dict[str, str]:
    """All rows of one candidate."""
    ids: list[str] = []

    def entries():
        for docid, entry in documents(count):
            ids.append(docid)
            yield entry

    start = time.perf_counter()
    candidate.build(entries())
    seconds = time.perf_counter() - start
    grades = evaluation.read_grades(collection.QRELS)
    texts = [text for way in ways()[:2] for text in way.queries.values()][:: candidate.every]
    for text in texts[:5]:
        candidate.ask(text)
    found = {name: f"{value:.3f}" for name, value in relevance(candidate, ids, grades).items()}
    found["query, ms p50 / p95"] = spread(timed(candidate.ask, texts))
    if hasattr(candidate, "ask_with_facets"):
        found["with 9 facets"] = spread(timed(candidate.ask_with_facets, texts))
        found["suggestion"] = spread(timed(candidate.complete, beginnings()))
    found["save to searchable"] = spread(saves(candidate, count))
    return found | {"index, MB": f"{candidate.size() / 1e6:.1f}", "built, documents/s": f"{count / seconds:.0f}"}


def memory(index: Path) -> str:
    """What searching adds to a worker: memory of its own, and pages of the index that all workers share."""

    def of(*words: str) -> dict[str, int]:
        done = subprocess.run([sys.executable, "-m", "tests.bench.search_memory", *words], capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])

    without, having = of(), of(str(index))
    return " + ".join(f"{(having[name] - without[name]) / 1024:.0f}" for name in ("RssAnon", "RssFile"))


def chosen(count: int) -> list[Callable]:
    """The candidates that take part."""
    found = [candidates.tantivy]
    if settings.ELASTICSEARCH_URL:
        found += [candidates.elastic, *([candidates.plain_elastic] if count <= candidates.PlainElastic.most else [])]
    return [*found, *([candidates.database] if count <= candidates.Database.most else [])]


def table(found: dict[str, dict[str, str]]) -> str:
    names = dict.fromkeys(name for rows in found.values() for name in rows)
    lines = [f"{'':26}" + "".join(f"{candidate:>18}" for candidate in found)]
    return "\n".join([*lines, *(f"{name:26}" + "".join(f"{rows.get(name, '–'):>18}" for rows in found.values()) for name in names)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    options = parser.parse_args()
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    if not settings.ELASTICSEARCH_URL:
        say("ELASTICSEARCH_URL is not set: Elasticsearch was not measured.")
    for count in options.documents:
        found = {}
        with tempfile.TemporaryDirectory(prefix="bench-search-") as scratch:
            for make in chosen(count):
                with make(Path(scratch)) as candidate:
                    found[candidate.name] = measure(candidate, count)
                    if candidate.name == "tantivy":
                        found[candidate.name]["worker, MB own + shared"] = memory(Path(scratch) / "tantivy")
        say(f"\n{count} documents, load {os.getloadavg()[0]:.1f}\n{table(found)}")


if __name__ == "__main__":
    main()
