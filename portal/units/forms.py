"""Forms of the admin about units. Saving goes through the services, so that names, places, lineage and search follow."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from portal.members.models import User
from portal.units import services
from portal.units.fields import UnitChoiceField
from portal.units.models import Role, Unit
from portal.units.permissions import can_grant

MOST_SUCCESSORS = 8
LEVELS_BELOW = {
    Unit.Level.CENTRAL: (Unit.Level.PROVINCE,),
    Unit.Level.PROVINCE: (Unit.Level.COMMUNE,),
    Unit.Level.COMMUNE: (Unit.Level.BRANCH,),
    Unit.Level.BRANCH: (Unit.Level.GROUP,),
}
CONTACT = ["address", "email", "phone"]


class UnitAddForm(forms.ModelForm):
    """A new unit below one that the person administers; its level follows from the unit above."""

    parent = UnitChoiceField(label=_("Unit above"), scope="administer")

    class Meta:
        model = Unit
        fields = ["parent", "name", "place_name", "valid_from", *CONTACT]
        widgets = {"valid_from": AdminDateInput}

    def __init__(self, *args, for_user, **kwargs):
        super().__init__(*args, **kwargs)
        self.for_user = for_user
        self.fields["parent"].queryset = Unit.objects.reached_by(for_user, Role.Kind.ADMINISTRATOR).current()

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent.level not in LEVELS_BELOW:
            raise ValidationError(_("%(unit)s cannot have units below it.") % {"unit": parent.name})
        return parent

    def save(self, commit=True):
        fields = dict(self.cleaned_data)
        self.instance = services.add_unit(level=LEVELS_BELOW[fields["parent"].level][0], **fields)
        return self.instance


class UnitForm(forms.ModelForm):
    """Name and contact of a unit; a name that changes is kept as a former one."""

    renamed_on = forms.DateField(
        label=_("The new name holds from"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Only when the name changes; today unless you say otherwise. The old name keeps finding the unit."),
    )

    class Meta:
        model = Unit
        fields = ["name", "place_name", "renamed_on", *CONTACT]

    def __init__(self, *args, for_user, **kwargs):
        super().__init__(*args, **kwargs)
        self.for_user = for_user

    def clean_renamed_on(self):
        day = self.cleaned_data["renamed_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet; rename the unit when it has."))
        return day

    def save(self, commit=True):
        data = self.cleaned_data
        self.instance.save(update_fields=CONTACT)
        unit = Unit.objects.get(pk=self.instance.pk)
        services.rename(unit=unit, name=data["name"], place_name=data["place_name"], on=data["renamed_on"], by=self.for_user)
        return self.instance


class DissolveForm(forms.Form):
    """The end of a unit: the day, and what took it over."""

    on = forms.DateField(label=_("First day without it"), widget=AdminDateInput)
    kind = forms.ChoiceField(
        label=_("How it went over"),
        choices=[("", _("Whole to one, in parts to several")), ("whole", _("The whole to each")), ("part", _("Only in parts"))],
        required=False,
    )
    source = forms.CharField(label=_("Resolution"), max_length=200, required=False)

    def __init__(self, *args, unit: Unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit
        current = Unit.objects.current().exclude(pk=unit.pk)
        for number in range(1, MOST_SUCCESSORS + 1):
            label = _("Successor %(number)d") % {"number": number}
            self.fields[f"successor_{number}"] = UnitChoiceField(queryset=current, label=label, required=False)

    def successors(self) -> list[Unit]:
        chosen = (self.cleaned_data.get(f"successor_{number}") for number in range(1, MOST_SUCCESSORS + 1))
        return list(dict.fromkeys(unit for unit in chosen if unit))

    def save(self, by) -> None:
        """Raises `services.UnitError` for what cannot be."""
        data = self.cleaned_data
        services.dissolve(unit=self.unit, on=data["on"], successors=self.successors(), kind=data["kind"], source=data["source"], by=by)


class GrantForm(forms.Form):
    """A role in one unit for an account that is there already."""

    account = forms.CharField(label=_("Account"), max_length=254, help_text=_("Her username or e-mail address."))
    kind = forms.ChoiceField(label=_("Role in the unit"), choices=Role.Kind.choices)

    def __init__(self, *args, unit: Unit, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.by = unit, by
        self.fields["kind"].choices = [(kind, capfirst(label)) for kind, label in Role.Kind.choices if can_grant(by, unit, kind)]

    def clean_account(self):
        typed = self.cleaned_data["account"].strip()
        found = User.objects.filter(is_active=True, username=typed) or User.objects.filter(is_active=True, email__iexact=typed)
        if len(found) != 1:
            raise ValidationError(_("There is no open account “%(typed)s”."), params={"typed": typed[:60]})
        return found[0]

    def save(self) -> bool:
        return services.grant(user=self.cleaned_data["account"], unit=self.unit, kind=self.cleaned_data["kind"], by=self.by)
