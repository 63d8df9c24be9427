"""Suggested pages in the admin."""

from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.search.models import SearchDocument
from portal.search.office import advice
from portal.search.office.forms import AdviceForm
from portal.search.office.models import Advice
from portal.search.office.synonyms import key_of

LOOK = "tim-trang"


class AdviceIndexView(generic.IndexView):
    default_ordering = ("key", "order")
    search_fields = ["query"]
    is_searchable = True

    def get_base_queryset(self):
        same = SearchDocument.objects.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), is_removed=False)
        return super().get_base_queryset().annotate(is_there=Exists(same))

    def search_queryset(self, queryset):
        typed = key_of((self.search_query or "")[:200])
        return queryset.filter(key__contains=typed) if typed else queryset


class Choosing:
    """A form with a second button, that looks for pages and saves nothing."""

    def post(self, request, *args, **kwargs):
        if LOOK not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if "pk" in self.kwargs else None
        typed = self.get_form()
        initial = {name: typed[name].value() for name in typed.fields}
        form = self.get_form_class()(instance=typed.instance, initial=initial, for_user=request.user)
        return self.render_to_response(self.get_context_data(form=form, has_looked=True))


class AdviceCreateView(Choosing, generic.CreateView):
    def get_initial(self):
        return super().get_initial() | {"query": self.request.GET.get("tu", "")[:100]}


class AdviceEditView(Choosing, generic.EditView):
    pass


class AdviceDeleteView(generic.DeleteView):
    def form_valid(self, form):
        advice.drop(advice=self.object)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


class AdviceViewSet(ModelViewSet):
    model = Advice
    name = "advice"
    url_prefix = "tim-kiem/goi-y"
    icon = "pick"
    menu_label = _("Suggested pages")
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    create_template_name = edit_template_name = "search/office/advice_form.html"
    list_display = [
        TitleColumn("query", label=_("Query"), url_name="advice:edit"),
        Column("title", label=_("Page")),
        BooleanColumn("is_there", label=_("Can be found")),
        BooleanColumn("is_active", label=_("In use")),
        Column("note", label=_("Why it is suggested")),
    ]
    index_view_class = AdviceIndexView
    add_view_class = AdviceCreateView
    edit_view_class = AdviceEditView
    delete_view_class = AdviceDeleteView

    def get_form_class(self, for_update=False):
        return AdviceForm
