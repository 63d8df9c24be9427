"""The account page of the newsroom, for people with one name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

from portal.members.models import User


class NameForm(forms.ModelForm):
    """How she is called, and where mails reach her."""

    email = forms.EmailField(label=_("E-mail address"))

    class Meta:
        model = User
        fields = ["name", "email"]

    def clean_email(self):
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another account has this e-mail address."))
        return email


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm


class NewsroomAccountView(AccountView):
    """Without a picture: Wagtail would keep the file as it came, place and time of the photograph included."""

    def get_panels(self):
        panels = [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]
        return [NamePanel(panel.request, panel.user, panel.profile) if type(panel) is NameEmailSettingsPanel else panel for panel in panels]
