"""A feed for each search: what everybody may read, the newest first, whoever asks."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from portal.search.finding import Found, Result, find
from portal.search.saved.services import address_of
from portal.ui.typed import clean_line

PAGES = 3
NEVER = datetime.fromtimestamp(0, UTC)


class Rss(Rss201rev2Feed):
    """Whatever signs a text has, the feed stands."""

    content_type = "application/rss+xml; charset=utf-8"

    def __init__(self, **fields):
        super().__init__(**_fit(fields))

    def add_item(self, **fields):
        super().add_item(**_fit(fields))

    def latest_post_date(self) -> datetime:
        """Without items the same at every moment, or no reader would ever hear that nothing changed."""
        return super().latest_post_date() if self.items else NEVER


def _fit(fields: dict) -> dict:
    return {name: clean_line(value) if isinstance(value, str) else value for name, value in fields.items()}


class SearchFeed(Feed):
    """`/tim-kiem/rss/?q=…` takes what the result page takes. At most thirty items; 404 where nothing is asked. Conditional requests are
    answered as those of every public page, by `PublicCacheMiddleware`."""

    feed_type = Rss
    language = "vi"

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_object(self, request: HttpRequest) -> tuple[str, Found, list[Result]]:
        address = address_of(request.GET)
        asked = QueryDict(address, mutable=True)
        asked["xep"] = "ngay"
        if not address:
            raise Http404("Nothing is asked")
        found = find(asked, AnonymousUser())
        results = list(found.results)
        for number in range(2, PAGES + 1):
            if found.listed > len(results) == (number - 1) * len(found.results):
                results += find(asked, AnonymousUser(), number).results
        return address, found, results

    def title(self, of) -> str:
        _address, found, _results = of
        chips = [str(chip.label) for chip in found.narrowing.chips]
        return f"{' · '.join(filter(None, [found.words, *chips]))} – {settings.WAGTAIL_SITE_NAME}"

    def link(self, of) -> str:
        return f"{reverse('search:search')}?{of[0]}"

    def feed_url(self, of) -> str:
        return f"{reverse('search:feed')}?{of[0]}"

    def description(self, of) -> str:
        return _("What is new in this search, newest first.")

    def items(self, of) -> list[Result]:
        return of[2]

    def item_title(self, item: Result) -> str:
        return "".join(text for text, _found in item.title)

    def item_description(self, item: Result) -> str:
        return "".join(text for text, _found in item.passage)

    def item_link(self, item: Result) -> str:
        return item.url

    def item_pubdate(self, item: Result):
        return item.facts.date
