"""JSON-LD of https://schema.org: what search engines read of an article, its event and its place in the site."""

import json

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from news.models import ArticlePage

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_text(data: dict) -> SafeString:
    """`data` as JSON that cannot end the script element it stands in."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308  (every angle bracket is escaped)


def moment(value) -> str | None:
    """A time with its offset, as the federation's clocks show it."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def without_gaps(data: dict) -> dict:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def publisher(request: HttpRequest) -> dict:
    return {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": request.build_absolute_uri("/")}


def breadcrumbs(request: HttpRequest, trail: list[tuple[str, str]]) -> dict:
    """BreadcrumbList of `trail`, (name, address) pairs from the front page to this one."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": str(name), "item": request.build_absolute_uri(address)}
            for position, (name, address) in enumerate(trail, start=1)
        ],
    }


def news_article(request: HttpRequest, article: ArticlePage, url: str, image: str = "") -> dict:
    """NewsArticle; the author is a person when she has a byline, otherwise the unit."""
    byline = article.author.name if article.author else article.byline
    author = {"@type": "Person", "name": byline} if byline else {"@type": "Organization", "name": article.unit.title}
    if article.author:
        author["url"] = request.build_absolute_uri(article.author.get_absolute_url())
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title[:110],
            "description": article.sapo,
            "url": url,
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "datePublished": moment(article.published_at),
            "dateModified": moment(max(filter(None, [article.published_at, article.last_published_at]), default=None)),
            "articleSection": article.section.name,
            "inLanguage": "vi",
            "image": [image] if image else [],
            "author": author,
            "publisher": publisher(request),
            "isAccessibleForFree": True,
        }
    )


def event(request: HttpRequest, article: ArticlePage, url: str, image: str = "") -> dict | None:
    """Event, where the article tells when and where one takes place."""
    if not article.event_starts_at:
        return None
    host = article.event_host or article.unit.title
    place = article.event_place or str(article.unit)
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": article.title,
            "description": article.sapo,
            "url": url,
            "startDate": moment(article.event_starts_at),
            "endDate": moment(article.event_ends_at),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": place,
                "address": {"@type": "PostalAddress", "streetAddress": place, "addressCountry": "VN"},
            },
            "organizer": {"@type": "Organization", "name": host, "url": request.build_absolute_uri(article.unit.get_absolute_url())},
            "image": [image] if image else [],
        }
    )
