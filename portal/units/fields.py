"""Choosing a unit: one widget for Wagtail's forms and for public ones."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.units.lookup import look_up
from portal.units.models import Unit

# Marks what was typed but not chosen, so that "1" is not taken for the unit with id 1.
TYPED = "?"
# Of a number of a row.
MOST_DIGITS = 18


class UnitChooser(forms.Widget):
    """A text field that offers units while one types, always with the units above them; former ones say what they became.

    Every foreign key to a unit gets it by itself in Wagtail's forms (see `apps`). To say what is offered, give a
    scope: `FieldPanel("unit", widget=UnitChooser(scope="write"))` offers the units that the person may write for, and shows
    them before anything is typed. The scopes are those of `views.SCOPES`. A scope is a convenience: what may be stored is
    decided by the queryset of the field and by the caller's permission check.

    In a form of Django: `unit = UnitChoiceField(queryset=Unit.objects.current(), scope="write")`, and `{{ form.media }}`.

    Without script the person types a name; what cannot be mistaken is taken, for anything else the form comes back with
    the candidates as radio buttons. It posts `<name>` (the id), `<name>-text` (what the text field says) and
    `<name>-choice` (the radio button).
    """

    template_name = "units/widgets/unit_chooser.html"

    def __init__(self, attrs=None, scope: str = ""):
        super().__init__(attrs)
        self.scope = scope
        self.candidates: list[Unit] = []

    @property
    def media(self):
        css = {"all": ["css/components/unit-chooser.css"]}
        return forms.Media(css=css, js=[Script("js/unit-chooser.js", type="module")])

    def id_for_label(self, id_):
        return f"{id_}-text" if id_ else id_

    def value_from_datadict(self, data, files, name):
        """The id as a string, "" for nothing, or what was typed (after `TYPED`) when the id does not say the same."""
        pk, text, chosen = data.get(name) or "", data.get(f"{name}-text"), data.get(f"{name}-choice")
        if text is None or chosen:
            return chosen or pk
        text = text.strip()
        if not text:
            return ""
        unit = _unit(pk)
        return pk if unit and str(unit) == text else TYPED + text

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-text" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed = str(value or "").removeprefix(TYPED) if str(value or "").startswith(TYPED) else ""
        context["widget"] |= {
            "unit": None if typed else _unit(value),
            "typed": typed,
            "candidates": self.candidates,
            "scope": self.scope,
            "url": reverse("units:search"),
        }
        return context


def _unit(value) -> Unit | None:
    if isinstance(value, Unit):
        return value
    is_number = str(value or "").isdecimal() and len(str(value)) <= MOST_DIGITS
    return Unit.objects.with_successors().filter(pk=value).first() if is_number else None


class UnitChoiceField(forms.ModelChoiceField):
    """A unit of `queryset`. Text that was not chosen from the list comes back as candidates to choose from."""

    widget = UnitChooser
    default_error_messages = {
        "invalid_choice": _("This unit cannot be chosen here."),
        "unclear": _("Choose one of these units."),
        "unknown": _("No unit is called “%(text)s”. Try a shorter name, or only that of the commune or province."),
    }

    def __init__(self, queryset=None, *, scope: str = "", **kwargs):
        if scope:
            kwargs.setdefault("widget", UnitChooser(scope=scope))
        super().__init__(Unit.objects.all() if queryset is None else queryset, **kwargs)

    def to_python(self, value):
        if not str(value or "").startswith(TYPED):
            return super().to_python(value)
        text = value.removeprefix(TYPED)
        candidates = look_up(text, limit=12, scope=self.queryset)
        same = [unit for unit in candidates if str(unit).casefold() == text.casefold()]
        if len(same) == 1:
            return same[0]
        self.widget.candidates = candidates
        code = "unclear" if candidates else "unknown"
        raise ValidationError(self.error_messages[code], code=code, params={"text": text[:60]})
