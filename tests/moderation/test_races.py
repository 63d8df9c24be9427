"""Two moderators at the same moment: two processes with a connection of their own each, and one outcome."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from portal.moderation.services.acting import seen_of

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = """
import sys, time, django
django.setup()
from django.contrib.auth import get_user_model
from forum.models import Post, Thread
from portal.moderation import services
from portal.moderation.errors import AlreadyDone, CannotAct
who, verb, kind, pk, seen, at = sys.argv[1:]
by = get_user_model().objects.get(username=who)
target = {"post": Post, "thread": Thread}[kind].objects.get(pk=pk)
time.sleep(max(0, float(at) - time.time()))
try:
    print("did", services.act(verb=verb, target=target, by=by, note="…", seen=seen or None).verb)
except (AlreadyDone, CannotAct) as late:
    print("late", late)
"""


@pytest.fixture
def shared(tmp_path, django_db_serialized_rollback, transactional_db):
    """`shared()`: the environment in which another process works on the database of this test."""

    def hand_over() -> dict[str, str]:
        if connection.vendor == "sqlite":
            copy = sqlite3.connect(tmp_path / "shared.sqlite3")
            connection.connection.backup(copy)
            copy.close()
            url = f"sqlite:///{tmp_path / 'shared.sqlite3'}"
        else:
            known = connection.settings_dict
            url = f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"
        settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": url}
        return {**os.environ, **settings, "PYTHONUTF8": "1", "PYTEST_XDIST_WORKER": os.environ.get("PYTEST_XDIST_WORKER", "gw0")}

    return hand_over


def race(environment: dict[str, str], *calls: tuple[str, ...]) -> list[str]:
    """Let each of `calls` begin at the same moment in a process of its own; what each of them says."""
    at = str(time.time() + 8)
    running = [
        subprocess.Popen([sys.executable, "-c", SCRIPT, *call, at], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for call in calls
    ]
    return [process.communicate(timeout=60)[0].strip() for process in running]


@pytest.mark.parametrize("calls", [("approve", "hide"), ("hide", "hide"), ("keep", "ask_to_edit")], ids=" and ".join)
def test_of_two_moderators_one_decides_and_the_other_is_told(calls, post, staff, shared):
    from portal.moderation import services

    if calls[0] == "keep":
        services.report(target=post, reporter=staff.reader, ground="spam")
    else:
        post.state = "held"
        post.save(update_fields=["state"])
        services.hold(target=post, reasons=["links"])
    seen = seen_of(post)
    said = race(shared(), ("tam", calls[0], "post", str(post.pk), seen), ("hoa", calls[1], "post", str(post.pk), seen))
    assert sorted(each.split()[0] for each in said) == ["did", "late"], said
    assert any(name in " ".join(said) for name in ("Lê Thị Tâm", "Trần Thị Hoa")), said


def test_of_two_who_lock_a_thread_one_is_told(thread, staff, shared):
    """Without the mark of a screen as well."""
    said = race(shared(), ("tam", "lock", "thread", str(thread.pk), ""), ("hoa", "lock", "thread", str(thread.pk), ""))
    assert sorted(each.split()[0] for each in said) == ["did", "late"], said
