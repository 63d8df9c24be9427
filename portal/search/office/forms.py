"""Forms of the office about the search."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from portal.search.models import SearchDocument
from portal.search.office import advice, synonyms
from portal.search.office.models import Advice, Synonym
from portal.search.office.private import is_private
from portal.search.office.synonyms import Pair
from portal.ui.typed import clean_line


class SynonymForm(WagtailAdminModelForm):
    is_two_way = forms.TypedChoiceField(
        label=gettext_lazy("Direction"),
        choices=[(True, gettext_lazy("In both directions")), (False, gettext_lazy("Only from the form to what it means"))],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        initial=True,
    )

    class Meta:
        model = Synonym
        fields = ["term", "meaning", "is_two_way", "note", "is_active"]

    def clean(self):
        data = super().clean()
        pair = self.pair
        for name, said in synonyms.problems(pair.term, pair.meaning).items():
            if name not in self.errors:
                self.add_error(name, said)
        if not self.errors and (twin := synonyms.twin_of(pair, self.instance.pk)):
            self.add_error("meaning", _("The table says this already: %(twin)s.") % {"twin": twin})
        return data

    @property
    def pair(self) -> Pair:
        data = self.cleaned_data
        texts = {name: clean_line(data.get(name) or "") for name in ("term", "meaning", "note")}
        return Pair(**texts, is_two_way=data.get("is_two_way", True), is_active=data.get("is_active", False))

    def save(self, commit=True):
        return synonyms.keep(synonym=self.instance)


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("An .xlsx or a CSV file in UTF-8, 1 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class AdviceForm(WagtailAdminModelForm):
    """The page is chosen among what is found, or by its address."""

    chosen = forms.ChoiceField(label=gettext_lazy("Page"), required=False, widget=forms.RadioSelect)
    address = forms.CharField(
        label=gettext_lazy("Address of another page"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Open the page on the public site and copy its address: an article, a thread, a model, a unit, a topic."),
    )

    class Meta:
        model = Advice
        fields = ["query", "chosen", "address", "note", "order", "is_active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        typed = self.data.get("query") or self.initial.get("query") or self.instance.query
        offered = advice.offered(clean_line(str(typed))[:100], self.for_user)
        if self.instance.pk and (target := advice.target_of(self.instance)):
            offered = {target.pk: target, **offered}
            self.initial.setdefault("chosen", str(target.pk))
        self.offered = offered
        self.fields["chosen"].choices = [(str(pk), row.title) for pk, row in offered.items()]
        if not offered:
            del self.fields["chosen"]

    def clean_query(self):
        query = clean_line(self.cleaned_data["query"])
        if not synonyms.key_of(query):
            raise forms.ValidationError(_("Write letters or digits."))
        if is_private(query):
            raise forms.ValidationError(_("That looks like the number or address of a person; such searches are not kept."))
        return query

    def clean_address(self):
        typed = clean_line(self.cleaned_data["address"])
        if not typed:
            return None
        try:
            path = unquote(urlsplit(typed).path)
        except ValueError:
            path = ""
        found = SearchDocument.objects.filter(url__in={path, f"{path.rstrip('/')}/"}, is_removed=False).first() if path else None
        if found is None or not advice.is_seen_by(found, self.for_user):
            raise forms.ValidationError(_("There is no page at this address that can be found by searching."))
        return found

    def clean(self):
        data = super().clean()
        target = data.get("address") or self.offered.get(int(data.get("chosen") or 0))
        if target is None and not self.errors:
            self.add_error("chosen" if "chosen" in self.fields else "address", _("Choose the page."))
        if target and data.get("query"):
            self.instance.content_type_id, self.instance.object_id, self.instance.title = (
                target.content_type_id,
                target.object_id,
                target.title,
            )
            if advice.has_twin(self.instance, synonyms.key_of(data["query"])):
                self.add_error("query", _("This page is suggested for this query already."))
        return data

    def save(self, commit=True):
        return advice.keep(advice=self.instance)
