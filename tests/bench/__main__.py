"""`make bench`: queries and server times of the main pages at demo size and at 100,000 articles, side by side."""

import argparse
import json
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


def table(small: dict, large: dict) -> str:
    """The pages' figures, with the ratio of the times."""
    lines = [f"{'':24}{'queries':>16}{'median ms':>20}{'ratio':>8}{'p95 ms':>18}"]
    for name, few in small["pages"].items():
        many = large["pages"][name]
        lines.append(
            f"{name:24}{few['queries']:>7} →{many['queries']:>6} {few['median_ms']:>9.1f} →{many['median_ms']:>7.1f}"
            f"{many['median_ms'] / few['median_ms']:>8.2f}{few['p95_ms']:>8.1f} →{many['p95_ms']:>7.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the scratch site here")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="portal-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    say(f"Scratch site in {folder}")
    site.prepare(folder)
    small = measured(folder)
    say(f"  seed --articles {options.articles}: {site.manage(folder, 'seed', '--on-a-server', '--articles', str(options.articles)):.0f} s")
    large = measured(folder)
    say(f"\n{small['articles']} → {large['articles']} articles\n{table(small, large)}")
    for key, label in (("search", "search with facets"), ("save", "save to searchable")):
        say(f"{label:24}" + "   ".join(f"{name} {small[key][name]:.1f} → {large[key][name]:.1f}" for name in small[key]))


if __name__ == "__main__":
    main()
