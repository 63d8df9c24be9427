"""Another account keeps a model from now on: answers questions, checks it again."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.practices import services
from forum.practices.adopting_forms import RefusingForm
from forum.practices.models import Practice
from forum.practices.permissions import can_receive
from forum.practices.querysets import KEEPERS
from forum.practices.views.parts import kept_or_404
from forum.practices.views.screens import REFUSED, screen
from forum.views.doors import signed_in, typed_before
from portal.members.models import User
from portal.units.models import Lineage

MOST_OFFERED = 40
NOBODY = gettext_lazy("No account of this unit has this name. It stands on the page of the member, after the last “/thanh-vien/”.")


class HandOverForm(RefusingForm):
    username = forms.CharField(
        label=gettext_lazy("Who keeps it from now on?"),
        help_text=gettext_lazy("The account's name: of a member of your unit, or of somebody who holds a role there or above."),
        max_length=150,
        widget=forms.TextInput(attrs={"list": "nguoi-nhan", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Choose who keeps it from now on.")},
    )

    def __init__(self, *args, practice: Practice, **kwargs):
        super().__init__(*args, **kwargs)
        self.practice = practice

    def clean_username(self) -> User:
        """Whether the account is not there, left, or is of elsewhere is not told apart."""
        name = self.cleaned_data["username"].strip().rstrip("/").rpartition("/")[2]
        found = User.objects.filter(username__iexact=name, is_active=True).first()
        if found is None or not can_receive(found, self.practice):
            raise forms.ValidationError(NOBODY)
        if found.pk == self.practice.owner_id:
            raise forms.ValidationError(_("This account keeps it already."))
        return found


@signed_in
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    practice = kept_or_404(request, slug)
    if request.method != "POST":
        typed = typed_before(request)
        return page(request, practice, HandOverForm(typed, practice=practice))
    form = HandOverForm(request.POST, practice=practice)
    if not form.is_valid():
        return page(request, practice, form, status=REFUSED)
    to = form.cleaned_data["username"]
    services.hand_over(practice=practice, to=to, by=request.user)
    messages.success(
        request, _("%(name)s keeps “%(model)s” from now on, and is told so.") % {"name": to.display_name, "model": practice.name}
    )
    return redirect("practices:mine")


def page(request: HttpRequest, practice: Practice, form: HandOverForm, status: int = 200) -> HttpResponse:
    title = _("Let somebody else keep it")
    return screen(request, "practices/hand_over.html", title, practice, status, form=form, offered=offered(practice))


def offered(practice: Practice) -> list[User]:
    """Those who hold a role in the unit or right above it, the lowest first."""
    above = Lineage.objects.filter(unit=practice.unit_id).values("ancestor")
    roles = {"roles__unit__in": above, "roles__kind__in": KEEPERS, "is_active": True, "closed_at": None}
    return list(User.objects.filter(**roles).exclude(pk=practice.owner_id).order_by("-roles__unit__depth", "name_key")[:MOST_OFFERED])
