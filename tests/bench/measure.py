"""`python -m tests.bench.measure`: one JSON object with the figures of the site that the environment names."""

import json
import statistics
import sys
import time
from datetime import date, datetime
from urllib.parse import urlencode

import django

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection  # noqa: E402  (Django must be set up first)
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from news.models import ArticlePage, Section  # noqa: E402
from portal.search.finding import find  # noqa: E402
from portal.units.models import Unit  # noqa: E402

ROUNDS = 50
STORIES_OF_A_DAY = 20
QUERIES = [
    "mô hình phụ nữ khởi nghiệp", "mo hinh nha tro nu cong nhan", "tọa đàm nâng cao chất lượng hội viên", "tap huan chuyen doi so",
    "CLB gia đình hạnh phúc", "trao học bổng mẹ đỡ đầu", "phòng chống bạo lực gia đình", "hoi thi nau an", "biểu dương cán bộ Hội",
    "ngày hội áo dài", "vay vốn ngân hàng chính sách", "bảo vệ môi trường rác thải nhựa", "đại hội phụ nữ phường", "an sinh xã hội tết",
    "chung cu cao tang tap hop hoi vien", "Hoà Bình cán bộ cơ sở", "phụ nữ biên cương", "ra mắt mô hình", "bình đẳng giới", "CLB",
]  # fmt: skip


def most_photos() -> ArticlePage:
    """The demo article with the most photos."""
    articles = ArticlePage.objects.listed().filter(has_gallery=True)[:400]
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


def measure_page(address: str) -> dict:
    """Queries of one warm request, teasers in it, median and 95th percentile of the server's ms over ROUNDS requests."""
    client = Client()
    for _ in range(3):
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    count = len(queries)  # Now: the next request empties the log that it is counted from.
    teasers = response.content.count(b"<article")
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - started) * 1000)
    return {
        "address": address,
        "queries": count,
        "teasers": teasers,
        "median_ms": statistics.median(times),
        "p95_ms": sorted(times)[int(ROUNDS * 0.95)],
    }


def ask(text: str):
    """What the result page asks for, facets included."""
    return find(QueryDict(urlencode({"q": text})), AnonymousUser())


def measure_search() -> dict:
    """Engine and rows together, as the result page asks for them, with facets."""
    times = []
    for _ in range(5):
        for text in QUERIES:
            started = time.perf_counter()
            ask(text)
            times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return {"p50_ms": times[len(times) // 2], "p95_ms": times[int(len(times) * 0.95)], "queries": len(times)}


def measure_save() -> dict:
    """From the editor's order to publish until search finds it, in ms, median of 10."""
    times = []
    article = ArticlePage.objects.listed().first()
    for number in range(10):
        word = f"thử{number}đo{int(time.time())}"
        article.sapo = f"{article.sapo[:300]} {word}"
        started = time.perf_counter()
        article.save_revision().publish(skip_permission_checks=True)
        found = ask(word).total
        times.append((time.perf_counter() - started) * 1000)
        assert found == 1, f"{word} found {found} times"
    return {"median_ms": statistics.median(times), "worst_ms": max(times)}


if __name__ == "__main__":
    figures = {
        "articles": ArticlePage.objects.listed().count(),
        "pages": {name: measure_page(address) for name, address in pages().items()},
        "search": measure_search(),
        "save": measure_save(),
    }
    json.dump(figures, sys.stdout)
