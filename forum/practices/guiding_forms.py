"""To whom something is commended, as an officer says it: the rule of `forum.practices.rules` in fields."""

import re

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from forum.practices.adopting_forms import DayField, RefusingForm
from forum.practices.models import Guidance, Practice, Setting, Target
from forum.practices.permissions import OFFICIALS
from portal.search.models import SearchDocument
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

MODEL = re.compile(r"/mo-hinh/([-a-z0-9]{1,110})/?$")
LEVELS = (Unit.Level.PROVINCE, Unit.Level.COMMUNE, Unit.Level.BRANCH)


class GuidanceForm(RefusingForm):
    unit = UnitChoiceField(
        label=_("From which of your units?"),
        help_text=_("It goes to units below this one."),
        scope="official",
        error_messages={"required": _("Choose the unit that commends it."), "invalid_choice": _("Only officers of this unit do this.")},
    )
    address = forms.CharField(
        label=_("Which article or model?"),
        help_text=_("Paste the address of its page."),
        max_length=500,
        error_messages={"required": _("Choose the article or the model that you want to commend.")},
    )
    levels = forms.MultipleChoiceField(
        label=_("Units of which level?"),
        choices=lambda: [(level.value, capfirst(level.label)) for level in LEVELS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    settings = forms.MultipleChoiceField(label=_("In what kind of place?"), required=False, widget=forms.CheckboxSelectMultiple)
    provinces = forms.MultipleChoiceField(
        label=_("In which provinces?"), help_text=_("None chosen means all."), required=False, widget=forms.CheckboxSelectMultiple
    )
    met = forms.ChoiceField(label=_("Only units that have met"), required=False)
    unmet = forms.ChoiceField(label=_("Only units that have not met"), required=False)
    adopted = forms.ChoiceField(
        label=_("Only by this model"),
        choices=[
            ("", _("whether they run it or not")),
            ("adopted", _("units that run it")),
            ("not_adopted", _("units that do not run it")),
        ],
        required=False,
    )
    note = forms.CharField(
        label=_("What should they do with it?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    ends_on = DayField(label=_("Until when does it hold?"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reached_by(user, *OFFICIALS)
        self.fields["settings"].choices = list(Setting.objects.values_list("slug", "name"))
        provinces = Unit.objects.current().filter(level=Unit.Level.PROVINCE)
        self.fields["provinces"].choices = [(str(pk), name) for pk, name in provinces.values_list("pk", "place_name")]
        targets = [("", _("no target in particular")), *Target.objects.values_list("slug", "name")]
        self.fields["met"].choices = self.fields["unmet"].choices = targets

    def clean_address(self) -> dict:
        """`practice` or `article_id`, whichever lives at the address."""
        address = self.cleaned_data["address"].strip().split("?")[0].split("#")[0]
        if match := MODEL.search(address):
            if practice := Practice.objects.listed().filter(slug=match[1]).first():
                return {"practice": practice}
        else:
            path = "/" + address.split("://")[-1].partition("/")[2] if "://" in address else address
            row = SearchDocument.objects.filter(kind="article", url=path[:500], is_removed=False).only("object_id", "title").first()
            if row:
                return {"article_id": row.object_id}
        raise forms.ValidationError(_("No article and no model lives at this address. Open its page and copy the address from there."))

    @property
    def rule(self) -> dict:
        given = self.cleaned_data
        rule = {name: given[name] for name in ("levels", "provinces", "settings", "met", "unmet") if given[name]}
        practice = given["address"].get("practice")
        if given["adopted"] and practice:
            rule[given["adopted"]] = practice.pk
        return rule

    @property
    def guidance(self) -> Guidance:
        """As it would be; not stored."""
        return Guidance(unit=self.cleaned_data["unit"], rule=self.rule)
