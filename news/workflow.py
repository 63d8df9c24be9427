"""The one workflow of the federation: the editors of an article's unit, or of any unit above it, decide."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Task, TaskState

from news import rules
from news.permissions import can_publish


class ChangesForm(forms.Form):
    """What the writer is to change; an empty request would leave her guessing."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Tell the writer what to change.")},
    )


class ApprovalForm(forms.Form):
    """A word to the writer, and an hour for the story to appear; both may be left empty."""

    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        required=False,
        widget=AdminDateTimeInput(),
        help_text=_("Leave empty to publish now."),
    )
    comment = forms.CharField(label=_("Note to the writer"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))

    def clean_publish_at(self):
        moment = self.cleaned_data["publish_at"]
        if moment and moment <= timezone.now():
            raise forms.ValidationError(_("This hour has passed. Choose a later one, or leave it empty to publish now."))
        return moment


class EditorialTask(Task):
    """Approval by an editor of the article's unit or above; approving publishes, now or at an hour."""

    class Meta:
        verbose_name = _("approval by the unit tree")
        verbose_name_plural = _("approvals by the unit tree")

    @classmethod
    def get_description(cls):
        return _("The editors of the article's unit, or of any unit above it, approve.")

    def user_can_access_editor(self, obj, user):
        return can_publish(user, obj.specific_deferred)

    def locked_for_user(self, obj, user):
        return not can_publish(user, obj.specific_deferred)

    def user_can_lock(self, obj, user):
        return can_publish(user, obj.specific_deferred)

    def user_can_unlock(self, obj, user):
        return can_publish(user, obj.specific_deferred)

    def get_actions(self, obj, user):
        if not can_publish(user, obj.specific_deferred):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve and publish now"), False),
            ("approve", _("Approve with an hour or a note"), True),
        ]

    def get_form_for_action(self, action):
        return ChangesForm if action == "reject" else ApprovalForm

    def on_action(self, task_state, user, action_name, **kwargs):
        """Asks again whose article it is: the address of the action names article and task state separately.

        Raises ValidationError when the version that would be published is unfinished.
        """
        from news.models import ArticlePage

        # Read afresh: the workflow state keeps the page it has met, and would publish the version before the planned one.
        article = ArticlePage.objects.get(pk=task_state.workflow_state.object_id)
        if not can_publish(user, article):
            raise PermissionDenied
        publish_at = kwargs.pop("publish_at", None)
        if isinstance(publish_at, str):  # The editor view hands the form's data on as JSON.
            publish_at = parse_datetime(publish_at)
        if action_name == "approve":
            rules.check_finished(article.get_latest_revision_as_object())
            if publish_at:
                plan(article, publish_at, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        from news.models import ArticlePage

        waiting = ArticlePage.objects.waiting_for(user).values("_specific_workflow_states__current_task_state")
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS, pk__in=waiting)


def plan(article, moment, user) -> None:
    """A version of `article` that goes live at `moment` when it is published."""
    version = article.get_latest_revision_as_object()
    version.go_live_at = moment
    version.save_revision(user=user, log_action=True)
