"""Reasons of moderators and notices with a hotline in the admin."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from portal.moderation.forms import NEEDS_WHY, forget_reasons
from portal.moderation.models import Notice, Reason
from portal.moderation.models.acts import Verb
from portal.moderation.notices import forget
from portal.ui.typed import clean_line, clean_text


class ReasonForm(WagtailAdminModelForm):
    verbs = forms.MultipleChoiceField(
        label=_("For"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(verb.value, capfirst(verb.label)) for verb in Verb if verb in NEEDS_WHY],
        help_text=_("The acts it is offered for; for all when none is chosen."),
    )

    class Meta:
        model = Reason
        fields = ["title", "text", "verbs", "order", "is_active"]
        widgets = {"text": forms.Textarea({"rows": 3})}

    def clean_title(self):
        return clean_line(self.cleaned_data["title"])

    def clean_text(self):
        return clean_text(self.cleaned_data["text"]).strip()

    def save(self, commit=True):
        saved = super().save(commit)
        forget_reasons()
        return saved


class NoticeForm(WagtailAdminModelForm):
    class Meta:
        model = Notice
        fields = ["title", "text", "lines", "words", "is_default", "is_active", "order"]
        widgets = {name: forms.Textarea({"rows": rows}) for name, rows in (("text", 3), ("lines", 4), ("words", 10))}

    def clean_title(self):
        return clean_line(self.cleaned_data["title"])

    def clean_lines(self):
        lines = clean_text(self.cleaned_data["lines"]).strip()
        wrong = [line for line in lines.splitlines() if line.strip() and not line.strip()[0].isdigit() and not line.strip().startswith("+")]
        if wrong:
            raise forms.ValidationError(_("Each line begins with the number: 111 – who answers."))
        return lines

    def save(self, commit=True):
        saved = super().save(commit)
        forget()
        return saved


class ReasonViewSet(ModelViewSet):
    model = Reason
    name = "moderation_reasons"
    url_prefix = "kiem-duyet/ly-do"
    icon = "comment"
    menu_label = _("Reasons of moderators")
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_display = [
        TitleColumn("title", label=_("Short"), url_name="moderation_reasons:edit"),
        Column("text", label=_("What the person is told")),
        BooleanColumn("is_active", label=_("Offered")),
    ]

    def get_form_class(self, for_update=False):
        return ReasonForm


class NoticeViewSet(ModelViewSet):
    model = Notice
    name = "moderation_notices"
    url_prefix = "kiem-duyet/duong-day-nong"
    icon = "warning"
    menu_label = _("Notices with a hotline")
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_display = [
        TitleColumn("title", label=_("Title"), url_name="moderation_notices:edit"),
        Column("lines", label=_("Telephone numbers")),
        BooleanColumn("is_active", label=_("Shown")),
    ]

    def get_form_class(self, for_update=False):
        return NoticeForm


class ModerationGroup(ViewSetGroup):
    items = (ReasonViewSet, NoticeViewSet)
    menu_label = _("Moderation")
    menu_icon = "warning"
    menu_order = 360
