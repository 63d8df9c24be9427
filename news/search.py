"""Articles as search finds them."""

from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, EventKind, Programme, Section
from portal.search.registry import Choice, Document, Facts, Source
from portal.search.text import stream_text


class ArticleSource(Source):
    """Published articles. Drafts are found in the newsroom's own listing, never here."""

    model = ArticlePage
    kind = "article"
    slug = "tin-tuc"
    label = _("News")
    watched = False

    def findable(self):
        return ArticlePage.objects.listed().select_related("unit", "programme", "author").prefetch_related("topic_items__tag")

    def document(self, obj: ArticlePage) -> Document:
        topics = [item.tag for item in obj.topic_items.all()]
        event = (obj.event_place, obj.event_host, obj.event_cluster, obj.event_chair)
        related = (item.name for item in (obj.author, obj.programme, *topics) if item)
        return Document(
            title=obj.title,
            url=obj.get_url() or "",
            sapo=obj.sapo,
            text="\n".join(part for part in (obj.kicker, stream_text(obj.body)) if part),
            keywords="\n".join(part for part in (obj.unit.title, obj.byline, *event, *related) if part),
            subkind=obj.kind,
            unit_id=obj.unit_id,
            topics=sorted({pk for topic in topics for pk in (topic.pk, topic.parent_id) if pk}),
            section_id=obj.section_id,
            programme_id=obj.programme_id,
            published_at=obj.published_at,
        )

    def visible_to(self, user):
        return ArticlePage.objects.visible_to(user).listed().for_cards()

    def facts(self, obj: ArticlePage) -> Facts:
        return Facts(unit=str(obj.unit), date=obj.published_at, kind=obj.get_kind_display(), picture=obj.cover)

    def choices(self, facet: str) -> list[Choice]:
        if facet == "subkind":
            return [Choice(value, value, label) for value, label in EventKind.choices]
        model = {"section": Section, "programme": Programme}[facet]
        return [Choice(pk, slug, name) for pk, slug, name in model.objects.values_list("pk", "slug", "name")]
