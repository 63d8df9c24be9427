"""RSS and Atom of the library: the newest models that everybody may read."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import gettext as _

from forum.feeds import Atom, Rss
from forum.practices.models import Practice

LENGTH = 30


class PracticeFeed(Feed):
    """The same class serves both formats: `PracticeFeed.of(Atom)`."""

    feed_type = Rss
    language = "vi"

    @classmethod
    def of(cls, kind: type) -> "PracticeFeed":
        feed = cls()
        feed.feed_type = kind
        return feed

    def title(self) -> str:
        return f"{_('Models of work')} – {settings.WAGTAIL_SITE_NAME}"

    def link(self) -> str:
        return reverse("practices:index")

    def description(self) -> str:
        return _("What women's unions tried, what it cost and what came of it. Find one that fits your place.")

    subtitle = description

    def feed_url(self) -> str:
        return f"{self.link()}{'atom' if self.feed_type is Atom else 'rss'}/"

    def items(self) -> list[Practice]:
        return list(Practice.objects.listed().select_related("unit")[:LENGTH])

    def item_title(self, item: Practice) -> str:
        return item.name

    def item_description(self, item: Practice) -> str:
        return item.one_line

    def item_link(self, item: Practice) -> str:
        return item.get_absolute_url()

    def item_pubdate(self, item: Practice):
        return item.published_at

    def item_updateddate(self, item: Practice):
        return item.changed_at

    def item_author_name(self, item: Practice) -> str:
        return item.unit.title
