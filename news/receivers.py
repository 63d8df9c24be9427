"""What the newsroom does when Wagtail says that something happened.

The receivers carry Wagtail's own identifiers and are connected first (`news` stands before `wagtail.admin`), so that
they take the place of its mails: those are sent within the request, where a mail server that is down costs the answer,
and to superusers instead of the editors of the unit.
"""

from functools import partial

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from news.models import ArticlePage
from news.tasks import tell_editors, tell_writer
from news.telling import tell_published
from portal.pages.services import warm_renditions
from portal.search import services as search


@receiver(task_submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
def on_waiting(instance, **kwargs):
    """Handed in for the first time, or again after changes."""
    transaction.on_commit(partial(tell_editors.enqueue, instance.workflow_state_id))


@receiver(workflow_submitted, sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification")
def on_submitted(instance, **kwargs):
    """Told by `on_waiting` already."""


@receiver(workflow_rejected, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification")
def on_rejected(instance, **kwargs):
    transaction.on_commit(partial(tell_writer.enqueue, instance.pk, "rejected"))


@receiver(workflow_approved, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification")
def on_approved(instance, **kwargs):
    transaction.on_commit(partial(tell_writer.enqueue, instance.pk, "approved"))


@receiver(page_published, sender=ArticlePage)
def on_published(instance, **kwargs):
    search.index(instance)
    tell_published(instance)
    warm_renditions(cover=instance.cover, body=instance.body)


@receiver(page_unpublished, sender=ArticlePage)
def on_unpublished(instance, **kwargs):
    search.remove(instance)


@receiver([page_slug_changed, post_page_move])
def on_moved(instance, **kwargs):
    """The address of the page, and of all below it, is another one now."""
    search.index_many(list(ArticlePage.objects.descendant_of(instance, inclusive=True)))
