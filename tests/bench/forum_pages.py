"""`python -m tests.bench.forum_pages`: asks for the pages of the forum that the environment names, when it is told to.

Writes one JSON object with queries and bytes of each page, then for each line that it reads – the name of a page – the
milliseconds that the server took for it. Three people look at every page: a visitor, a member, and a moderator of everything.
Each of them has the same past in every forum.
"""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django must be set up first)
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from forum.models import Board, Post, ReadMark, Thread  # noqa: E402
from forum.querysets.posts import PAGE_SIZE  # noqa: E402
from portal.members.models import User  # noqa: E402
from portal.notifications.models import Follow, Notification  # noqa: E402
from portal.units.models import Membership, Role, Unit  # noqa: E402

MARKS, TOLD, UNSEEN = 300, 200, 60
PEOPLE = ("visitor", "member", "moderator")


def person(name: str) -> User | None:
    """An account that has read and been told the same number of things whatever the size of the forum."""
    if name == "visitor":
        return None
    user, is_new = User.objects.get_or_create(
        username=f"do-{name}", defaults={"name": "Người đo", "name_key": f"do-{name}", "email": f"do-{name}@example.vn"}
    )
    if is_new:
        Membership.objects.get_or_create(user=user, defaults={"unit": Unit.objects.filter(level="commune").first()})
        if name == "moderator":
            Role.objects.create(user=user, unit=Unit.objects.get(level="central"), kind=Role.Kind.MODERATOR)
        give_a_past(user)
    return user


def give_a_past(user: User) -> None:
    now = timezone.now()
    threads = list(Thread.objects.in_boards().listed().filter(board__audience="everyone")[: max(MARKS, TOLD) * 2 : 2])
    ReadMark.objects.bulk_create(ReadMark(user=user, thread=thread, number=thread.last_number, at=now) for thread in threads[:MARKS])
    followed = [*threads[:20], *Board.objects.all()[:10], *Unit.objects.all()[:10], *User.objects.order_by("pk")[:10]]
    kinds = ContentType.objects.get_for_models(Thread, Board, Unit, User)
    Follow.objects.bulk_create(Follow(user=user, content_type=kinds[type(thing)], object_id=thing.pk) for thing in followed)
    kind = kinds[Thread]
    posts = dict(Post.objects.filter(thread__in=threads[:TOLD], number=1).values_list("thread", "pk"))
    actors = list(User.objects.order_by("pk").values_list("pk", flat=True)[:20])
    Notification.objects.bulk_create(
        Notification(
            user=user, content_type=kind, object_id=thread.pk, kinds=",reply,", actors=f",{actors[place % 20]},{actors[(place + 7) % 20]},",
            count=2, first_about=posts[thread.pk], last_about=posts[thread.pk], first_at=now - timedelta(minutes=place),
            last_at=now - timedelta(minutes=place), seen_at=None if place < UNSEEN else now,
        )
        for place, thread in enumerate(threads[:TOLD])
    )  # fmt: skip


def pages() -> dict[str, str]:
    """The board with the most threads, and pages of the longest thread."""
    board = Board.objects.filter(audience="everyone").order_by("-thread_count")[0]
    longest = Thread.objects.in_boards().public().order_by("-post_count")[0]
    # The last page that is full: a page of three posts is not to be compared with one of twenty.
    address, last = longest.get_absolute_url(), max(longest.last_number // PAGE_SIZE * PAGE_SIZE, 1)
    middle = longest.posts.get(number=max(1, last // 2)).created_at
    deep = Thread.objects.filter(board=board).listed()[min(board.thread_count // 2, 5_000)]
    after = f"{int(deep.last_post_at.timestamp() * 1_000_000)}-{deep.pk}"
    return {
        "all boards": "/dien-dan/",
        "board": board.get_absolute_url(),
        "board, far down": f"{board.get_absolute_url()}?sau={after}",
        "board, unanswered": f"{board.get_absolute_url()}?loai=question&trang-thai=chua-tra-loi",
        "board, most supported": f"{board.get_absolute_url()}?loai=proposal&xep=ung-ho",
        "longest thread": address,
        "its middle": f"{address}?tu={last // 2}",
        "its end": f"{address}?tu={last}",
        "a day in its middle": f"/dien-dan/chu-de/{longest.pk}/den/?ngay={middle:%Y-%m-%d}",
        "unread": "/dien-dan/chua-doc/",
        "own contributions": "/dien-dan/cua-toi/",
        "notifications": "/thong-bao/",
        "what is followed": "/thong-bao/theo-doi/",
    }


OWN = ("unread", "own contributions", "notifications", "what is followed")


class Visit:
    """One page as one person asks for it, again and again."""

    def __init__(self, user: User | None, address: str):
        self.client, self.address = Client(headers={"host": settings.ALLOWED_HOSTS[0]}), address
        if user is not None:
            self.client.force_login(user)
        for _ in range(3):
            response = self.client.get(address)
            if response.status_code not in (200, 302):
                sys.exit(f"{address}: {response.status_code} for {user}")
        self.bytes = len(response.content)
        # What stands in the cache for a minute may end between two requests: the least of three is what the page asks.
        self.queries = min(self.count_queries() for _ in range(3))

    def count_queries(self) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.address)
        return len([query for query in queries.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    def seconds(self) -> float:
        started = time.perf_counter()
        self.client.get(self.address)
        return time.perf_counter() - started


def main() -> None:
    people = {name: person(name) for name in PEOPLE}
    visits = {
        f"{name}/{who}": Visit(user, address)
        for name, address in pages().items()
        for who, user in people.items()
        if user is not None or name not in OWN
    }
    found = {name: {"queries": visit.queries, "bytes": visit.bytes} for name, visit in visits.items()}
    answer = lambda thing: print(json.dumps(thing), flush=True)  # noqa: E731, T201  (printing is how it answers)
    answer({"threads": Thread.objects.count(), "posts": Post.objects.count(), "pages": found})
    for line in sys.stdin:
        answer(visits[line.strip()].seconds() * 1000)


if __name__ == "__main__":
    main()
