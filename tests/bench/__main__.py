"""`make bench`: queries and server times of the main pages at demo size and at 100,000 articles, side by side."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import site


def measured(folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure"], cwd=site.ROOT, env=site.environment(folder), capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr[-4000:])
    return json.loads(done.stdout.splitlines()[-1])


def middle(runs: list[dict]) -> dict:
    """The median of each time over the runs of one site; what is no time is that of the last run."""
    over = lambda pick: statistics.median(pick(run) for run in runs)  # noqa: E731
    pages = {
        name: {**page, **{key: over(lambda run, name=name, key=key: run["pages"][name][key]) for key in ("median_ms", "p95_ms")}}
        for name, page in runs[-1]["pages"].items()
    }
    rest = {key: {each: over(lambda run, key=key, each=each: run[key][each]) for each in runs[-1][key]} for key in ("search", "save")}
    return {**runs[-1], **rest, "pages": pages}


def table(small: dict, large: dict) -> str:
    """The pages' figures, with the ratio of the times."""
    lines = [f"{'':24}{'queries':>16}{'teasers':>14}{'median ms':>20}{'ratio':>8}{'p95 ms':>18}"]
    for name, few in small["pages"].items():
        many = large["pages"][name]
        lines.append(
            f"{name:24}{few['queries']:>7} →{many['queries']:>6} {few['teasers']:>6} →{many['teasers']:>4}"
            f"  {few['median_ms']:>9.1f} →{many['median_ms']:>7.1f}"
            f"{many['median_ms'] / few['median_ms']:>8.2f}{few['p95_ms']:>8.1f} →{many['p95_ms']:>7.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3, help="how often each site is measured, in turns")
    parser.add_argument("--folder", type=Path, help="keep the scratch sites here, and use those that are there")
    options = parser.parse_args()
    if "BENCH_DATABASE_URL" in os.environ:
        sys.exit("Two sites are compared, each on a SQLite of its own: unset BENCH_DATABASE_URL.")
    folder = options.folder or Path(tempfile.mkdtemp(prefix="portal-bench-"))
    small, large = folder / "small", folder / "large"
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    say(f"Scratch sites in {folder}")
    if not large.exists():
        small.mkdir(parents=True)
        site.prepare(small)
        shutil.copytree(small, large)
        seconds = site.manage(large, "seed", "--on-a-server", "--articles", str(options.articles))
        say(f"  seed --articles {options.articles}: {seconds:.0f} s ({options.articles / seconds:.0f} a second)")
    runs = [(measured(small), measured(large)) for _ in range(options.runs)]
    few, many = middle([run[0] for run in runs]), middle([run[1] for run in runs])
    say(f"\n{few['articles']} → {many['articles']} articles\n{table(few, many)}")
    for key, label in (("search", "search with facets"), ("save", "save to searchable")):
        say(f"{label:24}" + "   ".join(f"{name} {few[key][name]:.1f} → {many[key][name]:.1f}" for name in few[key]))


if __name__ == "__main__":
    main()
