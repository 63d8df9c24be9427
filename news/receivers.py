"""What the newsroom does when Wagtail says that something happened.

The receivers carry Wagtail's own identifiers and are connected first (`news` stands before `wagtail.admin`), so that
they take the place of its mails: those are sent within the request, where a mail server that is down costs the answer,
and to superusers instead of the editors of the unit.
"""

from functools import partial

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from news.tasks import tell_editors, tell_writer


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
