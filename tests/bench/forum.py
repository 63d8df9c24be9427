"""`python -m tests.bench.forum`: the forum at 1,000 and at 1,000,000 threads on PostgreSQL, side by side.

    python -m tests.bench.forum                                     # a scratch PostgreSQL of its own; about 20 minutes, 15 GB
    python -m tests.bench.forum --server postgres://portal@127.0.0.1:5432 --rounds 100
    python -m tests.bench.forum --large 100000                      # smaller

On a server that is named, the databases `forum_small` and `forum_large` are kept, so that measuring again takes minutes.
Two processes ask for the same page one right after the other, once this one first, once that one. Judged is the median of the
ratios of these pairs; the end says what does not hold, by how much, and for how many pages the rounds were too few to tell.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.bench import pairs, site

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", help="a PostgreSQL on which databases may be created")
    parser.add_argument("--port", type=int, default=54394, help="of the scratch server")
    parser.add_argument("--large", type=int, default=SIZES["forum_large"], help="threads of the large forum")
    parser.add_argument("--rounds", type=int, default=40)
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
    environments = [site.environment(folder) | {"DATABASE_URL": f"{server}/{name}"} for name in SIZES]
    few, many = (pairs.asked("tests.bench.forum_pages", environment) for environment in environments)
    with few as asked_few, many as asked_many:
        small, large = pairs.in_turns(asked_few, asked_many, max(rounds, 2), say)
    text, problems = pairs.table(small, large, MOST_RATIO)
    asked = {name: page["queries"] for name, page in large["pages"].items()}
    problems += [f"{name}: {count} queries" for name, count in asked.items() if count > MOST_QUERIES]
    counted = ", ".join(f"{small[what]:,} → {large[what]:,} {what}" for what in ("threads", "posts"))
    say(f"\n{counted}; {rounds} rounds; load {os.getloadavg()[0]:.1f}\n{text}")
    if not problems:
        say(f"Holds: every page asks as often, at most {MOST_QUERIES} times, and takes at most {MOST_RATIO} times as long.")
    return problems


if __name__ == "__main__":
    main()
