"""`python -m tests.bench.replying`: how long the server takes to accept a reply in a thread with 10,000 followers.

    python -m tests.bench.replying
    BENCH_DATABASE_URL=postgres://portal@127.0.0.1/bench python -m tests.bench.replying --followers 10000

Telling them is queued for the worker; afterwards one telling is spread, and everybody must have been told.
"""

import argparse
import os
import statistics
import tempfile
import time
import uuid
from pathlib import Path

from tests.bench.posting import members_and_threads
from tests.bench.site import environment, manage

REPLIES = 50


def add_followers(thread: int, count: int) -> None:
    from django.contrib.contenttypes.models import ContentType

    from forum.models import Thread
    from portal.members.models import User
    from portal.notifications.models import Follow

    kind, mark = ContentType.objects.get_for_model(Thread), uuid.uuid4().hex[:8]
    names = [f"theo-{mark}-{number}" for number in range(count)]
    people = User.objects.bulk_create((User(username=name, name="Người theo dõi", name_key=name, password="!") for name in names), 2_000)
    Follow.objects.bulk_create((Follow(user=person, content_type=kind, object_id=thread) for person in people), 2_000)


def reply_times(session: str, thread: int) -> tuple[list[float], int]:
    """Milliseconds from the request to the answer, and the queries of one reply."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    address, times = reverse("forum:thread-reply", args=[thread]), []
    for number in range(REPLIES):
        form = {"body": f"<p>Trả lời thứ {number} trong một chủ đề nhiều người theo dõi.</p>", "client_key": str(uuid.uuid4())}
        with CaptureQueriesContext(connection) as queries:
            started = time.perf_counter()
            answer = client.post(address, form)
            times.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 302:
            raise SystemExit(f"{answer.status_code}: {answer.content[:2000]!r}")
    return times, len(queries)


def measure(followers: int, say) -> None:
    from forum.models import Thread
    from portal.notifications.models import Notification, Telling
    from portal.notifications.querysets import key_of
    from portal.notifications.spreading import spread

    sessions, threads = members_and_threads()
    alone, _queries = reply_times(sessions[0], threads[0])
    add_followers(threads[1], followers)
    times, queries = reply_times(sessions[0], threads[1])
    for label, found in (("without followers", alone), (f"with {followers:,} followers", times)):
        ordered = sorted(found[5:])
        spread_of = (
            f"least {ordered[0]:.0f} ms, median {statistics.median(ordered):.0f} ms, 95 % {ordered[int(len(ordered) * 0.95)]:.0f} ms"
        )
        say(f"a reply {label}: {spread_of}")
    kind, pk = key_of(Thread(pk=threads[1]))
    started = time.perf_counter()
    spread(Telling.objects.filter(content_type=kind, object_id=pk, done_at=None).order_by("-pk")[0].pk)
    told = Notification.objects.filter(content_type=kind, object_id=pk).count()
    seconds = time.perf_counter() - started
    say(f"{queries} queries a reply; one telling spread in {seconds:.1f} s to {told:,} people; load {os.getloadavg()[0]:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--followers", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-replying-") as name:
        folder = Path(name)
        for words in (["migrate"], ["prepare"]):
            manage(folder, *words)
        os.environ.update({**environment(folder), "TASKS_BACKEND": "django_tasks_db.backend.DatabaseBackend"})
        import django

        django.setup()
        measure(options.followers, lambda text: print(text, flush=True))  # noqa: T201  (printing is what a measurement does)


if __name__ == "__main__":
    main()
