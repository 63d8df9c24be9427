"""Boards and members for tests; threads and posts are made with the services."""

from itertools import count

from django.contrib.auth import get_user_model

from forum import services
from forum.models import Board, Post, Thread
from portal.units.models import Role, Unit

NUMBERS = count(1)


def make_member(name: str = "", **fields):
    number = next(NUMBERS)
    username = fields.pop("username", f"hoi-vien-{number}")
    return get_user_model().objects.create_user(
        username=username, email=f"{username}@example.vn", password="hoa-sen-2026", name=name or f"Hội viên {number}", **fields
    )


def make_officer(unit: Unit, kind: str = Role.Kind.OFFICER, **fields):
    person = make_member(**fields)
    Role.objects.create(user=person, unit=unit, kind=kind)
    return person


def make_board(unit: Unit, **fields) -> Board:
    number = next(NUMBERS)
    given = {"name": f"Chuyên mục {number}", "slug": f"chuyen-muc-{number}", "review": Board.Review.AFTER}
    return Board.objects.create(unit=unit, **{**given, **fields})


def make_thread(board: Board, author=None, **fields) -> Thread:
    given = {"kind": Thread.Kind.EXPERIENCE, "title": "Cách làm hay ở chi hội", "body": "<p>Chị em cùng bàn.</p>"}
    return services.start_thread(board=board, author=author or make_member(), **{**given, **fields})


def make_post(thread: Thread, author=None, body: str = "<p>Cảm ơn chị đã chia sẻ.</p>", **fields) -> Post:
    return services.reply(thread=thread, author=author or make_member(), body=body, **fields)
