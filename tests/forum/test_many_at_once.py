"""Several processes write into one thread of a real database: numbers without holes or repeats, nothing lost, nothing doubled."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from forum.models import Board, Post, Thread
from portal.units.models import Role
from tests.forum.factories import make_member, make_thread

ROOT = Path(__file__).resolve().parent.parent.parent
PROCESSES, POSTS = 4, 12
WRITER = """
import sys
import django
django.setup()
from django.contrib.auth import get_user_model
from forum import services
from forum.models import Thread
thread, author, posts = map(int, sys.argv[1:])
for number in range(posts):
    for _twice in range(2):  # Each form is sent twice.
        target, person = Thread.objects.get(pk=thread), get_user_model().objects.get(pk=author)
        services.reply(thread=target, author=person, body="<p>Chào</p>", client_key=f"k{number}")
"""


@pytest.fixture
def address(tmp_path):
    """Of a database that other processes reach: the server's, or a copy of the one in memory."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        file = tmp_path / "posts.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        return f"sqlite:///{file}"
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


@pytest.fixture
def prepared(django_db_serialized_rollback, transactional_db):
    """A thread, and members who may write much, in a database that is committed."""
    from tests.units.factories import make_tree

    tree = make_tree()
    board = Board.objects.create(name="Chung", slug="chung", unit=tree.trung_uong, review="after")
    thread = make_thread(board)
    members = [make_member() for _ in range(PROCESSES)]
    for member in members:
        Role.objects.create(user=member, unit=tree.ha_noi, kind=Role.Kind.OFFICER)
    return thread, members


def test_processes_number_posts_without_holes(prepared, address, tmp_path):
    thread, members = prepared
    environment = {
        **os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "PYTHONPATH": str(ROOT),
        "TASKS_BACKEND": "django_tasks_db.backend.DatabaseBackend",
    }  # fmt: skip
    words = [[sys.executable, "-c", WRITER, str(thread.pk), str(member.pk), str(POSTS)] for member in members]
    writers = [subprocess.Popen(each, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) for each in words]
    errors = [writer.communicate(timeout=180)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * PROCESSES, errors
    rows, counted = written(address, thread.pk)
    assert [number for number, _author, _key in rows] == list(range(1, PROCESSES * POSTS + 2))
    assert len({(author, key) for _number, author, key in rows}) == PROCESSES * POSTS + 1
    assert counted == (len(rows), len(rows), PROCESSES + 1)


def written(address: str, thread_id: int) -> tuple[list[tuple[int, int, str]], tuple[int, int, int]]:
    """(number, author, key) of the posts, and the counters of the thread, as the other processes left them."""
    fields, counters = ("number", "author_id", "client_key"), ("post_count", "last_number", "people_count")
    if connection.vendor != "sqlite":
        rows = Post.objects.filter(thread=thread_id).order_by("number").values_list(*fields)
        return list(rows), Thread.objects.values_list(*counters).get(pk=thread_id)
    with sqlite3.connect(address.removeprefix("sqlite:///")) as file:
        rows = file.execute(f"SELECT {', '.join(fields)} FROM forum_post WHERE thread_id = ? ORDER BY number", [thread_id])
        counted = file.execute(f"SELECT {', '.join(counters)} FROM forum_thread WHERE id = ?", [thread_id])
        return rows.fetchall(), counted.fetchone()
