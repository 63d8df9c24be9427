"""`python -m tests.bench.measure`: asks for the main pages of the site that the environment names, when it is told to.

Writes one JSON object with queries and teasers of each page, then for each line that it reads – the name of a page, or of one of
`DEEDS` – the milliseconds that the server took for it.
"""

import itertools
import json
import sys
import time
from datetime import date, datetime
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django must be set up first)
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from news.models import ArticlePage, Section  # noqa: E402
from portal.search.finding import find  # noqa: E402
from portal.units.models import Unit  # noqa: E402

STORIES_OF_A_DAY = 20
QUERIES = [
    "mô hình phụ nữ khởi nghiệp", "mo hinh nha tro nu cong nhan", "tọa đàm nâng cao chất lượng hội viên", "tap huan chuyen doi so",
    "CLB gia đình hạnh phúc", "trao học bổng mẹ đỡ đầu", "phòng chống bạo lực gia đình", "hoi thi nau an", "biểu dương cán bộ Hội",
    "ngày hội áo dài", "vay vốn ngân hàng chính sách", "bảo vệ môi trường rác thải nhựa", "đại hội phụ nữ phường", "an sinh xã hội tết",
    "chung cu cao tang tap hop hoi vien", "Hoà Bình cán bộ cơ sở", "phụ nữ biên cương", "ra mắt mô hình", "bình đẳng giới", "CLB",
]  # fmt: skip


def most_photos() -> ArticlePage:
    """The demo article with the most photos, the same at every size: the demo was written first."""
    articles = ArticlePage.objects.listed().filter(has_gallery=True).order_by("pk")[:400]
    return max(articles, key=lambda article: str(article.body.raw_data).count('"image"'))


def full_day() -> date:
    """A day with a page full of stories, the same at every size: the first of the demo are moved to it."""
    moment = datetime(2026, 3, 8, 9, tzinfo=timezone.get_default_timezone())
    first = ArticlePage.objects.listed().order_by("pk").values("pk")[:STORIES_OF_A_DAY]
    ArticlePage.objects.filter(pk__in=[row["pk"] for row in first]).update(published_at=moment)
    return moment.date()


def pages() -> dict[str, str]:
    # The same pages at every size: another unit has another past, and so other queries. Articles alone, because each kind
    # among the first ten results is a query, and the demo has as many models as articles.
    section, unit = Section.objects.get(slug="tin-hoat-dong"), Unit.objects.get(slug="trung-uong")
    day = full_day()
    return {
        "front page": "/",
        "section": section.get_absolute_url(),
        "article with 40 photos": most_photos().url,
        "unit page": unit.get_absolute_url(),
        "archive day": f"/tin-tuc/{day:%Y/%m/%d}/",
        "search with facets": f"/tim-kiem/?{urlencode({'q': 'mo hinh nha tro nu cong nhan', 'loai': 'tin-tuc'})}",
    }


class Visit:
    """One page as a visitor asks for it, again and again."""

    def __init__(self, address: str):
        self.client, self.address = Client(headers={"host": settings.ALLOWED_HOSTS[0]}), address
        for _ in range(3):
            response = self.client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address}: {response.status_code}")
        self.teasers = response.content.count(b"<article")
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        self.queries = len(queries)

    def __call__(self) -> None:
        self.client.get(self.address)


def ask(text: str):
    """What the result page asks for, facets included."""
    return find(QueryDict(urlencode({"q": text})), AnonymousUser())


class Asking:
    """Engine and rows together, as the result page asks for them, with facets: one query after the other."""

    def __init__(self):
        self.texts = itertools.cycle(QUERIES)

    def __call__(self) -> None:
        ask(next(self.texts))


class Saving:
    """From the editor's order to publish until search finds it."""

    def __init__(self):
        self.article, self.number = ArticlePage.objects.listed().first(), 0

    def __call__(self) -> None:
        self.number += 1
        word = f"thử{self.number}đo{int(time.time())}"
        self.article.sapo = f"{self.article.sapo[:300]} {word}"
        self.article.save_revision().publish(skip_permission_checks=True)
        found = ask(word).total
        if found != 1:
            sys.exit(f"{word} was found {found} times")


DEEDS = {"search with facets, alone": Asking, "save to searchable": Saving}


def main() -> None:
    todo = {name: Visit(address) for name, address in pages().items()}
    found = {name: {"queries": visit.queries, "teasers": visit.teasers} for name, visit in todo.items()}
    todo |= {name: deed() for name, deed in DEEDS.items()}
    answer = lambda thing: print(json.dumps(thing), flush=True)  # noqa: E731, T201  (printing is how it answers)
    answer({"articles": ArticlePage.objects.listed().count(), "pages": found})
    for line in sys.stdin:
        started = time.perf_counter()
        todo[line.strip()]()
        answer((time.perf_counter() - started) * 1000)


if __name__ == "__main__":
    main()
