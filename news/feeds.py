"""RSS and Atom of everything, of a section, of a unit (with those below it) and of a topic."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from news.models import ArticlePage, Section
from news.querysets import ArticleQuerySet
from portal.topics.models import Topic
from portal.ui.typed import clean_line
from portal.units.models import Unit

LENGTH = 30


def fit(fields: dict) -> dict:
    """`fields` without signs that XML does not know, over which the whole feed would fall."""
    texts = {name: clean_line(value) for name, value in fields.items() if isinstance(value, str)}
    lists = {name: [clean_line(str(each)) for each in value] for name, value in fields.items() if isinstance(value, list)}
    return fields | texts | lists


class Fit:
    """For a kind of feed: whatever signs a name has, the feed stands."""

    def __init__(self, **fields):
        super().__init__(**fit(fields))

    def add_item(self, **fields):
        super().add_item(**fit(fields))


class Rss(Fit, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"


class Atom(Fit, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"


class ArticleFeed(Feed):
    """The newest stories; a subclass says of what. The same class serves both formats: `.as_view(Atom)`."""

    feed_type = Rss
    language = "vi"

    @classmethod
    def of(cls, kind: type) -> "ArticleFeed":
        feed = cls()
        feed.feed_type = kind
        return feed

    def stories(self, of) -> ArticleQuerySet:
        return ArticlePage.objects.listed()

    def get_object(self, request: HttpRequest):
        return None

    def title(self, of) -> str:
        return f"{of} – {settings.WAGTAIL_SITE_NAME}" if of else settings.WAGTAIL_SITE_NAME

    def link(self, of) -> str:
        return of.get_absolute_url() if of else reverse("news:index")

    def description(self, of) -> str:
        return getattr(of, "description", "") or _("News of the units of the Women's Union, newest first.")

    subtitle = description

    def feed_url(self, of) -> str:
        return f"{self.link(of)}{'atom' if self.feed_type is Atom else 'rss'}/"

    def items(self, of) -> list[ArticlePage]:
        return list(self.stories(of).select_related("unit", "section", "author").defer("body")[:LENGTH])

    def item_title(self, item: ArticlePage) -> str:
        return f"{item.kicker.rstrip(':')}: {item.title}" if item.kicker else item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.sapo

    def item_link(self, item: ArticlePage) -> str:
        return item.url

    def item_pubdate(self, item: ArticlePage):
        return item.published_at

    def item_updateddate(self, item: ArticlePage):
        return max(filter(None, [item.last_published_at, item.published_at]))

    def item_author_name(self, item: ArticlePage) -> str:
        return (item.author.name if item.author else item.byline) or item.unit.title

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [item.section.name]


class SectionFeed(ArticleFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Section, slug=slug)

    def stories(self, of):
        return ArticlePage.objects.listed().in_section(of)


class UnitFeed(ArticleFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Unit, slug=slug)

    def title(self, of):
        return f"{of.title} – {settings.WAGTAIL_SITE_NAME}"

    def stories(self, of):
        return ArticlePage.objects.listed().within(of)


class TopicFeed(ArticleFeed):
    def get_object(self, request, slug):
        """Under its former address as well: whoever subscribed to a topic that was renamed or merged goes on reading."""
        found = Topic.objects.at(slug)
        if found is None:
            raise Http404(slug)
        return found

    def stories(self, of):
        return ArticlePage.objects.listed().tagged(of)
