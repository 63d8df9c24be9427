"""Forms of accounts: one name, a first role, no groups."""

from allauth.account.models import EmailAddress
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from portal.members.models import User
from portal.members.names import RESERVED
from portal.members.services import can_set_password, open_account, send_password_link
from portal.ui.typed import clean_line
from portal.units.fields import UnitChoiceField
from portal.units.models import Role, Unit
from portal.units.permissions import can_grant
from portal.units.services import grant, revoke


class RoleFields(forms.Form):
    """A role to give: in which unit, and which. Both or none."""

    role_unit = UnitChoiceField(label=_("Unit"), required=False, scope="administer")
    role_kind = forms.ChoiceField(label=_("Role in the unit"), required=False, choices=[("", "—"), *Role.Kind.choices])

    def __init__(self, *args, for_user, **kwargs):
        super().__init__(*args, **kwargs)
        self.for_user = for_user
        self.fields["role_unit"].queryset = Unit.objects.reached_by(for_user, Role.Kind.ADMINISTRATOR)
        if "is_superuser" in self.fields and not for_user.is_superuser:
            del self.fields["is_superuser"]

    def clean(self):
        cleaned = super().clean()
        unit, kind = cleaned.get("role_unit"), cleaned.get("role_kind")
        if unit and not kind:
            self.add_error("role_kind", _("Choose what she does in this unit."))
        if kind and not unit and "role_unit" not in self.errors:
            self.add_error("role_unit", _("Choose the unit."))
        if unit and kind and not can_grant(self.for_user, unit, kind):
            self.add_error("role_kind", _("Only somebody who administers the unit above can give this role here."))
        return cleaned

    def clean_email(self):
        """One address, one account: a forgotten password is asked for by address."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another account has this e-mail address."))
        return email

    def clean_name(self):
        return clean_line(self.cleaned_data["name"])

    def clean_username(self):
        username = self.cleaned_data["username"]
        if username.lower() in RESERVED:
            raise ValidationError(_("This username is kept for the site. Choose another one."))
        return username

    def save_role(self, user) -> None:
        if self.cleaned_data["role_unit"]:
            grant(user=user, unit=self.cleaned_data["role_unit"], kind=self.cleaned_data["role_kind"], by=self.for_user)


class AccountCreationForm(RoleFields, UserCreationForm):
    password_required = False
    first_name = last_name = None

    class Meta(UserCreationForm.Meta):
        fields = ["username", "name", "email", "is_superuser"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _("Leave empty to send a link by which she chooses her password herself.")
        if not self.for_user.is_superuser:
            self.fields["role_unit"].required = self.fields["role_kind"].required = True

    @transaction.atomic
    def save(self, commit=True):
        data = self.cleaned_data
        user = open_account(username=data["username"], name=data["name"], email=data["email"], password=data["password1"], by=self.for_user)
        if data.get("is_superuser"):
            user.is_superuser = True
            user.save(update_fields=["is_superuser"])
        self.save_role(user)
        self.instance = user
        return user


class AccountEditForm(RoleFields, UserEditForm):
    first_name = last_name = None
    remove_roles = forms.ModelMultipleChoiceField(
        Role.objects.none(), label=_("Take away"), required=False, widget=forms.CheckboxSelectMultiple
    )

    send_link = forms.BooleanField(
        label=_("Send her a link by which she chooses a new password"),
        required=False,
        help_text=_("The old one holds until she does. From her first sign-in on nobody else can set it."),
    )

    class Meta(UserEditForm.Meta):
        fields = ["username", "name", "email", "is_superuser", "is_active"]

    @property
    def password_enabled(self):
        return self.for_user.pk != self.instance.pk and can_set_password(self.for_user, self.instance)

    def __init__(self, *args, for_user, **kwargs):
        editing_self = kwargs.pop("editing_self", False)
        self.for_user = for_user  # Wagtail's form asks whether there is a password while it is made.
        kwargs["for_user"] = for_user
        super().__init__(*args, **kwargs)
        if not self.password_enabled:
            # A person's own account: nobody chooses where its codes are sent, nor the password.
            del self.fields["username"], self.fields["email"]
        if editing_self or not self.instance.email:
            del self.fields["send_link"]
        if editing_self:
            del self.fields["is_active"]
            self.fields.pop("is_superuser", None)
        hers = Unit.objects.reached_by(self.for_user, Role.Kind.ADMINISTRATOR).order_by()
        roles = Role.objects.filter(user=self.instance, unit__in=hers.values("pk")).select_related("unit").order_by("unit__path", "kind")
        taken = [role.pk for role in roles if can_grant(self.for_user, role.unit, role.kind)]
        self.fields["remove_roles"].queryset = roles.filter(pk__in=taken)
        self.fields["remove_roles"].label_from_instance = lambda role: f"{role.get_kind_display()} – {role.unit}"

    @transaction.atomic
    def save(self, commit=True):
        user = super().save(commit=commit)
        if "email" in self.changed_data:
            EmailAddress.objects.filter(user=user).delete()
        if self.cleaned_data.get("send_link"):
            transaction.on_commit(lambda: send_password_link(user))
        for role in self.cleaned_data["remove_roles"]:
            revoke(user=user, unit=role.unit, kind=role.kind, by=self.for_user)
        self.save_role(user)
        return user
