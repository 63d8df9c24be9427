"""What moderators, reporters and officers fill in."""

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.moderation.models import PrivateReport, Reason, Report
from portal.moderation.models.acts import Verb
from portal.moderation.services.sanctions import DAYS
from portal.ui.typed import clean_line, clean_text
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

# Acts for which the person must be told why.
NEEDS_WHY = {Verb.HIDE, Verb.ASK_TO_EDIT, Verb.WARN, Verb.SILENCE, Verb.BAN, Verb.OPEN_AUTHOR}
TIMED = {Verb.SILENCE, Verb.BAN}
REASONS = "moderation-reasons"


def reasons() -> list[Reason]:
    """The templated reasons that are offered; kept for five minutes and forgotten when the office saves one."""
    return cache.get_or_set(REASONS, lambda: list(Reason.objects.filter(is_active=True)), 300)


def forget_reasons() -> None:
    cache.delete(REASONS)


def fits(reason: Reason, verb: str) -> bool:
    return not reason.verbs or verb in reason.verbs


class ActForm(forms.Form):
    """The reason and the words for one act. `verb` decides whether they are needed."""

    reason = forms.ModelChoiceField(label=_("Reason"), queryset=Reason.objects.none(), required=False, empty_label=_("In my own words"))
    note = forms.CharField(
        label=_("In your words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads this with the reason. Be friendly and say what she can do."),
    )
    days = forms.TypedChoiceField(label=_("For how long"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args, verb: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.verb = verb
        self.fields["reason"].queryset = Reason.objects.filter(is_active=True)
        if not self.is_bound:
            self.fields["reason"].choices = [("", _("In my own words")), *((each.pk, each.title) for each in reasons() if fits(each, verb))]
        if verb in TIMED:
            self.fields["days"].required = True
            self.fields["days"].choices = [(days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in DAYS]
        else:
            del self.fields["days"]

    def clean_note(self):
        return clean_text(self.cleaned_data["note"]).strip()

    def clean(self):
        cleaned = super().clean()
        if self.verb in NEEDS_WHY and not cleaned.get("reason") and not cleaned.get("note") and not self.errors:
            self.add_error("note", _("Choose a reason or write a few words: the person is told why."))
        return cleaned


class ReportForm(forms.Form):
    ground = forms.ChoiceField(label=_("What is wrong?"), choices=Report.Ground.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In your words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only moderators read this."),
    )

    def clean_text(self):
        return clean_text(self.cleaned_data["text"]).strip()


class PrivateReportForm(forms.Form):
    """`unit` is asked only of who has named none; `about` is a name of an account, found or not without telling which."""

    danger = forms.ChoiceField(label=_("How urgent is it?"), choices=PrivateReport.Danger.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("What happened?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))
    contact = forms.CharField(
        label=_("How can we reach you safely?"),
        max_length=200,
        required=False,
        help_text=_("For example: call after 8 p.m., do not leave a message at home. Without it you are answered here."),
    )
    concerns_officers = forms.BooleanField(
        label=_("It concerns an officer or moderator of my unit"),
        required=False,
        help_text=_("Then it goes to the unit above and the officers of your unit do not see it."),
    )
    unit = UnitChoiceField(
        label=_("Your unit"),
        queryset=Unit.objects.current(),
        help_text=_("Its officers receive what you write; if it has none, the unit above."),
    )

    def __init__(self, *args, own_unit: Unit | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.own_unit = own_unit
        if own_unit is not None:
            del self.fields["unit"]

    def clean_text(self):
        text = clean_text(self.cleaned_data["text"]).strip()
        if not text:
            raise forms.ValidationError(_("Tell us what happened, as far as you want to."))
        return text

    def clean_contact(self):
        return clean_line(self.cleaned_data["contact"])


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Only the sender and the officers of this unit read it. The report is closed with it."),
    )

    def clean_answer(self):
        answer = clean_text(self.cleaned_data["answer"]).strip()
        if not answer:
            raise forms.ValidationError(_("Write an answer."))
        return answer
