"""Boards in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from forum.board_forms import BoardForm
from forum.models import Board
from portal.units.fields import UnitChooser


class BoardIndexView(generic.IndexView):
    default_ordering = None
    is_searchable = True
    search_fields = ["name"]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("unit").order_by("order", "pk")

    def search_queryset(self, queryset):
        return queryset.filter(name__icontains=self.search_query) if self.search_query else queryset

    def order_queryset(self, queryset):
        return queryset


class BoardViewSet(ModelViewSet):
    """The rooms of the forum, each kept by the administrators of its unit."""

    model = Board
    name = "boards"
    url_prefix = "chuyen-muc-dien-dan"
    icon = "comment"
    menu_label = _("Forum")
    menu_order = 320
    add_to_admin_menu = True
    index_view_class = BoardIndexView
    inspect_view_enabled = False
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        TitleColumn("name", label=_("Board"), url_name="boards:edit"),
        Column("unit", label=_("Unit")),
        Column("get_audience_display", label=_("For whom")),
        Column("get_review_display", label=_("Review")),
        BooleanColumn("is_open", label=_("Open")),
        Column("thread_count", label=_("Threads")),
    ]

    def get_edit_handler(self):
        panels = [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("description"),
                    FieldPanel("group", heading=_("Group of boards")),
                    FieldPanel("order"),
                ],
                heading=_("Name and place"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("unit", widget=UnitChooser(scope="administer")),
                    FieldPanel("people"),
                    FieldPanel("audience"),
                    FieldPanel("review"),
                ],
                heading=_("Who reads, who looks after it"),
            ),
            MultiFieldPanel(
                [FieldPanel("kinds"), FieldPanel("is_open"), FieldPanel("allows_anonymous"), FieldPanel("shows_hotline")],
                heading=_("What is written here"),
            ),
        ]
        return ObjectList(panels, base_form_class=BoardForm).bind_to_model(self.model)
