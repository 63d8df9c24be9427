"""The account page of the newsroom, for people with one name."""

from django import forms
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

from portal.members.models import User
from portal.members.names import clean_name


class NameForm(forms.ModelForm):
    """How she is called. Where mails reach her is changed on the account page, which asks for a code."""

    class Meta:
        model = User
        fields = ["name"]

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm


class NewsroomAccountView(AccountView):
    """Without a picture: Wagtail would keep the file as it came, place and time of the photograph included."""

    def get_panels(self):
        panels = [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]
        return [NamePanel(panel.request, panel.user, panel.profile) if type(panel) is NameEmailSettingsPanel else panel for panel in panels]
