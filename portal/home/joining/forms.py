"""Joining, and what a member says of herself."""

import re

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm
from allauth.account.internal.flows.manage_email import email_already_exists
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from forum.masking import has_numbers
from portal.home.joining.portraits import portrait
from portal.members import limits
from portal.members.forms import ContactField, PlainPassword, contact_of
from portal.members.models import User
from portal.members.names import LONGEST, clean_name
from portal.members.purposes import PURPOSES
from portal.members.services import forget_sign_ups, give_consent
from portal.moderation.services import flag_account
from portal.ui.typed import clean_text
from portal.units.fields import UnitChoiceField
from portal.units.models import Membership
from portal.units.namesakes import reads_like_officer
from portal.units.services import belong

NAME_HELP = _("As it stands under your posts.")
UNIT_HELP = _("Your ward, commune or branch. Leave it empty if you are not sure; you can name it later.")
ALIKE = _("Somebody who works for the Union has this name, or one that looks the same. If it is yours, say so below.")
ENOUGH = _("Several codes were sent there within the last hour. Use the newest one, or try again in an hour.")
PUBLIC = _("Leave telephone, account and identity numbers and e-mail addresses out: everybody can read this.")
ADDRESS = re.compile(r"\S@\S+\.\S")
OWN_NAME = _("This is my own name. A moderator will look at it.")


class NamedForm(forms.Form):
    """A name, and her word that it is hers where it is read like an officer's."""

    name = forms.CharField(
        label=_("Full name"), max_length=LONGEST, help_text=NAME_HELP, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    own_name = forms.BooleanField(label=OWN_NAME, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_alike = False

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])

    def check_name(self, besides: User | None = None) -> None:
        name = self.cleaned_data.get("name")
        if name and (besides is None or name != besides.name):
            self.is_alike = reads_like_officer(name, besides)
            if self.is_alike and not self.cleaned_data.get("own_name"):
                self.add_error("name", ValidationError(ALIKE, code="alike"))
        if not self.is_alike:
            self.fields.pop("own_name", None)

    def flag(self) -> str:
        return User.NameFlag.OFFICER if self.is_alike else ""


class JoinForm(PlainPassword, NamedForm, SignupForm):
    """Signing up with one thing by which she can be reached. What it answers says nothing about who has an account."""

    unit = UnitChoiceField(label=_("Your unit"), required=False, help_text=UNIT_HELP)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("email", "phone"):
            self.fields.pop(name, None)
        self.fields["contact"] = ContactField(help_text=_("We send a code there. Nobody else sees it."))
        self.fields["password1"].required = False
        self.fields["password1"].label = _("Password")
        for purpose in PURPOSES.values():
            field = forms.BooleanField(label=purpose.label, required=purpose.is_required)
            self.fields[f"consent_{purpose.key}"] = field
        self.fields["consent_terms"].error_messages["required"] = _("Without this we may not keep an account for you.")
        if not self.is_bound:
            del self.fields["own_name"]
        order = ["contact", "name", "own_name", "unit", "password1"]
        self.order_fields(order)

    def clean_contact(self):
        typed = self.cleaned_data["contact"].strip()
        self.contact = contact_of(typed)
        return typed

    def clean(self):
        super().clean()
        self.check_name()
        if not self.errors:
            self.check_contact()
        return self.cleaned_data

    def check_contact(self) -> None:
        """Looks for an account only when everything else is right: a sign-up that waits for its code goes, and messages are counted."""
        kind, contact = next(iter(self.contact.items()))
        if limits.count(limits.CODES, contact):
            self.add_error("contact", ValidationError(ENOUGH, code="enough"))
            return
        forget_sign_ups(**self.contact)
        self.cleaned_data[kind] = contact
        if kind == "email":
            _email, self.account_already_exists = email_already_exists(get_adapter().clean_email(contact))
        else:
            self._clean_phone()

    def try_save(self, request):
        """The same answer, after the same work, whether there is an account already or not."""
        if self.account_already_exists and self.cleaned_data.get("password1"):
            make_password(self.cleaned_data["password1"])
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # Somebody joined with the same contact at the same moment.
            self.account_already_exists = True
            return super().try_save(request)

    def signup(self, request, user):
        user.name_flag = self.flag()
        user.save(update_fields=["name_flag"])
        belong(user=user, unit=self.cleaned_data.get("unit"))
        if user.name_flag:
            flag_account(user)
        for purpose in PURPOSES:
            if self.cleaned_data.get(f"consent_{purpose}"):
                give_consent(user=user, purpose=purpose)


class ProfileForm(NamedForm, forms.ModelForm):
    """Name, short introduction, photo and unit."""

    unit = UnitChoiceField(label=_("Your unit"), required=False, help_text=UNIT_HELP)
    introduction = forms.CharField(
        label=_("About yourself"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two or three sentences. Everybody can read them, so leave out addresses and numbers."),
    )
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("Of you, seen well. It is cut to a square; place and time of the photograph are removed."),
    )
    remove_photo = forms.BooleanField(label=_("Remove the photo"), required=False)

    class Meta:
        model = User
        fields = ["name", "introduction"]

    field_order = ["name", "own_name", "introduction", "photo", "remove_photo", "unit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        membership = Membership.objects.filter(user=self.instance).first()
        self.initial["unit"] = membership.unit_id if membership else None
        self.old_name, self.old_photo = self.instance.name, self.instance.photo.name
        if not self.old_photo:
            del self.fields["remove_photo"]
        if not self.is_bound:
            del self.fields["own_name"]

    def clean_introduction(self):
        text = clean_text(self.cleaned_data["introduction"]).strip()
        if has_numbers(text) or ADDRESS.search(text):
            raise ValidationError(PUBLIC, code="public")
        return text

    def clean_photo(self):
        upload = self.cleaned_data["photo"]
        return portrait(upload) if upload else None

    def clean(self):
        cleaned = super().clean()
        self.check_name(besides=User.objects.get(pk=self.instance.pk))
        return cleaned

    @transaction.atomic
    def save(self, commit=True):
        user = self.instance
        if user.name != self.old_name:
            user.name_flag = self.flag()
        if self.cleaned_data["photo"]:
            user.photo = self.cleaned_data["photo"]
        elif self.cleaned_data.get("remove_photo"):
            user.photo = ""
        user.save(update_fields=["name", "name_flag", "introduction", "photo"])
        if self.old_photo and self.old_photo != user.photo.name:
            transaction.on_commit(lambda: user._meta.get_field("photo").storage.delete(self.old_photo))
        belong(user=user, unit=self.cleaned_data["unit"])
        if user.name_flag and user.name != self.old_name:
            flag_account(user)
        return user
