"""The form by which the office keeps a board."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from forum.models import BoardModerator
from forum.permissions import STARTED_BY_PEOPLE
from portal.members.models import User
from portal.ui.typed import clean_line
from portal.units.models import Role
from portal.units.permissions import holds

# Words that stand in the place of a board in addresses.
TAKEN = {
    "anh", "atom", "bai", "chu-de", "chua-doc", "cua-toi", "da-doc", "goi-ten", "nhap", "rss", "tu-su-kien", "tuong-tu", "y-kien",
}  # fmt: skip
MOST_MODERATORS = 50


class BoardForm(WagtailAdminModelForm):
    """`kinds` as boxes; `people` are the moderators who hold no role in the unit, by their account names, one a line."""

    kinds = forms.MultipleChoiceField(
        label=_("Kinds of thread"),
        help_text=_("Which kinds may be started here; none chosen means all."),
        choices=[(kind.value, kind.label.capitalize()) for kind in STARTED_BY_PEOPLE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    people = forms.CharField(
        label=_("Moderators of this board"),
        help_text=_("Names of accounts, one a line. Moderators of the unit look after the board anyway."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=8000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = self.instance.moderators.order_by("user__username").values_list("user__username", flat=True)
            self.initial["people"] = "\n".join(names)

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug in TAKEN:
            raise forms.ValidationError(_("This address belongs to a page of the forum. Choose another one."))
        return slug

    def clean_unit(self):
        unit = self.cleaned_data["unit"]
        if not holds(self.for_user, unit, Role.Kind.ADMINISTRATOR):
            raise forms.ValidationError(_("You do not administer this unit."))
        return unit

    def clean_people(self) -> list[User]:
        names = list(dict.fromkeys(filter(None, map(clean_line, self.cleaned_data["people"].splitlines()))))
        found = {user.username.lower(): user for user in User.objects.filter(username__in=names[: MOST_MODERATORS + 1], is_active=True)}
        unknown = [name for name in names if name.lower() not in found]
        if len(names) > MOST_MODERATORS:
            raise forms.ValidationError(_("At most 50 people can look after one board."))
        if unknown:
            raise forms.ValidationError(_("There is no account “%(name)s”."), params={"name": unknown[0][:60]})
        return list(found.values())

    @transaction.atomic
    def save(self, commit=True):
        board = super().save(commit)
        if commit:
            people = self.cleaned_data["people"]
            board.moderators.exclude(user__in=people).delete()
            BoardModerator.objects.bulk_create([BoardModerator(board=board, user=user) for user in people], ignore_conflicts=True)
        return board
