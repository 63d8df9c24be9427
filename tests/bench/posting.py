"""Two hundred members post at once into one gunicorn, perhaps while everything is killed: nothing may be lost, doubled or misnumbered.

    python -m tests.bench.posting --seconds 60
    python -m tests.bench.posting --seconds 60 --kill
    BENCH_DATABASE_URL=postgres://portal@127.0.0.1/bench python -m tests.bench.posting --seconds 60 --kill

Each member sends forms as a browser does, with a key; after an error she sends the same form again, as people do. `--kill` ends web
processes and worker with SIGKILL in the middle and starts them again. The database must be empty or one that this script made.
"""

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.site import ROOT, environment, manage

MEMBERS, THREADS = 200, 5
OK = (302, 303)
COOKIE = "sessionid"
TOKEN = "x" * 32  # Django compares the token of the cookie with that of the form; nothing else knows it.


@dataclass
class Outcome:
    """What the members saw: keys answered with success, seconds of each answer, and what else was answered."""

    accepted: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    others: Counter = field(default_factory=Counter)
    guard: threading.Lock = field(default_factory=threading.Lock)


class Site:
    """Web processes and a worker over the scratch database; all of them can be killed and started again."""

    def __init__(self, folder: Path):
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.variables = {**environment(folder, self.port), "TASKS_BACKEND": "django_tasks_db.backend.DatabaseBackend"}
        self.processes: list[subprocess.Popen] = []

    def start(self) -> None:
        bind = ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "8", "--backlog", "512", "--log-level", "error"]
        for words in (["-m", "gunicorn", "portal.wsgi", *bind], ["manage.py", "db_worker", "--interval", "0.2"]):
            quiet = subprocess.DEVNULL
            made = subprocess.Popen(
                [sys.executable, *words], cwd=ROOT, env=self.variables, start_new_session=True, stdout=quiet, stderr=quiet
            )
            self.processes.append(made)

    def kill(self) -> None:
        """SIGKILL for each process and its children: nobody can say goodbye."""
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes.clear()

    def wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.2)
        sys.exit("The site does not answer.")


def members_and_threads() -> tuple[list[str], list[int]]:
    """Session keys of trusted members, and threads to post in. Runs with Django set up on the scratch database."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    from forum import services
    from forum.models import Board
    from portal.units.models import Role, Unit
    from portal.units.services import add_unit

    root = Unit.objects.filter(level="central").first() or add_unit(
        parent=None, name="Trung ương Hội", place_name="Việt Nam", level=Unit.Level.CENTRAL, slug="trung-uong-do", code="00"
    )
    board = Board.objects.create(name="Đo", slug=f"do-{uuid.uuid4().hex[:8]}", unit=root, review="after")
    sessions, threads = [], []
    for _ in range(MEMBERS):
        name = f"do-{uuid.uuid4().hex[:12]}"
        user = get_user_model().objects.create(username=name, name="Người đo", email=f"{name}@example.vn", password="!")
        Role.objects.create(user=user, unit=root, kind=Role.Kind.COMMUNICATOR)
        session = SessionStore()
        session.update(
            {
                SESSION_KEY: str(user.pk),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                HASH_SESSION_KEY: user.get_session_auth_hash(),
            }
        )
        session.save()
        sessions.append(session.session_key)
        if len(threads) < THREADS:
            given = {"kind": "experience", "title": f"Đo {len(threads)} bài viết", "body": "<p>Bắt đầu</p>"}
            threads.append(services.start_thread(board=board, author=user, **given).pk)
    return sessions, threads


def post_until(end: float, port: int, session: str, thread: int, outcome: Outcome) -> None:
    """One member: writes, sends, and after an error sends the same again."""
    number = 0
    while time.monotonic() < end:
        number += 1
        key = str(uuid.uuid4())
        for _attempt in range(40):
            begun = time.monotonic()
            status = send(port, session, thread, f"<p>Bài thứ {number} của một người trong hai trăm người.</p>", key)
            with outcome.guard:
                if status in OK:
                    outcome.accepted.append(key)
                    outcome.seconds.append(time.monotonic() - begun)
                else:
                    outcome.others[status] += 1
            if status in OK or time.monotonic() > end + 30:
                break
            time.sleep(0.5)


def send(port: int, session: str, thread: int, body: str, key: str) -> int | str:
    """The status of the answer, or the name of what went wrong on the way."""
    form = urllib.parse.urlencode({"body": body, "client_key": key, "csrfmiddlewaretoken": TOKEN})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"{COOKIE}={session}; csrftoken={TOKEN}"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", f"/dien-dan/chu-de/{thread}/tra-loi/", form, headers)
        answer = connection.getresponse()
        to_post = answer.getheader("Location", "").startswith("/dien-dan/")
        return answer.status if to_post or answer.status not in OK else f"sent to {answer.getheader('Location')[:40]}"
    except (OSError, http.client.HTTPException) as problem:
        return type(problem).__name__
    finally:
        connection.close()


def check(threads: list[int], outcome: Outcome) -> list[str]:
    """What is not as it must be."""
    from forum.models import Post, Thread

    problems = []
    stored = Counter(Post.objects.filter(thread__in=threads).exclude(client_key="").values_list("client_key", flat=True))
    lost = [key for key in outcome.accepted if key not in stored]
    doubled = [key for key, count in stored.items() if count > 1]
    if lost:
        problems.append(f"{len(lost)} posts that were answered with success are not there")
    if doubled:
        problems.append(f"{len(doubled)} posts are there twice")
    for thread in Thread.objects.filter(pk__in=threads):
        numbers = list(thread.posts.order_by("number").values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            problems.append(f"thread {thread.pk}: numbers have holes or repeats")
        if (thread.post_count, thread.last_number) != (len(numbers), len(numbers)):
            problems.append(f"thread {thread.pk}: counted {thread.post_count} of {len(numbers)} posts")
    return problems


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=60)
    arguments.add_argument("--kill", action="store_true", help="SIGKILL web and worker in the middle")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-posting-") as name:
        folder = Path(name)
        for words in (["migrate"], ["prepare"], ["collectstatic", "--noinput"]):
            print(f"{words[0]}: {manage(folder, *words):.0f} s", flush=True)  # noqa: T201
        site = Site(folder)
        os.environ.update(site.variables)
        import django

        django.setup()
        from django.db import connections

        sessions, threads = members_and_threads()
        connections.close_all()
        site.start()
        try:
            site.wait()
            run(site, sessions, threads, given.seconds, given.kill)
        finally:
            site.kill()


def run(site: Site, sessions: list[str], threads: list[int], seconds: int, kill: bool) -> None:
    outcome, begun = Outcome(), time.monotonic()
    end = begun + seconds
    people = [
        threading.Thread(target=post_until, args=(end, site.port, session, threads[place % len(threads)], outcome))
        for place, session in enumerate(sessions)
    ]
    for person in people:
        person.start()
    if kill:
        time.sleep(seconds / 2)
        site.kill()
        time.sleep(1)
        site.start()
    for person in people:
        person.join()
    spent = time.monotonic() - begun
    problems = check(threads, outcome)
    took = sorted(outcome.seconds) or [0.0]
    print(  # noqa: T201
        f"{len(outcome.accepted)} posts accepted in {spent:.0f} s ({len(outcome.accepted) / spent:.0f}/s), "
        f"median {took[len(took) // 2]:.2f} s, 95 % {took[int(len(took) * 0.95)]:.2f} s; other answers: {dict(outcome.others)}"
    )
    print("\n".join(problems) or "nothing lost, nothing doubled, numbers without holes or repeats, counters right")  # noqa: T201
    if problems:
        sys.exit(1)


if __name__ == "__main__":
    main()
