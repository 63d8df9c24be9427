"""Reads of topics."""

from django.db import models
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from taggit.models import ItemBase

from portal.topics.spelling import folded, tidy, topic_key

# What one answer to a typed beginning shows; more would not be read.
SUGGESTIONS = 10


def item_models(topic_model: type[models.Model]) -> list[type[ItemBase]]:
    """The through models by which things are tagged, of whatever app."""
    related = [relation.related_model for relation in topic_model._meta.related_objects if relation.field.name == "tag"]
    return [model for model in related if issubclass(model, ItemBase)]


class TopicQuerySet(QuerySet):
    def reviewed(self):
        """Topics that the office has looked at."""
        return self.filter(is_reviewed=True)

    def roots(self):
        """Topics that belong to no other."""
        return self.filter(parent=None)

    def in_tree_order(self):
        """By the Vietnamese alphabet, each topic followed by those that belong to it."""
        return self.order_by(Coalesce("parent__order_key", "order_key"), F("parent").asc(nulls_first=True), "order_key", "pk")

    def named(self, name: str):
        """The topic that `name` means in whatever spelling, or as a synonym; None if there is none."""
        key = topic_key(name)
        if not key:
            return None
        return self.filter(names__key=key).order_by("names__is_synonym", "-is_reviewed", "pk").first()

    def at(self, slug: str):
        """The topic that has or had the address `slug`; None if there is none. Compare its slug to redirect."""
        return self.filter(slug=slug).first() or self.filter(former_addresses__slug=slug).first()

    def with_uses(self):
        """With `uses`, the number of things that carry the topic itself."""
        uses = Value(0, output_field=IntegerField())
        for model in item_models(self.model):
            rows = model.objects.filter(tag=OuterRef("pk")).order_by().values("tag").annotate(total=Count("pk")).values("total")
            uses = uses + Coalesce(Subquery(rows, output_field=IntegerField()), 0)
        return self.annotate(uses=uses)

    def get_or_create(self, defaults=None, **kwargs):
        """As taggit calls it for a tag that was typed: what is written another way, or as a synonym, is the topic that is there.

        This is the one place that all tagging comes through: forms, services, imports.
        """
        name = kwargs.get("name__iexact") or kwargs.get("name")
        if name is None:
            return super().get_or_create(defaults, **kwargs)
        known = self.named(name)
        if known:
            return known, False
        return super().get_or_create(name=tidy(name), defaults={key: value for key, value in (defaults or {}).items() if key != "name"})


class TopicNameQuerySet(QuerySet):
    def suggested_for(self, typed: str) -> list:
        """At most ten names, of as many topics, that begin with what was typed or have a word that does; the best first.

        Marks do not matter. What begins a name comes before what stands within it, reviewed topics before others.
        """
        start = folded(typed)
        if not start:
            return []
        begins = Q(folded__startswith=start) | Q(key__startswith=topic_key(typed))
        rank = models.Case(models.When(begins, then=Value(0)), default=Value(1), output_field=IntegerField())
        met = self.filter(begins | Q(folded__contains=f" {start}")).annotate(rank=rank).select_related("topic")
        best = {}
        # A topic has a few names; four times as many rows are enough to fill the list.
        for name in met.order_by("rank", "-topic__is_reviewed", "is_synonym", "topic__order_key")[: SUGGESTIONS * 4]:
            best.setdefault(name.topic_id, name)
        return list(best.values())[:SUGGESTIONS]
