"""The parts of the paper in the administration: sections, programmes, authors."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from news.models import Author, Programme, Section


class SectionViewSet(ModelViewSet):
    model = Section
    name = "sections"
    url_prefix = "chuyen-muc"
    icon = "list-ul"
    menu_label = _("Sections")
    list_display = ["name", "description", "order", BooleanColumn("in_menu", label=capfirst(_("in the menu")), sort_key="in_menu")]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("in_menu")]),
    ]


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    name = "programmes"
    url_prefix = "de-an"
    icon = "folder-open-inverse"
    menu_label = _("Programmes")
    search_fields = ["name"]
    search_backend_name = None
    list_display = ["name", "starts_on", "ends_on"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]


class AuthorViewSet(ModelViewSet):
    model = Author
    name = "authors"
    url_prefix = "tac-gia"
    icon = "user"
    menu_label = _("Authors")
    search_fields = ["name"]
    search_backend_name = None
    list_display = ["name", "unit", "about"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("unit"), FieldPanel("about")]


class PaperGroup(ModelViewSetGroup):
    menu_label = _("The paper")
    menu_icon = "list-ul"
    menu_order = 70
    items = (SectionViewSet, ProgrammeViewSet, AuthorViewSet)
