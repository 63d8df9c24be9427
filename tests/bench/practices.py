"""`python -m tests.bench.practices`: the library of models at demo size and at 10,000 models with 100,000 adoptions, side by side.

    python -m tests.bench.practices                             # a scratch site on SQLite; about three minutes
    python -m tests.bench.practices --folder /tmp/library       # kept there, so that measuring again takes seconds
    python -m tests.bench.practices --models 2000 --adoptions 20000

Ends with 1 and says so where a page takes longer than 80 ms, asks more of a large library than of a small one, or a plan takes 500 ms.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import site

MOST_MS, MOST_PLAN_MS = 80, 500


def prepared(folder: Path, models: int, adoptions: int, say) -> tuple[Path, Path]:
    """The folders of both sites; what stands there already is left as it is."""
    small, large = folder / "small", folder / "large"
    if not large.exists():
        small.mkdir(parents=True)
        site.prepare(small)
        shutil.copytree(small, large)
        size = ("--practices", str(models), "--adoptions", str(adoptions))
        say(f"  seed {' '.join(size)}: {site.manage(large, 'seed', '--on-a-server', *size):.0f} s")
        for each in (small, large):
            say(f"  count_ledger: {site.manage(each, 'count_ledger'):.1f} s")
    site.manage(large, "collectstatic", "--noinput")
    return small, large


def measured(folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.practice_pages"], cwd=site.ROOT, env=site.environment(folder), capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr[-4000:])
    return json.loads(done.stdout.splitlines()[-1])


def table(small: dict, large: dict) -> tuple[str, list[str]]:
    """The figures side by side, and what does not hold."""
    lines, problems = [f"{'':26}{'queries':>14}{'least ms':>18}{'median ms':>18}{'kB':>6}"], []
    for name, few in small["pages"].items():
        many = large["pages"][name]
        lines.append(
            f"{name:26}{few['queries']:>6} →{many['queries']:>5}{few['least_ms']:>9.1f} →{many['least_ms']:>6.1f}"
            f"{few['median_ms']:>9.1f} →{many['median_ms']:>6.1f}{many['bytes'] // 1024:>6}"
        )
        if many["queries"] > few["queries"]:
            problems.append(f"{name}: {few['queries']} queries, and {many['queries']} in the large library")
        if many["least_ms"] > MOST_MS:
            problems.append(f"{name}: takes {many['least_ms']:.0f} ms")
    lines.append(f"{'plan in Word, ms':26}{small['plan_ms']:>32.0f} →{large['plan_ms']:>6.0f}")
    if large["plan_ms"] > MOST_PLAN_MS:
        problems.append(f"plan in Word: takes {large['plan_ms']:.0f} ms")
    return "\n".join(lines), problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=10_000)
    parser.add_argument("--adoptions", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep both scratch sites here")
    options = parser.parse_args()
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    with tempfile.TemporaryDirectory(prefix="portal-library-") as name:
        folders = prepared(options.folder or Path(name), options.models, options.adoptions, say)
        small, large = (measured(folder) for folder in folders)
    text, problems = table(small, large)
    counted = ", ".join(f"{small[what]:,} → {large[what]:,} {what}" for what in ("models", "adoptions"))
    say(f"\n{counted}; {small['most']} → {large['most']} of one model; load {os.getloadavg()[0]:.1f}\n{text}")
    if problems:
        sys.exit("Does not hold:\n" + "\n".join(problems))


if __name__ == "__main__":
    main()
