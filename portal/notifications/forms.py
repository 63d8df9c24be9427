"""How a person wants to be told of each kind."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.notifications import services, sources
from portal.notifications.models import Preference


class PreferencesForm(forms.Form):
    """Two questions for each kind: on the site, and how often by mail. Kinds that always come on the site ask only the second."""

    def __init__(self, user, data=None):
        super().__init__(data)
        self.user = user
        for name, on_site, mail in services.preferences(user):
            if not sources.kinds()[name].always:
                self.fields[f"site-{name}"] = forms.BooleanField(label=_("On the site"), required=False, initial=on_site)
            self.fields[f"mail-{name}"] = forms.ChoiceField(label=_("By mail"), choices=Preference.Mail.choices, initial=mail)

    def rows(self) -> Iterator[dict]:
        """Each source with its kinds, in the order of the setting; only sources that tell anything."""
        for source in sources.sources().values():
            if source.kinds:
                yield {"label": source.label, "kinds": [self._row(name, kind) for name, kind in source.kinds.items()]}

    def _row(self, name: str, kind: sources.Kind) -> dict:
        site = self[f"site-{name}"] if f"site-{name}" in self.fields else None
        return {"name": name, "label": kind.label, "site": site, "mail": self[f"mail-{name}"]}

    def save(self) -> None:
        chosen = {name: (self.cleaned_data.get(f"site-{name}", True), self.cleaned_data[f"mail-{name}"]) for name in sources.kinds()}
        services.prefer(user=self.user, chosen=chosen)
