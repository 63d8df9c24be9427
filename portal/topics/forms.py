"""Forms of the admin about topics."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.topics import services
from portal.topics.models import Topic


class TopicForm(WagtailAdminModelForm):
    """A topic in the admin; saving goes through the services, so that addresses, names and search follow."""

    class Meta:
        model = Topic
        fields = ["name", "parent", "description", "synonyms", "is_reviewed"]
        widgets = {"description": forms.Textarea({"rows": 3}), "synonyms": forms.Textarea({"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parents = Topic.objects.roots().reviewed().in_tree_order()
        if self.instance.pk:
            parents = parents.exclude(pk=self.instance.pk)
            if self.instance.parent_id:
                parents = (parents | Topic.objects.roots().filter(pk=self.instance.parent_id)).in_tree_order()
        else:
            self.initial.setdefault("is_reviewed", True)
        self.fields["parent"].queryset = parents
        self.fields["parent"].empty_label = _("— none, it stands by itself —")

    def save(self, commit=True):
        changes = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if self.instance.pk:
            services.revise(topic=self.instance, **changes)
            self.instance.refresh_from_db()
        else:
            synonyms = changes.pop("synonyms").splitlines()
            self.instance = services.add(synonyms=synonyms, **changes)
        return self.instance


class MergeForm(forms.Form):
    """Into which topic another one goes."""

    into = forms.ModelChoiceField(Topic.objects.none(), label=_("Merge into"), empty_label=_("— choose —"))

    def __init__(self, *args, topic: Topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Topic.objects.exclude(pk=topic.pk).reviewed().in_tree_order()
