"""Two sites asked for the same things in turns, so that a pair of times saw the same machine."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager, suppress

from tests.bench import site


@contextmanager
def asked(module: str, env: dict[str, str]):
    """A process that runs `module` under `env`: it writes one line of JSON about itself, then one for each line that it reads.
    Yields a function from such a line to its answer, and what was said first."""
    with tempfile.TemporaryFile("w+") as errors:
        words = [sys.executable, "-m", module]
        process = subprocess.Popen(words, cwd=site.ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)

        def answer(line: str = ""):
            if line:
                process.stdin.write(f"{line}\n")
                process.stdin.flush()
            said = process.stdout.readline()
            if not said:
                errors.seek(0)
                sys.exit(f"{module} on {env['DATABASE_URL']}:\n{errors.read()[-4000:]}")
            return json.loads(said)

        try:
            yield answer, answer()
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
            process.wait()


def in_turns(few: tuple, many: tuple, rounds: int, say: Callable[[str], None]) -> tuple[dict, dict]:
    """What both said first (`asked`), each of its `pages` with the milliseconds of every round as `ms`."""
    (ask_few, small), (ask_many, large) = few, many
    for number in range(rounds):
        for name in small["pages"]:
            pair = [(ask_few, small), (ask_many, large)]
            for ask, figures in pair if number % 2 else reversed(pair):
                figures["pages"][name].setdefault("ms", []).append(ask(name))
        if number in (0, rounds // 2):
            say(f"  round {number + 1} of {rounds}; load {os.getloadavg()[0]:.1f}")
    return small, large


def table(small: dict, large: dict, most_ratio: float) -> tuple[str, list[str]]:
    """The figures side by side, and what does not hold. A ratio is the median of the ratios of pairs; half of all pairs lie between the
    two after it. Where these are far apart, other work on the machine was measured and not the portal."""
    lines = [f"{'':36}{'queries':>12}{'median ms':>20}{'least ms':>18}{'95 % under':>12}{'ratio':>8}{'half between':>16}"]
    problems, unsure = [], 0
    for name, few in small["pages"].items():
        many = large["pages"][name]
        ratios = [after / before for before, after in zip(few["ms"], many["ms"], strict=True)]
        low, ratio, high = statistics.quantiles(ratios, n=4)
        medians, leasts = [[of(figures["ms"]) for figures in (few, many)] for of in (statistics.median, min)]
        lines.append(
            f"{name:36}{few['queries']:>5} →{many['queries']:>5}{medians[0]:>10.1f} →{medians[1]:>8.1f}"
            f"{leasts[0]:>8.1f} →{leasts[1]:>8.1f}{p95(many['ms']):>12.1f}{ratio:>8.2f}{low:>9.2f} –{high:>5.2f}"
        )
        if few["queries"] != many["queries"]:
            problems.append(f"{name}: {few['queries']} and {many['queries']} queries")
        if ratio > most_ratio:
            problems.append(f"{name}: takes {ratio:.2f} times as long (half of the pairs {low:.2f} to {high:.2f})")
        unsure += low <= most_ratio <= high
    lines.append(f"{unsure} of {len(lines) - 1} could as well be on the other side of {most_ratio}: more rounds, or a quieter machine.")
    return "\n".join(lines), problems


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
