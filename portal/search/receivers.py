"""When Wagtail says that something happened to a page: the documents that stand on it are found with it, and go with it."""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from portal.search.tasks import index_documents


@receiver([page_published, page_unpublished], dispatch_uid="search_documents_of_page")
def on_page(instance, **kwargs):
    """Wagtail writes the references of a page in a task; here they are needed at once."""
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)
    _look_again(ReferenceIndex.get_references_for_object(instance).filter(to_content_type=_documents()))


@receiver(post_delete, sender=ReferenceIndex, dispatch_uid="search_documents_of_reference")
def on_reference_gone(instance, **kwargs):
    """A document was taken off a page, or the page was deleted."""
    if instance.to_content_type_id == _documents().pk:
        _look_again([instance])


def _documents() -> ContentType:
    return ContentType.objects.get_for_model(get_document_model())


def _look_again(references) -> None:
    ids = sorted({int(reference.to_object_id) for reference in references})
    if ids:
        transaction.on_commit(partial(index_documents.enqueue, ids))
