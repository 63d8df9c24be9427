"""`python -m tests.bench`: the main pages at demo size and at 100,000 articles, each asked for in turns on both sites.

    python -m tests.bench                              # scratch sites on SQLite; about ten minutes
    python -m tests.bench --folder /tmp/portal         # kept there, so that measuring again takes minutes

Ends with 1 and says so where a page asks more or takes more than 1.5 times as long on the large site, or misses its milliseconds.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import pairs, site

MOST_RATIO, MOST_MS, MOST_SEARCH_MS, MOST_SAVE_MS = 1.5, 60, 30, 500
SEARCH, SAVE, SAVES = "search with facets, alone", "save to searchable", 10


def prepared(folder: Path, articles: int, say) -> tuple[Path, Path]:
    """The folders of both sites; what stands there already is left as it is."""
    small, large = folder / "small", folder / "large"
    if not large.exists():
        small.mkdir(parents=True)
        site.prepare(small)
        shutil.copytree(small, large)
        seconds = site.manage(large, "seed", "--on-a-server", "--articles", str(articles))
        say(f"  seed --articles {articles}: {seconds:.0f} s ({articles / seconds:.0f} a second)")
    return small, large


def judged(large: dict, searches: list[float], saves: list[float]) -> list[str]:
    """What takes longer than it may on the large site."""
    times = {name: (statistics.median(page["ms"]), MOST_MS) for name, page in large["pages"].items()}
    times |= {f"{SEARCH}, 95 %": (pairs.p95(searches), MOST_SEARCH_MS), SAVE: (statistics.median(saves), MOST_SAVE_MS)}
    return [f"{name}: {ms:.1f} ms, {most} asked" for name, (ms, most) in times.items() if ms > most]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=50, help="how often each page is asked for")
    parser.add_argument("--folder", type=Path, help="keep the scratch sites here, and use those that are there")
    options = parser.parse_args()
    if "BENCH_DATABASE_URL" in os.environ:
        sys.exit("Two sites are compared, each on a SQLite of its own: unset BENCH_DATABASE_URL.")
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as name:
        few, many = (
            pairs.asked("tests.bench.measure", site.environment(each))
            for each in prepared(options.folder or Path(name), options.articles, say)
        )
        with few as asked_few, many as asked_many:
            small, large = pairs.in_turns(asked_few, asked_many, max(options.rounds, 2), say)
            searches = [[ask(SEARCH) for _ in range(100)] for ask, _ in (asked_few, asked_many)]
            saves = [[ask(SAVE) for _ in range(SAVES)] for ask, _ in (asked_few, asked_many)]
    text, problems = pairs.table(small, large, MOST_RATIO)
    problems += judged(large, searches[1], saves[1])
    say(f"\n{small['articles']} → {large['articles']} articles; {options.rounds} rounds; load {os.getloadavg()[0]:.1f}\n{text}")
    drawn = ", ".join(f"{name} {page['teasers']} → {large['pages'][name]['teasers']}" for name, page in small["pages"].items())
    say(f"teasers drawn: {drawn}")
    for label, runs in ((SEARCH, searches), (SAVE, saves)):
        say(
            f"{label:36}"
            + " → ".join(f"median {statistics.median(run):.1f}, 95 % {pairs.p95(run):.1f}, worst {max(run):.1f} ms" for run in runs)
        )
    if problems:
        sys.exit("Does not hold:\n" + "\n".join(problems))


if __name__ == "__main__":
    main()
