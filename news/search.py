"""Articles as search finds them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, ArticleTopic, EventKind, Programme, Section
from portal.search.registry import Choice, Document, Facts, Source
from portal.search.text import stream_text

# What a document is made of; the other fields of an article and of its unit stay where they are.
READ = (
    "title", "url_path", "kicker", "sapo", "body", "byline", "kind", "event_place", "event_host", "event_cluster", "event_chair",
    "published_at", "section_id", "programme_id", "unit__name", "unit__level",
)  # fmt: skip


class ArticleSource(Source):
    """Published articles. Drafts are found in the newsroom's own listing, never here."""

    model = ArticlePage
    kind = "article"
    slug = "tin-tuc"
    label = _("News")
    watched = False

    def findable(self):
        names = {"author_name": F("author__name"), "programme_name": F("programme__name")}
        return ArticlePage.objects.listed().select_related("unit").only(*READ).annotate(**names)

    def documents(self, objects: list[ArticlePage]) -> Iterator[Document]:
        """The topics are read here, for all of them at once."""
        topics, addresses = _topics(objects), _Addresses()
        for obj in objects:
            about = topics[obj.pk]
            event = (obj.event_place, obj.event_host, obj.event_cluster, obj.event_chair)
            related = (obj.author_name, obj.programme_name, *(name for _pk, _parent, name in about))
            yield Document(
                title=obj.title,
                url=addresses.of(obj),
                sapo=obj.sapo,
                text="\n".join(part for part in (obj.kicker, stream_text(obj.body)) if part),
                keywords="\n".join(part for part in (obj.unit.title, obj.byline, *event, *related) if part),
                subkind=obj.kind,
                unit_id=obj.unit_id,
                topics=sorted({pk for topic, parent, _name in about for pk in (topic, parent) if pk}),
                section_id=obj.section_id,
                programme_id=obj.programme_id,
                published_at=obj.published_at,
            )

    def visible_to(self, user):
        return ArticlePage.objects.visible_to(user).listed().for_cards()

    def facts(self, obj: ArticlePage) -> Facts:
        return Facts(unit=str(obj.unit), date=obj.published_at, kind=obj.get_kind_display(), picture=obj.cover)

    def choices(self, facet: str, user) -> list[Choice]:
        if facet == "subkind":
            return [Choice(value, value, label) for value, label in EventKind.choices]
        model = {"section": Section, "programme": Programme}[facet]
        return [Choice(pk, slug, name) for pk, slug, name in model.objects.values_list("pk", "slug", "name")]


def _topics(articles: Iterable[ArticlePage]) -> dict[int, list[tuple[int, int | None, str]]]:
    """Of each article its topics: id, id of the topic above, name."""
    found = defaultdict(list)
    items = ArticleTopic.objects.filter(content_object__in=[article.pk for article in articles]).order_by("pk")
    for article, *topic in items.values_list("content_object_id", "tag_id", "tag__parent_id", "tag__name"):
        found[article].append(tuple(topic))
    return found


class _Addresses:
    """Addresses of many articles. What stands before year, month and slug is asked from the first one of each calendar."""

    def __init__(self):
        self.known: dict[str, str] = {}

    def of(self, article: ArticlePage) -> str:
        calendar, *tail = article.url_path.rsplit("/", 4)
        end = "/".join(["", *tail])
        if calendar not in self.known:
            url = article.get_url() or ""
            if not url.endswith(end):
                return url
            self.known[calendar] = url.removesuffix(end)
        return self.known[calendar] + end
