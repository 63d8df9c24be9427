"""Work that may take its time. Each takes ids, so that it can be done by another process and again."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from forum.models import Thread, ThreadTopic
from portal.search import services as search
from portal.search.registry import source_of


@task()
def index_thread(thread_id: int) -> None:
    """Write what can be found of a thread as it is now, or take it out."""
    thread = Thread.objects.filter(pk=thread_id).first()
    if thread is not None:
        with transaction.atomic():
            search.index(thread)


def topics_changed(topic_ids: Iterable[int]) -> None:
    """A listener of TOPIC_LISTENERS: the threads about the topics carry their names and can be many."""
    index_tagged.enqueue(sorted(topic_ids))


@task()
def index_tagged(topic_ids: list[int]) -> None:
    """Write what can be found of all threads about the topics, or about one that belongs to them, anew."""
    tagged = ThreadTopic.objects.filter(Q(tag__in=topic_ids) | Q(tag__parent__in=topic_ids))
    search.index_many(source_of(Thread).findable().filter(pk__in=tagged.values("content_object")))
