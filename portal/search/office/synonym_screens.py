"""Synonyms in the admin: the table, what a change would do, and a spreadsheet in and out."""

import django_filters
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.admin.widgets.button import Button

from portal.search.office import importing, synonyms
from portal.search.office.forms import ImportForm, SynonymForm
from portal.search.office.models import Synonym
from portal.search.office.preview import preview
from portal.search.office.steering import synonym_rows
from portal.search.office.synonyms import Pair, key_of
from portal.search.office.views import XLSX, OfTheOffice
from portal.ui.sheets import sheet

PREVIEW = "xem-truoc"


class SynonymFilterSet(WagtailFilterSet):
    is_active = django_filters.BooleanFilter(label=gettext_lazy("In use"), widget=BooleanRadioSelect)

    class Meta:
        model = Synonym
        fields = []


class SynonymIndexView(generic.IndexView):
    default_ordering = ("term_key", "meaning_key")
    search_fields = ["term"]
    is_searchable = True

    def search_queryset(self, queryset):
        """By either form, without accents as well."""
        typed = key_of((self.search_query or "")[:200])
        return queryset.filter(term_key__contains=typed) | queryset.filter(meaning_key__contains=typed) if typed else queryset

    @cached_property
    def header_more_buttons(self):
        into = Button(_("Import a spreadsheet"), url=reverse("synonyms:import"), icon_name="upload", priority=10)
        out = Button(_("As a spreadsheet"), url=reverse("synonyms:sheet"), icon_name="download", priority=20)
        return [*super().header_more_buttons, into, out]


class Previewing:
    """A form with a second button, that shows what saving would do to the searches of late and saves nothing."""

    def post(self, request, *args, **kwargs):
        if PREVIEW not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if "pk" in self.kwargs else None
        form = self.get_form()
        found = self._preview(form) if form.is_valid() else None
        return self.render_to_response(self.get_context_data(form=form, preview=found))

    def _preview(self, form: SynonymForm):
        pair = form.pair
        rows = synonym_rows(without=form.instance.pk)
        if pair.is_active:
            rows.append(pair.row)
        return preview(rows, self.request.user, also=[pair.term, pair.meaning])


class SynonymCreateView(Previewing, generic.CreateView):
    def get_initial(self):
        return super().get_initial() | {"term": self.request.GET.get("tu", "")[: synonyms.LONGEST_TERM]}


class SynonymEditView(Previewing, generic.EditView):
    pass


class SynonymDeleteView(generic.DeleteView):
    def form_valid(self, form):
        synonyms.drop(synonym=self.object)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


class SynonymImportView(OfTheOffice, generic.WagtailAdminTemplateMixin, FormView):
    """First the file with what it would change, then the pairs themselves, signed so that they are those that were looked at."""

    template_name = "search/office/import.html"
    form_class = ImportForm
    page_title = gettext_lazy("Import synonyms")
    header_icon = "upload"
    _show_breadcrumbs = True
    SALT = "search.office.synonyms"

    def get_breadcrumbs_items(self):
        table = {"url": reverse("synonyms:index"), "label": _("Words of one meaning")}
        return [*super().get_breadcrumbs_items(), table, {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        return self._take(request.POST["cap"]) if "cap" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        file = form.cleaned_data["file"]
        try:
            found = importing.read(file.name, file.read(importing.LARGEST + 1))
        except importing.Unreadable as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        if found.problems:
            return self.render_to_response(self.get_context_data(form=form, problems=found.problems))
        signed = signing.dumps([list(vars(pair).values()) for pair in found.pairs], salt=self.SALT, compress=True)
        seen = preview(_with(found.pairs), self.request.user)
        return self.render_to_response(self.get_context_data(form=form, pairs=found.pairs, signed=signed, preview=seen))

    def _take(self, signed: str) -> HttpResponse:
        try:
            pairs = [Pair(*values) for values in signing.loads(signed, salt=self.SALT, max_age=24 * 60 * 60)]
            taken = synonyms.take(pairs=pairs)
        except signing.BadSignature:
            messages.error(self.request, _("Too much time has passed. Choose the file once more; nothing was imported."))
            return redirect("synonyms:import")
        except synonyms.TooMany:
            messages.error(self.request, _("The table would have more than 2,000 rows; nothing was imported."))
            return redirect("synonyms:import")
        said = _("%(new)s new, %(altered)s changed, %(same)s as they were.") % vars(taken)
        messages.success(self.request, said)
        return redirect("synonyms:index")


def _with(pairs: list[Pair]) -> list[tuple[str, str, bool]]:
    """The rows of the table after an import of `pairs`."""
    keys = {key for pair in pairs for key in (pair.keys, pair.keys[::-1])}
    kept = [row for row in synonym_rows() if (key_of(row[0]), key_of(row[1])) not in keys]
    return [*kept, *(pair.row for pair in pairs if pair.is_active)]


class SynonymSheetView(OfTheOffice, View):
    """The table as it can be imported again."""

    def get(self, request):
        header = (_("Form"), _("Means"), _("Direction"), _("Remark"), _("In use"))
        rows = (
            (
                row.term,
                row.meaning,
                _("both directions") if row.is_two_way else _("one way"),
                row.note,
                _("yes") if row.is_active else _("no"),
            )
            for row in Synonym.objects.all()
        )
        response = HttpResponse(sheet(_("Words of one meaning"), header, rows), content_type=XLSX)
        response["Content-Disposition"] = 'attachment; filename="tu-dong-nghia.xlsx"'
        return response


class SynonymViewSet(ModelViewSet):
    model = Synonym
    name = "synonyms"
    url_prefix = "tim-kiem/tu-dong-nghia"
    icon = "resubmit"
    menu_label = gettext_lazy("Words of one meaning")
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    create_template_name = edit_template_name = "search/office/synonym_form.html"
    list_display = [
        TitleColumn("term", label=gettext_lazy("Form"), url_name="synonyms:edit"),
        Column("is_two_way", label=gettext_lazy("Direction"), accessor=lambda row: "⇄" if row.is_two_way else "→"),
        Column("meaning", label=gettext_lazy("Means"), classname="listing__stays"),
        BooleanColumn("is_active", label=gettext_lazy("In use")),
        Column("note", label=gettext_lazy("Remark"), classname="listing__goes"),
    ]
    filterset_class = SynonymFilterSet
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView

    def get_form_class(self, for_update=False):
        return SynonymForm

    def get_urlpatterns(self):
        more = [
            path("nhap/", SynonymImportView.as_view(), name="import"),
            path("bang-tinh/", SynonymSheetView.as_view(), name="sheet"),
        ]
        return [*super().get_urlpatterns(), *more]
