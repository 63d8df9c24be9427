"""Topics in the admin: a list in the shape of the tree, with what each is used for."""

import django_filters
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.admin.widgets.button import Button

from portal.topics import services, views
from portal.topics.forms import TopicForm
from portal.topics.models import Topic
from portal.topics.spelling import folded


class TopicFilterSet(WagtailFilterSet):
    is_reviewed = django_filters.BooleanFilter(label=_("Reviewed"), widget=BooleanRadioSelect)
    parent = django_filters.ModelChoiceFilter(
        label=_("Belongs to"), queryset=lambda request: Topic.objects.roots().filter(children__isnull=False).distinct().in_tree_order()
    )

    class Meta:
        model = Topic
        fields = []


class TopicIndexView(generic.IndexView):
    default_ordering = None
    search_fields = ["name"]
    is_searchable = True

    def get_base_queryset(self):
        return Topic.objects.select_related("parent").with_uses()

    def search_queryset(self, queryset):
        """By name or synonym, without accents as well."""
        typed = folded(self.search_query or "")
        return queryset.filter(names__folded__contains=typed).distinct() if typed else queryset

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.ordering in ("uses", "-uses") else queryset.in_tree_order()

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            url = reverse("topics:merge", args=[instance.pk])
            buttons.append(MenuItem(_("Merge into another"), url=url, icon_name="resubmit", priority=25))
        return sorted(buttons, key=lambda button: button.priority)


class TopicEditView(generic.EditView):
    @cached_property
    def header_more_buttons(self):
        merge = Button(_("Merge into another"), url=reverse("topics:merge", args=[self.object.pk]), icon_name="resubmit", priority=25)
        return [*super().header_more_buttons, merge]


class TopicDeleteView(generic.DeleteView):
    def form_valid(self, form):
        try:
            services.remove(topic=self.object, by=self.request.user)
        except services.TopicError as error:
            messages.error(self.request, str(error))
            return redirect("topics:edit", self.object.pk)
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url())


class TopicColumn(TitleColumn):
    """The name, set in where the topic belongs to another."""

    cell_template_name = "topics/admin/name_cell.html"


class TopicViewSet(ModelViewSet):
    model = Topic
    name = "topics"
    url_prefix = "chu-de"
    url_namespace = "topics"
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    list_display = [
        TopicColumn("name", label=_("Topic"), url_name="topics:edit"),
        Column("uses", label=_("Uses"), accessor="uses", sort_key="uses"),
        BooleanColumn("is_reviewed", label=_("Reviewed")),
        Column("synonyms", label=_("Synonyms"), accessor=lambda topic: ", ".join(topic.synonym_list())),
    ]
    filterset_class = TopicFilterSet
    index_view_class = TopicIndexView
    edit_view_class = TopicEditView
    delete_view_class = TopicDeleteView

    def get_form_class(self, for_update=False):
        return TopicForm

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("merge/<int:pk>/", views.TopicMergeView.as_view(), name="merge")]
