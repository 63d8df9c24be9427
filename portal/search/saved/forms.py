"""Naming a search, and how often to be told."""

from django import forms
from django.utils.text import capfirst

from portal.search.saved.models import SavedSearch
from portal.ui.typed import clean_line


class SavedSearchForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ("name", "rhythm")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = capfirst(self.fields["name"].label)
        self.fields["rhythm"].label = capfirst(self.fields["rhythm"].label)
        self.fields["rhythm"].choices = [(value, capfirst(label)) for value, label in SavedSearch.Rhythm.choices]

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"], code="required")
        return name
