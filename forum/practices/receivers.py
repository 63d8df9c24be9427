"""What the library does when Wagtail says that a page was published."""

from functools import partial

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from forum.practices.tasks import mine_article


@receiver(page_published, dispatch_uid="practices_page_published")
def on_published(instance, **kwargs):
    """Pages that are no articles have no search document, and the task finds nothing to read."""
    transaction.on_commit(partial(mine_article.enqueue, instance.pk))
