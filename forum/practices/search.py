"""Models as search finds them."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from forum.practices.models import Practice, PracticeTopic, Step
from portal.search.registry import Choice, Document, Facts, Source

TEXTS = ("problem", "conditions", "lessons", "failures", "sustaining", "partners", "facilities")


class PracticeSource(Source):
    """Published models, by all that is said about them. Withdrawn ones are not found."""

    model = Practice
    kind = "practice"
    slug = "mo-hinh"
    label = _("Models of work")
    watched = False

    def findable(self):
        return Practice.objects.listed().select_related("unit").prefetch_related("target_groups", "settings")

    def documents(self, objects: list[Practice]) -> Iterator[Document]:
        """As the contract says; steps and topics are read here, for all of them at once."""
        ids = [practice.pk for practice in objects]
        steps, topics = defaultdict(list), defaultdict(list)
        for practice, title, text in Step.objects.filter(practice__in=ids).values_list("practice_id", "title", "text"):
            steps[practice] += [title, text]
        items = PracticeTopic.objects.filter(content_object__in=ids).order_by("pk")
        for practice, *topic in items.values_list("content_object_id", "tag_id", "tag__parent_id", "tag__name"):
            topics[practice].append(topic)
        for practice in objects:
            about = topics[practice.pk]
            texts = [getattr(practice, name) for name in TEXTS]
            named = [*practice.target_groups.all(), *practice.settings.all(), *(name for _pk, _parent, name in about)]
            yield Document(
                title=practice.name,
                url=practice.get_absolute_url(),
                sapo=practice.one_line,
                text="\n".join(part for part in (*texts[:2], *steps[practice.pk], *texts[2:]) if part),
                keywords="\n".join([practice.unit.title, *map(str, named)]),
                subkind=practice.life,
                unit_id=practice.unit_id,
                topics=sorted({pk for topic, parent, _name in about for pk in (topic, parent) if pk}),
                published_at=practice.published_at,
            )

    def visible_to(self, user):
        return Practice.objects.visible_to(user).listed().select_related("unit")

    def facts(self, obj: Practice) -> Facts:
        return Facts(
            unit=str(obj.unit), date=obj.published_at, kind=f"{self.label}: {obj.get_recognition_display() or obj.get_life_display()}"
        )

    def choices(self, facet: str, user) -> list[Choice]:
        if facet != "subkind":
            return []
        return [Choice(value, f"mo-hinh-{value}", label) for value, label in Practice.Life.choices]
