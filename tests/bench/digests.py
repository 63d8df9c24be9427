"""`python -m tests.bench.digests`: digests for 10,000 and for 100,000 members, sent by SMTP to a catcher on this machine.

Prints how fast a telling is spread to that many followers, how fast their mails are sent, and how much memory the process
took at most. Then kills a run with `kill -9` in the middle and shows that the next one sends nothing twice.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import site
from tests.smtp_catcher import SmtpCatcher

# Django is set up by the process that runs this text; the rows are made in bulk.
FILL = """
import sys
from django.utils import timezone
from portal.members.models import User
from portal.notifications.models import Follow, MailItem, Notification, Telling
from portal.notifications.querysets import key_of
from portal.units.models import Unit

count = int(sys.argv[1])
for model in (MailItem, Notification, Telling, Follow):
    model.objects.all().delete()
have = User.objects.filter(username__startswith="so-").count()
for start in range(have, count, 5000):
    User.objects.bulk_create(
        User(username=f"so-{n}", name=f"Nguyễn Thị Số {n}", name_key=f"so-{n}", email=f"so-{n}@example.org", password="!")
        for n in range(start, min(start + 5000, count))
    )
ids = list(User.objects.filter(username__startswith="so-").values_list("pk", flat=True)[:count])
units = list(Unit.objects.all()[:3])
for unit in units:
    content_type, object_id = key_of(unit)
    for start in range(0, count, 5000):
        Follow.objects.bulk_create(
            Follow(user_id=pk, content_type_id=content_type, object_id=object_id) for pk in ids[start : start + 5000]
        )
"""
SPREAD = """
import time
from news.models import ArticlePage
from portal.notifications import spreading
from portal.notifications.models import MailItem, Notification, Telling
from portal.notifications.querysets import key_of
from portal.units.models import Unit

started, told = time.perf_counter(), 0
units = list(Unit.objects.all()[:3])
for story, unit in zip(ArticlePage.objects.listed()[:3], units):
    content_type, object_id = key_of(story)
    telling = Telling.objects.create(
        key=f"bench/{story.pk}", kind="article", content_type_id=content_type, object_id=object_id, followed=[key_of(unit)]
    )
    told += spreading.spread(telling.pk)
seconds = time.perf_counter() - started
MailItem.objects.update(period="daily")
print(f"spread: {told:,} rows and mail items in {seconds:.0f} s, {told / seconds:,.0f} a second")
"""
# Memory of its own is what counts: pages of the database file that are mapped into the process are the system's, and can be had back.
MEASURED = """
import time
from django.core.management import call_command
from portal.notifications import mailing

def own_memory():
    lines = open("/proc/self/status").read().splitlines()
    return max(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) // 1024

started, send, peaks = time.perf_counter(), mailing._send_batch, []

def measured(*args):
    send(*args)
    peaks.append(own_memory())

mailing._send_batch = measured
call_command("send_digests", period="daily")
print(f"seconds {time.perf_counter() - started:.1f} first {(peaks or [0])[0]} peak {max(peaks, default=0)}")
"""


def run(folder: Path, text: str, *words: str, port: int = 0) -> subprocess.Popen:
    code = f"import sys, django; sys.argv = {['bench', *words]!r}; django.setup()\n{text}"
    env = site.environment(folder) | {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "PYTHONPATH": str(site.ROOT)}
    return subprocess.Popen([sys.executable, "-c", code], cwd=site.ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen) -> str:
    out, errors = process.communicate()
    if process.returncode:
        sys.exit(errors[-4000:])
    return out


def measure(folder: Path, count: int, say) -> None:
    """Spread three stories to `count` followers and send the digests."""
    finished(run(folder, FILL, str(count)))
    say(f"{count:,} members, each follows three units: {finished(run(folder, SPREAD)).strip()}")
    with SmtpCatcher() as smtp:
        smtp.keep = False
        said = finished(run(folder, MEASURED, port=smtp.port))
        seconds, first, peak = re.search(r"seconds ([\d.]+) first (\d+) peak (\d+)", said).groups()
        say(f"  {said.splitlines()[0]}")
        say(f"  {len(smtp.taken):,} mails in {float(seconds):.0f} s, {len(smtp.taken) / float(seconds):,.0f} a second")
        say(f"  memory of its own: {first} MB after the first hundred, {peak} MB at most")


def kill(folder: Path, count: int, after: int, say) -> None:
    """Kill a run when `after` mails have come, finish with another, and count."""
    finished(run(folder, FILL, str(count)))
    finished(run(folder, SPREAD))
    with SmtpCatcher() as smtp:
        smtp.keep = False
        process = run(folder, MEASURED, port=smtp.port)
        while smtp.count < after and process.poll() is None:
            time.sleep(0.005)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        before = smtp.count
        finished(run(folder, MEASURED, port=smtp.port))
        twice = sum(1 for number in smtp.taken.values() if number > 1)
        say(f"killed after {before:,} of {count:,} mails: {len(smtp.taken):,} members got theirs, {twice} got it twice,")
        say(f"  {count - len(smtp.taken)} of the batch of a hundred that was under way got none (it stands on their page)")
        if twice:
            sys.exit("A mail was sent twice.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="keep the scratch site here")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="portal-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    say = lambda text: print(text, flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    for words in (["migrate"], ["prepare"], ["load_units"], ["seed", "--on-a-server"]):
        site.manage(folder, *words)
    kill(folder, 2_000, 750, say)
    for count in options.members:
        measure(folder, count, say)


if __name__ == "__main__":
    main()
