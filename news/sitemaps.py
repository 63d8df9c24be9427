"""Maps for search engines: an index, a file a month, a file of the fixed pages, files of units, and the news of two days.

A file a month stays small however many stories there are: no month holds more than the 50,000 addresses that the
protocol (https://www.sitemaps.org/protocol.html) allows in one file.
"""

import calendar
from datetime import date, timedelta

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage, MonthPage, Programme, Section
from portal.topics.models import Topic
from portal.units.models import Unit

MOST = 50_000
UNITS_A_FILE = 10_000
# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: two days, a thousand stories.
NEWS_DAYS = 2
NEWS_MOST = 1_000


def as_xml(request: HttpRequest, template: str, **context) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")


def index(request: HttpRequest) -> HttpResponse:
    """The list of all files. Unit files are ranges of ids; a range without a unit has no file."""
    ranges = Unit.objects.order_by().annotate(range=F("pk") / UNITS_A_FILE).values_list("range", flat=True).distinct()
    names = [reverse("news:sitemap-pages"), reverse("news:sitemap-news")]
    names += [reverse("news:sitemap-units", args=[number]) for number in sorted(found + 1 for found in ranges)]
    months = MonthPage.objects.filter(numchild__gt=0).order_by("-month").values_list("month", flat=True)
    names += [reverse("news:sitemap-month", args=[f"{month:%Y}", f"{month:%m}"]) for month in months]
    return as_xml(request, "news/sitemap_index.xml", addresses=[request.build_absolute_uri(name) for name in names])


def pages(request: HttpRequest) -> HttpResponse:
    """Front page, listings, sections, programmes and topics; the forum and the library, from whose lists everything in them is reached."""
    fixed = ["front", "forum:index", "practices:index"]
    fixed += [f"news:{name}" for name in ("index", "events", "programmes", "videos", "galleries", "archive")]
    paths = [reverse(name) for name in fixed]
    for model in (Section, Programme, Topic):
        paths += [found.get_absolute_url() for found in model.objects.order_by("pk")[: MOST // 4]]
    return as_xml(request, "news/sitemap.xml", entries=[(request.build_absolute_uri(path), None) for path in paths])


def units(request: HttpRequest, number: int) -> HttpResponse:
    """The units with ids in the `number`-th range."""
    first = (number - 1) * UNITS_A_FILE
    found = list(Unit.objects.filter(pk__gte=first, pk__lt=first + UNITS_A_FILE).order_by("pk").only("slug"))
    if number < 1 or not found:
        raise Http404(f"No units in range {number}")
    return as_xml(request, "news/sitemap.xml", entries=[(request.build_absolute_uri(unit.get_absolute_url()), None) for unit in found])


def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories of one month, with the time of their last change."""
    try:
        first = date(int(year), int(month), 1)
    except ValueError as error:
        raise Http404(str(error)) from error
    if first.year < 1930 or first > timezone.localdate():
        raise Http404(f"Nothing was published in {year}-{month}")
    stories = ArticlePage.objects.listed().on_days(first, calendar.monthrange(first.year, first.month)[1])
    rows = stories.only("url_path", "published_at", "last_published_at")[:MOST]
    entries = [(request.build_absolute_uri(story.url), story.last_published_at or story.published_at) for story in rows]
    if not entries:
        raise Http404(f"Nothing was published in {year}-{month}")
    return as_xml(request, "news/sitemap.xml", entries=entries)


def news(request: HttpRequest) -> HttpResponse:
    """The news sitemap: what was published in the last two days."""
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    stories = ArticlePage.objects.listed().filter(published_at__gte=since).only("url_path", "title", "published_at")[:NEWS_MOST]
    entries = [(request.build_absolute_uri(story.url), story) for story in stories]
    return as_xml(request, "news/sitemap_news.xml", entries=entries, name=settings.WAGTAIL_SITE_NAME)


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone; nothing here protects anything."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "Disallow: /tim-kiem/?",
        "Disallow: /api/",
        f"Sitemap: {request.build_absolute_uri(reverse('news:sitemap'))}",
        f"Sitemap: {request.build_absolute_uri(reverse('news:sitemap-news'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
