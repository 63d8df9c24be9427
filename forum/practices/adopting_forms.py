"""What officers type when their unit takes a model up, and afterwards. Services read and refuse; `refuse` shows it at the field."""

from collections.abc import Callable
from itertools import groupby

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forum.practices import reading
from forum.practices.models import Adoption, Practice
from forum.practices.permissions import OFFICIALS
from forum.refusals import Refused
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

State = Adoption.State
MOST_SOURCES = 2_000
ORIGIN = 0
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]


class RefusingForm(forms.Form):
    """A form whose service may refuse: one sentence for one field, or one for each (`Incomplete`)."""

    # What is missing is said beside the field in the language of the page, not by the browser in its own.
    use_required_attribute = False

    def refuse(self, refusal: Refused) -> None:
        errors = getattr(refusal, "errors", None) or {refusal.field: str(refusal)}
        for name, sentence in errors.items():
            self.add_error(name if name in self.fields else None, sentence)


class DayField(forms.DateField):
    """A day, chosen from a calendar or typed as people write it."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        kwargs.setdefault("error_messages", {"invalid": _("Write day, month and year, for example “25/04/2026”.")})
        super().__init__(widget=widget, input_formats=DAY_FORMATS, **kwargs)


class SourceField(forms.TypedChoiceField):
    """From whom a unit has the model: None for the origin, or an adoption of another unit, in groups of provinces."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"invalid_choice": _("The unit that you chose does not run this model.")})
        super().__init__(coerce=int, initial=ORIGIN, **kwargs)

    def offer(self, practice: Practice, without: Adoption | None = None) -> None:
        origin = gettext("%(unit)s, where it began") % {"unit": practice.unit.title}
        rows = practice.adoptions.exclude(pk=without.pk if without else None).select_related("unit", "province")
        rows = rows.order_by(F("province__path").asc(nulls_first=True), "unit__path", "pk")[:MOST_SOURCES]
        groups = [
            (province.place_name if province else gettext("In the whole country"), [(row.pk, source_name(row)) for row in found])
            for province, found in groupby(rows, key=lambda row: row.province)
        ]
        self.choices = [(ORIGIN, origin), *groups]


def states_without(*left_out: str) -> Callable[[], list[tuple[str, str]]]:
    """The states as the first words of a line; asked for at each form, in the reader's language."""
    return lambda: [(value, capfirst(label)) for value, label in State.choices if value not in left_out]


def source_name(adoption: Adoption) -> str:
    name = adoption.unit.title
    return gettext("%(unit)s (has stopped)") % {"unit": name} if adoption.state == State.STOPPED else name


class DetailsForm(RefusingForm):
    """From whom, since when, and what the unit does differently. `seen` is what stood there when the form was opened."""

    parent = SourceField(label=_("From whom do you have it?"), help_text=_("The unit where it began, or another one that showed you how."))
    started_on = DayField(label=_("When does it start?"), help_text=_("A day that has passed, or one within the next year."))
    changes = forms.CharField(
        label=_("What do you do differently?"),
        help_text=_("What you leave out, add or adapt to your place; others learn from it."),
        required=False,
        max_length=4000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, practice: Practice, without: Adoption | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.practice = practice
        self.fields["parent"].offer(practice, without)

    def clean_parent(self) -> Adoption | None:
        pk = self.cleaned_data["parent"]
        return self.practice.adoptions.select_related("unit").get(pk=pk) if pk else None


class AdoptForm(DetailsForm):
    """A unit takes a model up."""

    unit = UnitChoiceField(
        label=_("Which of your units takes it up?"),
        help_text=_("The unit that you work for, or one below it."),
        scope="official",
        error_messages={"required": _("Choose the unit that takes it up."), "invalid_choice": _("Only officers of this unit record this.")},
    )
    state = forms.ChoiceField(label=_("How far are you?"), choices=states_without(State.STOPPED), initial=State.EXPLORING)

    field_order = ["unit", "parent", "started_on", "state", "changes", "seen"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reached_by(user, *OFFICIALS)
        self.fields["unit"].widget.candidates = []
        self.fields["started_on"].initial = timezone.localdate()


class StateForm(RefusingForm):
    """An adoption comes into another state."""

    state = forms.ChoiceField(label=_("How far are you now?"), choices=states_without(), widget=forms.RadioSelect)
    stop_reason = forms.CharField(
        label=_("If it stopped: why?"),
        help_text=_("Money, people, no need any more: others learn from it as much as from success."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReportForm(RefusingForm):
    """Results in three fields, as people write numbers and sums."""

    people_reached = forms.CharField(
        label=_("How many people were reached?"),
        help_text=_("For example “120”."),
        max_length=60,
        error_messages={"required": _("Write how many people were reached; nobody is 0.")},
    )
    money_spent = forms.CharField(
        label=_("How much was spent?"),
        help_text=_("For example “4 triệu”."),
        max_length=120,
        error_messages={"required": _("Write how much was spent; nothing is 0.")},
    )
    text = forms.CharField(
        label=_("What has changed?"),
        help_text=_("One or two sentences; what did not work belongs here too."),
        error_messages={"required": _("Say in one or two sentences what changed.")},
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean_people_reached(self) -> int | None:
        return self.read(reading.whole, "people_reached")

    def clean_money_spent(self) -> int | None:
        return self.read(reading.money, "money_spent")

    def read(self, reader: Callable, name: str) -> int | None:
        """Read here already, so that what is missing and what is unclear are told together."""
        try:
            return reader(self.cleaned_data[name])
        except reading.Unclear as unclear:
            raise forms.ValidationError(str(unclear)) from None
