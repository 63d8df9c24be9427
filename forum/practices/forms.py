"""The form of a model as screens: one part at a time, in plain questions. What the answers mean is read by `forum.practices.answers`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from forum.practices import answers, numbers
from forum.practices.models import Practice, PracticeVersion
from forum.practices.questions import QUESTIONS
from portal.units.fields import TYPED, UnitChoiceField
from portal.units.models import Unit

NUMERIC = ("people_needed", "members_needed")
LONGEST = {"name": 160, "one_line": 300, "contact": 300, "cost_source": 300}


class Loose(forms.Field):
    """Takes what was typed as it is."""

    def clean(self, value):
        return value


class PartForm(forms.Form):
    """The single questions of one part; rows of steps, figures and files stand beside it (`forum.practices.typed_rows`).

    Always bound: to what was posted, or to what a version holds (`shown`). Sentences about fields are given to it with `add_error`.
    """

    use_required_attribute = False

    def __init__(self, part: answers.Part, data: Mapping, errors: Mapping[str, str] | None = None):
        super().__init__(data)
        self.part = part
        for name in part.fields:
            if name not in answers.ROWS:
                self.fields[name] = field_of(name)
        self.full_clean()
        for name, sentence in (errors or {}).items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, sentence)

    def values(self) -> dict:
        """What was typed, by field, as `answers.read` takes it."""
        return {name: self._value(name) for name in self.fields}

    def _value(self, name: str):
        if name == "unit" and self.cleaned_data.get("unit"):
            return self.cleaned_data["unit"]
        field = self.fields[name]
        return field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))


def field_of(name: str) -> forms.Field:
    label, help_text = QUESTIONS[name]
    settled = {"label": label, "help_text": help_text, "required": name in answers.QUICK.fields}
    if name == "unit":
        return UnitChoiceField(queryset=Unit.objects.all(), **{**settled, "required": False})
    if name in answers.RELATIONS:
        return Loose(widget=forms.CheckboxSelectMultiple(choices=choices_of(name)), **settled)
    if name == "life":
        return Loose(widget=forms.RadioSelect(choices=capitalised(Practice.Life.choices)), **{**settled, "required": True})
    if name == "space":
        return Loose(widget=forms.RadioSelect(choices=[("", _("I do not know")), *capitalised(Practice.Space.choices)]), **settled)
    if name in answers.PROSE or name in ("one_line", "contact"):
        return Loose(widget=forms.Textarea(attrs={"rows": 3 if name in LONGEST else 5}), **settled)
    attributes = {"autocomplete": "off"} | ({"inputmode": "numeric"} if name in NUMERIC else {})
    return Loose(widget=forms.TextInput(attrs=attributes), **settled)


def capitalised(choices) -> list[tuple[str, str]]:
    return [(value, f"{label[:1].upper()}{label[1:]}") for value, label in ((value, str(label)) for value, label in choices)]


def choices_of(name: str) -> list[tuple[str, str]]:
    """The rows of a vocabulary; topics as a tree is flattened."""
    model = answers.RELATIONS[name]
    if name == "topics":
        return [(str(topic.pk), topic.name) for topic in model.objects.reviewed().in_tree_order()]
    key = "slug" if name == "settings" else "pk"
    return [(str(value), label) for value, label in model.objects.values_list(key, "name")]


def shown(version: PracticeVersion, part: answers.Part) -> dict:
    """What the fields of `part` say: what was typed and not understood, else the answers as people write them."""
    return {name: version.typed[name] if name in version.typed else in_field(name, version.data.get(name)) for name in part.fields}


def in_field(name: str, value):
    """An answer as it stands in its field: 60000000 → "60.000.000", "2023-10-01" → "10/2023"."""
    if name == "figures":
        return [{**row, "value": "" if row.get("value") is None else numbers.short(Decimal(row["value"]))} for row in value or ()]
    if name in answers.ROWS:
        return value or []
    if value is None:
        return ""
    if name in answers.RELATIONS:
        return [str(each) for each in value]
    if name in answers.MONEY or name in NUMERIC:
        return f"{value:,}".replace(",", ".")
    if name == "started_on":
        return f"{date.fromisoformat(value):%m/%Y}"
    return str(value)


def is_typed_unit(value) -> bool:
    """Whether a unit was typed but never chosen."""
    return str(value or "").startswith(TYPED)
