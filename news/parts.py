"""The parts of the paper in the administration: sections, programmes, authors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from news.models import Author, Programme, Section
from news.permissions import EDITORS
from portal.units.models import Role
from portal.units.permissions import holds_anywhere


class PaperPolicy(ModelPermissionPolicy):
    """Sections and programmes belong to the whole paper: administrators of the topmost unit keep them."""

    kinds = (Role.Kind.ADMINISTRATOR,)

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        if not user.is_active or user.is_anonymous:
            return False
        return user.is_superuser or user.roles.filter(kind__in=self.kinds, unit__depth=1).exists()


class AuthorPolicy(PaperPolicy):
    """Editors keep the authors."""

    def user_has_any_permission(self, user, actions):
        return holds_anywhere(user, *EDITORS)


class SectionViewSet(ModelViewSet):
    model = Section
    name = "sections"
    url_prefix = "chuyen-muc"
    icon = "list-ul"
    menu_label = _("Sections")
    permission_policy = PaperPolicy(Section)
    list_display = ["name", "description", "order", "in_menu"]
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
    permission_policy = PaperPolicy(Programme)
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
    permission_policy = AuthorPolicy(Author)
    search_fields = ["name"]
    search_backend_name = None
    list_display = ["name", "unit", "about"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("unit"), FieldPanel("about")]


class PaperGroup(ModelViewSetGroup):
    menu_label = _("The paper")
    menu_icon = "list-ul"
    menu_order = 70
    items = (SectionViewSet, ProgrammeViewSet, AuthorViewSet)
