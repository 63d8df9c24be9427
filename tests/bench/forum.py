"""`python -m tests.bench.forum`: the forum at 1,000 and at 1,000,000 threads on PostgreSQL, side by side.

    python -m tests.bench.forum                                     # a scratch PostgreSQL of its own; about 20 minutes, 15 GB
    python -m tests.bench.forum --server postgres://portal@127.0.0.1:5432 --rounds 5
    python -m tests.bench.forum --large 100000                      # smaller

On a server that is named, the databases `forum_small` and `forum_large` are kept, so that measuring again takes a minute.
Times are the least of several rounds that take turns: what other work on the machine adds is not the portal's.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.bench import site

SIZES = {"forum_small": 1_000, "forum_large": 1_000_000}
POSTS_EACH = 10
MOST_QUERIES, MOST_RATIO = 14, 1.3


@contextmanager
def scratch_server(folder: Path, port: int):
    """A PostgreSQL in `folder`; yields its address. Stopped at the end."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        sys.exit("PostgreSQL is missing. Debian: apt-get install postgresql")
    programs, data = found[-1].parent, folder / "postgres"
    data.mkdir(exist_ok=True)
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_postgres:
        folder.chmod(0o755)
        subprocess.run(["chown", "postgres", data], check=True)
    said = {"check": True, "cwd": "/", "stdout": subprocess.DEVNULL}
    given = "shared_buffers=2GB maintenance_work_mem=512MB max_wal_size=3GB wal_level=minimal max_wal_senders=0 random_page_cost=1.1"
    options = " ".join([f"-p {port} -k {data}", "-c listen_addresses=127.0.0.1", *(f"-c {each}" for each in given.split())])
    subprocess.run([*as_postgres, programs / "initdb", "-D", data, "-A", "trust", "-U", "portal", "-E", "UTF8", "--locale=C.UTF-8"], **said)
    subprocess.run([*as_postgres, programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start"], **said)
    try:
        yield f"postgres://portal@127.0.0.1:{port}"
    finally:
        subprocess.run([*as_postgres, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **said)


def run(server: str, database: str, folder: Path, *words: str) -> str:
    """What a module of this folder prints when it is run on `database`."""
    env = site.environment(folder) | {"DATABASE_URL": f"{server}/{database}"}
    done = subprocess.run([sys.executable, "-m", *words], cwd=site.ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def build(server: str, folder: Path, sizes: dict[str, int], say: Callable[[str], None]) -> None:
    """The databases of `sizes` that are not there yet: the demo site, and then as many threads."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        there = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        if "forum_base" not in there and not sizes.keys() <= there:
            connection.execute("CREATE DATABASE forum_base")
            os.environ["BENCH_DATABASE_URL"] = f"{server}/forum_base"
            site.prepare(folder)
        for name, threads in sizes.items():
            if name not in there:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE forum_base")
                say(f"{name}: {threads:,} threads, {POSTS_EACH * threads:,} posts; load {os.getloadavg()[0]:.1f}")
                size = ("--threads", str(threads), "--posts", str(POSTS_EACH * threads))
                say(run(server, name, folder, "tests.bench.forum_loader", *size).rstrip())


def measured(server: str, folder: Path, sizes: dict[str, int], rounds: int) -> list[dict]:
    """Figures of each database; of each page the least time of all rounds."""
    found: dict[str, dict] = {}
    for _ in range(rounds):
        for name in sizes:
            figures = json.loads(run(server, name, folder, "tests.bench.forum_pages").splitlines()[-1])
            before = found.setdefault(name, figures)["pages"]
            for page, row in figures["pages"].items():
                before[page]["least_ms"] = min(before[page]["least_ms"], row["least_ms"])
    return list(found.values())


def table(small: dict, large: dict) -> tuple[str, list[str]]:
    """The figures side by side, and what does not hold."""
    lines, problems = [f"{'':34}{'queries':>14}{'least ms':>20}{'ratio':>8}"], []
    for name, few in small["pages"].items():
        many = large["pages"][name]
        ratio = many["least_ms"] / few["least_ms"]
        lines.append(f"{name:34}{few['queries']:>6} →{many['queries']:>5}{few['least_ms']:>11.1f} →{many['least_ms']:>7.1f}{ratio:>8.2f}")
        if few["queries"] != many["queries"] or many["queries"] > MOST_QUERIES:
            problems.append(f"{name}: {few['queries']} and {many['queries']} queries")
        if ratio > MOST_RATIO:
            problems.append(f"{name}: takes {ratio:.2f} times as long")
    return "\n".join(lines), problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", help="a PostgreSQL on which databases may be created")
    parser.add_argument("--port", type=int, default=54394, help="of the scratch server")
    parser.add_argument("--large", type=int, default=SIZES["forum_large"], help="threads of the large forum")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sizes = SIZES | {"forum_large": options.large}
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    with tempfile.TemporaryDirectory(prefix="portal-forum-") as name:
        folder = Path(name)
        if options.server:
            judged = work(options.server.rstrip("/"), folder, sizes, options.rounds, say)
        else:
            with scratch_server(folder, options.port) as server:
                judged = work(server, folder, sizes, options.rounds, say)
    if judged:
        sys.exit("Does not hold:\n" + "\n".join(judged))


def work(server: str, folder: Path, sizes: dict[str, int], rounds: int, say: Callable[[str], None]) -> list[str]:
    build(server, folder, sizes, say)
    small, large = measured(server, folder, sizes, rounds)
    text, problems = table(small, large)
    counted = ", ".join(f"{small[what]:,} → {large[what]:,} {what}" for what in ("threads", "posts"))
    say(f"\n{counted}; load {os.getloadavg()[0]:.1f}\n{text}")
    return problems


if __name__ == "__main__":
    main()
