"""Addresses of the news. Numbers are written in full ("2026/11/22"), so that each page has one address."""

from django.urls import path, register_converter

from news import feeds, ical, sitemaps
from news.views import archive, articles, listings


class DigitsConverter:
    """Digits in the number that `regex` says, given on as text."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class YearConverter(DigitsConverter):
    regex = "[0-9]{4}"


class PairConverter(DigitsConverter):
    regex = "[0-9]{2}"


register_converter(YearConverter, "yyyy")
register_converter(PairConverter, "nn")

app_name = "news"


def feed_paths(prefix: str, feed: type[feeds.ArticleFeed], name: str) -> list:
    return [
        path(f"{prefix}rss/", feed.of(feeds.Rss), name=f"{name}-rss"),
        path(f"{prefix}atom/", feed.of(feeds.Atom), name=f"{name}-atom"),
    ]


urlpatterns = [
    path("tin-tuc/", listings.index, name="index"),
    *feed_paths("tin-tuc/", feeds.ArticleFeed, "feed"),
    path("tin-tuc/luu-tru/", archive.archive, name="archive"),
    path("tin-tuc/<yyyy:year>/", archive.year_view, name="year"),
    path("tin-tuc/<yyyy:year>/<nn:month>/", archive.month_view, name="month"),
    path("tin-tuc/<yyyy:year>/<nn:month>/<nn:day>/", archive.day_view, name="day"),
    path("tin-tuc/<yyyy:year>/<nn:month>/<str:slug>/", articles.article, name="article"),
    path("tin-tuc/<yyyy:year>/<nn:month>/<str:slug>/su-kien.ics", ical.article_event, name="article-event"),
    path("chuyen-muc/<slug:slug>/", listings.section, name="section"),
    *feed_paths("chuyen-muc/<slug:slug>/", feeds.SectionFeed, "section-feed"),
    path("de-an/", listings.programmes, name="programmes"),
    path("de-an/<slug:slug>/", listings.programme, name="programme"),
    path("tac-gia/<slug:slug>/", listings.author, name="author"),
    path("video/", listings.videos, name="videos"),
    path("anh/", listings.galleries, name="galleries"),
    path("su-kien/", listings.events, name="events"),
    path("su-kien/su-kien.ics", ical.all_events, name="events-ical"),
    *feed_paths("chu-de/<str:slug>/", feeds.TopicFeed, "topic-feed"),
    *feed_paths("don-vi/<slug:slug>/", feeds.UnitFeed, "unit-feed"),
    path("don-vi/<slug:slug>/su-kien.ics", ical.unit_events, name="unit-events"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-trang.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-tin-moi.xml", sitemaps.news, name="sitemap-news"),
    path("sitemap-don-vi-<int:number>.xml", sitemaps.units, name="sitemap-units"),
    path("sitemap-<yyyy:year>-<nn:month>.xml", sitemaps.month, name="sitemap-month"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
