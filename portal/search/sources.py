"""Sources of what the portal itself has: units, topics, documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model

from portal.search.models import SearchDocument
from portal.search.registry import Document, Facts, Source
from portal.topics.models import Topic
from portal.units.models import Unit

# Of two bodies with one name the larger is meant more often, and today's more often than a former one.
UNIT_WEIGHTS = {Unit.Level.CENTRAL: 6.0, Unit.Level.PROVINCE: 4.0, Unit.Level.DISTRICT: 2.0, Unit.Level.COMMUNE: 1.0}
FORMER = 0.5


class UnitSource(Source):
    """Units of today and former ones, by every name that they have had; a former one shows its successors."""

    model = Unit
    kind = "unit"
    slug = "don-vi"
    label = _("Units")
    family = SearchDocument.Family.NAMES
    watched = False  # `portal.units.services` tells UNIT_LISTENERS when names and lineage are complete.

    def findable(self):
        return Unit.objects.prefetch_related("names")

    def documents(self, objects):
        return map(self._document, objects)

    def _document(self, obj: Unit) -> Document:
        weight = UNIT_WEIGHTS.get(obj.level, 0.0)
        return Document(
            title=obj.name,
            url=obj.get_absolute_url(),
            sapo=obj.where,
            aliases=[obj.place_name, *(name.name for name in obj.names.all() if name.name != obj.name)],
            subkind=obj.level,
            unit_id=obj.pk,
            weight=weight if obj.is_current else weight * FORMER,
        )

    def visible_to(self, user):
        return Unit.objects.with_successors()

    def facts(self, obj: Unit) -> Facts:
        return Facts(unit=obj.where, kind=obj.get_level_display(), successors=obj.successors)


class TopicSource(Source):
    """Topics, by name and synonyms."""

    model = Topic
    kind = "topic"
    slug = "chu-de"
    label = _("Topics")
    family = SearchDocument.Family.NAMES

    def findable(self):
        return Topic.objects.order_by("pk")

    def documents(self, objects):
        return map(self._document, objects)

    def _document(self, obj: Topic) -> Document:
        return Document(
            title=obj.name, url=obj.get_absolute_url(), text=obj.description, aliases=obj.synonyms.splitlines(), topics=[obj.pk], weight=2.0
        )

    def visible_to(self, user):
        return Topic.objects.all()

    def facts(self, obj: Topic) -> Facts:
        return Facts(kind=_("topic"))


class DocumentSource(Source):
    """Files that everybody may download, by title and text: those that stand on a published page or model. No others, for anybody."""

    model = get_document_model()
    kind = "document"
    slug = "tai-lieu"
    label = _("Documents")

    def findable(self):
        return self.visible_to(None).select_related("words")

    def documents(self, objects):
        return map(self._document, objects)

    def _document(self, obj) -> Document:
        return Document(
            title=obj.title,
            url=reverse("wagtaildocs_serve", args=[obj.pk, obj.filename]),
            text=obj.words.text if hasattr(obj, "words") else "",
            unit_id=obj.unit_id,
            published_at=obj.created_at,
        )

    def visible_to(self, user):
        return self.model.objects.public().select_related("unit")

    def facts(self, obj) -> Facts:
        return Facts(unit=str(obj.unit or ""), date=obj.created_at, kind=obj.file_extension.upper())
