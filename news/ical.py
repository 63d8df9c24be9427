"""Events as iCalendar (RFC 5545), so that a reader can take one into the calendar of her telephone."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from icalendar import Calendar, Event

from news.models import ArticlePage
from portal.units.models import Unit

# How many coming events a calendar that one subscribes to holds.
MOST = 200
# An event whose end is not told takes this long in a calendar, which would show a moment without length.
USUAL_LENGTH = timedelta(hours=2)


def event_of(article: ArticlePage, request: HttpRequest) -> Event:
    """One event in UTC; its identity stays when the article is edited, so that a calendar updates it."""
    url = request.build_absolute_uri(article.url)
    event = Event()
    event.add("uid", f"article-{article.pk}@{request.get_host().split(':')[0]}")
    event.add("dtstamp", (article.last_published_at or article.published_at or timezone.now()).astimezone(UTC))
    event.add("dtstart", article.event_starts_at.astimezone(UTC))
    ends = article.event_ends_at or article.event_starts_at + USUAL_LENGTH
    event.add("dtend", ends.astimezone(UTC))
    event.add("summary", article.title)
    event.add("description", f"{article.sapo}\n\n{url}")
    event.add("location", article.event_place or str(article.unit))
    event.add("url", url)
    event.add("contact", article.event_host or article.unit.title)
    return event


def calendar_response(articles, request: HttpRequest, name: str, filename: str) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for article in articles:
        calendar.add_component(event_of(article, request))
    return HttpResponse(
        calendar.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}.ics"'},
    )


def article_event(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """The event of one article; 404 where it tells of none."""
    found = get_object_or_404(
        ArticlePage.objects.visible_to(request.user).select_related("unit").at_address(year, month, slug), event_starts_at__isnull=False
    )
    return calendar_response([found], request, found.title, slug[:60])


def all_events(request: HttpRequest) -> HttpResponse:
    coming = ArticlePage.objects.coming().select_related("unit").defer("body")[:MOST]
    return calendar_response(coming, request, settings.WAGTAIL_SITE_NAME, "su-kien")


def unit_events(request: HttpRequest, slug: str) -> HttpResponse:
    """What a unit and those below it invite to."""
    unit = get_object_or_404(Unit, slug=slug)
    coming = ArticlePage.objects.coming().within(unit).select_related("unit").defer("body")[:MOST]
    return calendar_response(coming, request, unit.title, f"su-kien-{slug[:60]}")
