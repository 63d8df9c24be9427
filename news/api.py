"""The read-only JSON API at `/api/v2/`: articles that anybody may read, and the photos that they show."""

import calendar
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, IntegerField, Model, OuterRef
from django.db.models.functions import Cast
from rest_framework import serializers
from rest_framework.filters import BaseFilterBackend
from wagtail.api import APIField
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, ReferenceIndex

from news.models import ArticlePage, Section
from portal.pages.models import PortalImage
from portal.topics.models import Topic
from portal.units.models import Unit

# Deeper than this one reads by month (`?month=2026-11`), which costs the same however old it is.
DEEPEST = 10_000


class NamedField(serializers.Field):
    """A thing with a page of its own: id, name, address."""

    def to_representation(self, value) -> dict:
        path = value.get_absolute_url()
        request = self.context["request"]
        return {"id": value.pk, "name": getattr(value, "title", None) or str(value), "url": request.build_absolute_uri(path)}


class UnitField(NamedField):
    def to_representation(self, value) -> dict:
        return {**super().to_representation(value), "where": value.where, "level": value.level}


class TopicsField(NamedField):
    def get_attribute(self, instance: ArticlePage) -> list:
        return list(instance.topic_items.all())

    def to_representation(self, value) -> list[dict]:
        return [NamedField.to_representation(self, item.tag) for item in value]


class CoverField(serializers.Field):
    def to_representation(self, value) -> dict:
        return {"id": value.pk, "alt": value.default_alt_text, "caption": value.caption, "credit": value.credit}


class EventField(serializers.Field):
    """The event facts, null for a plain story."""

    def get_attribute(self, instance: ArticlePage) -> ArticlePage:
        return instance

    def to_representation(self, value: ArticlePage) -> dict | None:
        if not value.event_starts_at:
            return None
        names = ("starts_at", "ends_at", "place", "host", "cluster", "chair", "attendance")
        return {name: getattr(value, f"event_{name}") for name in names}


class BoundedPagination(WagtailPagination):
    """Wagtail's, which counts everything and skips any distance, with an end to both."""

    def paginate_queryset(self, queryset, request, view=None):
        page = super().paginate_queryset(queryset.order_by()[:DEEPEST], request, view)
        if page.query.low_mark >= DEEPEST:
            raise BadRequestError(f"offset must be below {DEEPEST}; ask by month instead: ?month=2026-11")
        return queryset[page.query.low_mark : page.query.high_mark]


class StoryFilter(BaseFilterBackend):
    """`?unit=`, `?section=`, `?topic=` (each by the last part of its address), `?kind=`, `?month=2026-11`."""

    def filter_queryset(self, request, queryset, view):
        asked = request.GET
        if "unit" in asked:
            queryset = queryset.within(self.known("unit", asked["unit"], Unit.objects.filter(slug=asked["unit"]).first()))
        if "section" in asked:
            section = Section.objects.filter(slug=asked["section"]).first()
            queryset = queryset.in_section(self.known("section", asked["section"], section))
        if "topic" in asked:
            queryset = queryset.tagged(self.known("topic", asked["topic"], Topic.objects.at(asked["topic"])))
        if "kind" in asked:
            queryset = queryset.filter(kind=asked["kind"])
        if "month" in asked:
            queryset = queryset.on_days(*self.month(asked["month"]))
        return queryset

    def known(self, name: str, slug: str, found: Model | None) -> Model:
        if found is None:
            raise BadRequestError(f"{name}: there is no {slug!r}")
        return found

    def month(self, text: str) -> tuple[date, int]:
        try:
            first = date.fromisoformat(f"{text}-01")
        except ValueError as error:
            raise BadRequestError("month is written 2026-11") from error
        return first, calendar.monthrange(first.year, first.month)[1]


class FindsByNumber:
    """`find/?id=`: what is no number of a row is said to be so."""

    def find_object(self, queryset, request):
        number = request.GET.get("id", "1")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise BadRequestError("id must be a positive number")
        return super().find_object(queryset, request)


class ArticlesAPIViewSet(FindsByNumber, PagesAPIViewSet):
    """Live articles, newest first; drafts and what expired do not exist here."""

    name = "articles"
    model = ArticlePage
    pagination_class = BoundedPagination
    filter_backends = [StoryFilter]
    known_query_parameters = frozenset(
        {"limit", "offset", "fields", "format", "rich_text_format", "unit", "section", "topic", "kind", "month"}
    )
    body_fields = [
        *BaseAPIViewSet.body_fields,
        "title",
        "kicker",
        "sapo",
        "byline",
        "source_mark",
        "kind",
        "published_at",
        "reading_minutes",
        APIField("unit", serializer=UnitField()),
        APIField("section", serializer=NamedField()),
        APIField("programme", serializer=NamedField()),
        APIField("author", serializer=NamedField()),
        APIField("topics", serializer=TopicsField()),
        APIField("cover", serializer=CoverField()),
        APIField("event", serializer=EventField()),
        "body",
    ]
    meta_fields = [*BaseAPIViewSet.meta_fields, "html_url", "slug"]
    listing_default_fields = [
        *BaseAPIViewSet.listing_default_fields,
        *("html_url", "slug", "title", "kicker", "sapo", "kind", "published_at", "unit", "section", "topics", "cover"),
    ]
    detail_only_fields = ["body"]

    def get_queryset(self):
        related = ("unit", "section", "programme", "author", "cover")
        return ArticlePage.objects.listed().select_related(*related).prefetch_related("topic_items__tag")

    def get_base_queryset(self):
        return ArticlePage.objects.listed()

    def check_query_parameters(self, queryset):
        unknown = set(self.request.GET) - self.known_query_parameters
        if unknown:
            raise BadRequestError(f"unknown query parameter: {', '.join(sorted(unknown))}")

    @classmethod
    def get_detail_default_fields(cls, model):
        return cls.get_available_fields(model)


class PhotosAPIViewSet(FindsByNumber, ImagesAPIViewSet):
    """The photos that live articles show; one that stands only in a draft does not exist here."""

    filter_backends = []
    pagination_class = BoundedPagination
    body_fields = [*ImagesAPIViewSet.body_fields, "caption", "credit", "alt"]
    known_query_parameters = frozenset({"limit", "offset", "fields", "format"})
    check_query_parameters = ArticlesAPIViewSet.check_query_parameters

    def get_queryset(self):
        references = ReferenceIndex.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            to_content_type=ContentType.objects.get_for_model(PortalImage),
            to_object_id=Cast(OuterRef("pk"), CharField()),
        )
        shown = references.filter(Exists(ArticlePage.objects.listed().order_by().filter(pk=Cast(OuterRef("object_id"), IntegerField()))))
        return super().get_queryset().filter(Exists(shown)).prefetch_related("tags").order_by("-pk")


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("articles", ArticlesAPIViewSet)
router.register_endpoint("images", PhotosAPIViewSet)
