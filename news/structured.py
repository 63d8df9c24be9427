"""JSON-LD of https://schema.org: what search engines read of an article and its event."""

from django.http import HttpRequest

from news.models import ArticlePage
from portal.ui.structured import moment, publisher, without_gaps


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
