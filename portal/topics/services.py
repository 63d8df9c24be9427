"""Writes of topics. The caller has asked for permission.

What stands above topics and keeps a copy of their names (search) is told through `settings.TOPIC_LISTENERS`: dotted paths of
functions that take the set of ids of the topics that were renamed, merged into or given other synonyms; called when the
transaction is through.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Revision, RevisionMixin

from portal.topics.models import FormerAddress, Topic
from portal.topics.querysets import item_models
from portal.topics.spelling import tidy

EDITABLE = {"name", "parent", "description", "synonyms", "is_reviewed"}


class TopicError(Exception):
    """What was asked of a topic cannot be; its text is for the person who asked."""


@transaction.atomic
def add(*, name: str, parent: Topic | None = None, description: str = "", synonyms: Iterable[str] = (), is_reviewed=True, by=None) -> Topic:
    """A new topic. Raises `TopicError` where the name or a synonym in any spelling is a topic already."""
    topic = Topic(name=name, parent=parent, description=description, synonyms="\n".join(synonyms), is_reviewed=is_reviewed)
    _validate(topic)
    topic.save()
    log(instance=topic, action="wagtail.create", user=by, content_changed=True)
    _tell({topic.pk})
    return topic


@transaction.atomic
def revise(*, topic: Topic, by=None, **changes) -> bool:
    """Give `topic` another name, parent, description, synonyms (an iterable or lines) or review. Whether anything changed.

    With another name it gets another address; the old one leads to it, and the old name stays as a synonym.
    """
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"not fields of a topic: {sorted(unknown)}")
    # The row may be stale in the caller's hands (a form has written its values to it already).
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if not isinstance(changes.get("synonyms", ""), str):
        changes["synonyms"] = "\n".join(changes["synonyms"])
    changes = {name: tidy(value) if name == "name" else value for name, value in changes.items()}
    changed = {name for name, value in changes.items() if getattr(topic, name) != value}
    if not changed:
        return False
    old_name, old_slug = topic.name, topic.slug
    for name in changed:
        setattr(topic, name, changes[name])
    if "name" in changed:
        topic.synonyms = f"{topic.synonyms}\n{old_name}".strip()
        topic.slug = topic.free_slug()
    _validate(topic)
    topic.save()
    if topic.slug != old_slug:
        FormerAddress.objects.filter(slug=topic.slug).delete()
        FormerAddress.objects.create(topic=topic, slug=old_slug)
    log(instance=topic, action="wagtail.edit", user=by, content_changed=True)
    _tell({topic.pk})
    return True


@transaction.atomic
def merge(*, topic: Topic, into: Topic, by=None) -> int:
    """Make `topic` part of `into`: what carried the one carries the other, its names become synonyms, its addresses lead there.

    Drafts that name `topic` are written anew as well, so nothing loses its tag when it is published. Topics that belonged to
    `topic` belong to `into` or to its parent. Returns how many things carry `into` that did not before.
    """
    if topic.pk == into.pk:
        raise TopicError(_("A topic cannot be merged into itself."))
    topics = {each.pk: each for each in Topic.objects.select_for_update().filter(pk__in=[topic.pk, into.pk])}
    topic, into = topics[topic.pk], topics[into.pk]
    moved = sum(_move_items(model, topic, into) for model in item_models(Topic))
    if into.parent_id == topic.pk:
        Topic.objects.filter(pk=into.pk).update(parent=None)
        into.parent = None
    topic.children.update(parent=into.parent_id or into.pk)
    topic.former_addresses.update(topic=into)
    gone, name, slug = topic.pk, topic.name, topic.slug
    synonyms = [into.synonyms, name, *topic.synonym_list()]
    topic.delete()
    FormerAddress.objects.create(topic=into, slug=slug)
    into.description = into.description or topic.description
    into.synonyms = "\n".join(synonyms)
    into.synonyms = "\n".join(into.synonym_list())
    into.save()
    log(instance=into, action="topics.merge", user=by, data={"topic": name}, content_changed=True)
    _tell({into.pk, gone})
    return moved


@transaction.atomic
def remove(*, topic: Topic, by=None) -> None:
    """Delete a topic that nothing carries. Raises `TopicError` where something does: merge it instead."""
    topic = Topic.objects.with_uses().get(pk=topic.pk)
    if topic.uses:
        raise TopicError(_("“%(topic)s” is in use and cannot be deleted. Merge it into another topic instead.") % {"topic": topic})
    if topic.children.exists():
        raise TopicError(_("Other topics belong to “%(topic)s”. Move them first.") % {"topic": topic})
    log(instance=topic, action="wagtail.delete", user=by, deleted=True)
    topic.delete()


def _move_items(model: type[models.Model], topic: Topic, into: Topic) -> int:
    """Let what carries `topic` through `model` carry `into`. Returns how many rows were moved, doubles left out."""
    items = model.objects.filter(tag=topic)
    carriers = list(items.values_list("content_object", flat=True))
    _rewrite_drafts(model, carriers, topic, into)
    doubles = model.objects.filter(tag=into, content_object__in=items.values("content_object")).values("content_object")
    items.filter(content_object__in=list(doubles.values_list("content_object", flat=True))).delete()
    return items.update(tag=into)


def _rewrite_drafts(model: type[models.Model], carriers: list[int], topic: Topic, into: Topic) -> None:
    """Name `into` for `topic` in the versions that may still be published: the latest of each thing, and planned ones."""
    field = model._meta.get_field("content_object")
    tagged, relation = field.related_model, field.remote_field.get_accessor_name()
    if not issubclass(tagged, RevisionMixin):
        return
    drafts = Q(pk__in=carriers)
    if issubclass(tagged, DraftStateMixin):
        drafts |= Q(has_unpublished_changes=True)
    latest = tagged._default_manager.filter(drafts).order_by().values("latest_revision")
    versions = Revision.objects.filter(Q(pk__in=latest) | Q(approved_go_live_at__isnull=False))
    for version in versions.iterator(chunk_size=200):
        rows = version.content.get(relation) or []
        if not any(row.get("tag") == topic.pk for row in rows):
            continue
        has_it = any(row.get("tag") == into.pk for row in rows)
        kept = [row for row in rows if row.get("tag") != topic.pk or not has_it]
        version.content[relation] = [{**row, "tag": into.pk} if row.get("tag") == topic.pk else row for row in kept]
        version.save(update_fields=["content"])


def _validate(topic: Topic) -> None:
    try:
        topic.full_clean(exclude=["slug", "order_key"])
    except ValidationError as error:
        raise TopicError(" ".join(error.messages)) from error


def _tell(topics: set[int]) -> None:
    for path in settings.TOPIC_LISTENERS:
        transaction.on_commit(lambda path=path, topics=frozenset(topics): import_string(path)(topics))
