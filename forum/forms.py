"""Forms of the forum. Lengths and rules of the words themselves are the services' (`forum.refusals`); `refuse` shows them at the field."""

import uuid
from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.models import Board, Thread
from forum.permissions import STARTED_BY_PEOPLE
from forum.plain import is_rich, to_plain
from forum.refusals import Refused
from forum.services.composing import TITLE_LENGTH
from portal.topics.models import Topic
from portal.ui.typed import clean_line, clean_text
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

MOST_TOPICS = 5
LONGEST_POLL = timedelta(days=366)


class WritingArea(forms.Textarea):
    """A plain text area; the editor that takes its place finds the words with their formats in `data-html`."""

    template_name = "forum/widgets/writing_area.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        value = value or ""
        context["widget"] |= {"html": value if is_rich(value) else "", "value": to_plain(value)}
        return context


class Words(forms.CharField):
    """The text of a post: what the editor sends, or the plain text area."""

    widget = WritingArea

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value):
        return clean_text(value or "").strip()


class WritingForm(forms.Form):
    """What every form with a text has. `client_key` makes sending twice the same as sending once."""

    body = Words(label=_("Your text"), required=False)
    client_key = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("client_key", str(uuid.uuid4()))

    def refuse(self, refusal: Refused) -> None:
        """Show why the service refused, beside the field that it names."""
        name = getattr(refusal, "field", "body")
        self.add_error(name if name in self.fields else None, str(refusal))


class ReplyForm(WritingForm):
    """A reply or a comment."""

    reply_to = forms.IntegerField(required=False, min_value=1, max_value=10**17, widget=forms.HiddenInput)


class EditForm(WritingForm):
    seen_version = forms.IntegerField(required=False, min_value=0, max_value=100_000, widget=forms.HiddenInput)


class PollFields(forms.Form):
    """A poll beside the text: empty means none."""

    poll_question = forms.CharField(label=_("Question of the poll"), required=False, max_length=160)
    poll_options = forms.CharField(
        label=_("Answers to choose from"),
        help_text=_("One a line, two to ten."),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    poll_multiple = forms.BooleanField(label=_("Several answers may be chosen"), required=False)
    poll_closes = forms.DateField(label=_("Open until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean_poll_closes(self):
        day = self.cleaned_data["poll_closes"]
        if day and not timezone.localdate() <= day <= timezone.localdate() + LONGEST_POLL:
            raise forms.ValidationError(_("Choose a day between today and a year from now."))
        return day

    @property
    def poll(self) -> dict | None:
        """What `services.open_poll` takes; None when neither a question nor answers were typed."""
        question, options = self.cleaned_data.get("poll_question", ""), self.cleaned_data.get("poll_options", "")
        if not question.strip() and not options.strip():
            return None
        day = self.cleaned_data.get("poll_closes")
        closes_at = datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone()) if day else None
        return {
            "question": question,
            "options": options.splitlines(),
            "is_multiple": self.cleaned_data.get("poll_multiple", False),
            "closes_at": closes_at,
        }


class ThreadForm(PollFields, WritingForm):
    """A new thread; the kinds are those of the board that the person may start."""

    kind = forms.ChoiceField(label=_("What do you want to start?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH, help_text=_("One sentence by which others find it."))
    unit = UnitChoiceField(label=_("Unit"), queryset=Unit.objects.current(), required=False)
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        help_text=_("Up to five."),
        required=False,
        queryset=Topic.objects.reviewed().in_tree_order(),
        widget=forms.CheckboxSelectMultiple,
    )
    is_anonymous = forms.BooleanField(label=_("Ask without my name"), required=False)

    field_order = ["kind", "title", "body", "unit", "topics", "is_anonymous"]

    def __init__(self, *args, board: Board, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = [kind for kind in STARTED_BY_PEOPLE if not board.kinds or kind in board.kinds]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in allowed]
        self.fields["body"].required = True
        if len(allowed) == 1:
            self.initial["kind"] = allowed[0].value
        if not board.allows_anonymous:
            del self.fields["is_anonymous"]

    def clean_title(self):
        return clean_line(self.cleaned_data["title"])

    def clean_topics(self):
        topics = self.cleaned_data["topics"]
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(_("Choose at most five topics."))
        return topics

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_anonymous") and cleaned.get("kind") != Thread.Kind.QUESTION:
            self.add_error("is_anonymous", _("Only questions can be asked without a name."))
        return cleaned


class TitleForm(forms.Form):
    """Another title for a thread that is there already."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH, help_text=_("One sentence by which others find it."))

    def clean_title(self):
        return clean_line(self.cleaned_data["title"])

    def refuse(self, refusal: Refused) -> None:
        self.add_error("title", str(refusal))


class PollForm(PollFields):
    """A poll for a thread that is there already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["poll_question"].required = self.fields["poll_options"].required = True

    def refuse(self, refusal: Refused) -> None:
        self.add_error("poll_options", str(refusal))


class OfficialForm(WritingForm):
    """What a unit says about a proposal."""

    state = forms.ChoiceField(label=_("State of the proposal"), choices=Thread.Proposal.choices)
    reason = forms.CharField(
        label=_("In one sentence"),
        required=False,
        max_length=500,
        help_text=_("Stands in the course of the proposal. Needed when it is not accepted, unless you write a reply below."),
    )

    field_order = ["state", "reason", "body"]
