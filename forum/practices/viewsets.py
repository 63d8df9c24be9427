"""The library in the admin: the models of one's units, what was recognised, and the lists that everybody chooses from."""

import django_filters
from django.db.models import IntegerField, Max
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from forum.practices.keeping import address
from forum.practices.models import Practice, Recognition, Setting, Target, TargetGroup
from portal.ui.typed import clean_line, slug_of
from portal.units.fields import UnitChoiceField


class UnitFilter(django_filters.Filter):
    field_class = UnitChoiceField


class PracticeFilterSet(WagtailFilterSet):
    unit = UnitFilter(label=_("Unit"), method="filter_unit")
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=Practice.Stage.choices)
    life = django_filters.ChoiceFilter(label=_("How it fares"), choices=Practice.Life.choices)
    recognition = django_filters.ChoiceFilter(label=_("Recognition"), choices=Practice.Level.choices)

    class Meta:
        model = Practice
        fields = []

    def filter_unit(self, practices, name, unit):
        return practices.within(unit) if unit else practices


class LookingIndexView(generic.IndexView):
    """A list without buttons to add or change; what stands in it is written on the public site."""

    default_ordering = None
    is_searchable = True
    search_name = "name"

    def get_base_queryset(self):
        return self.permission_policy.instances_user_has_permission_for(self.request.user, "view")

    def order_queryset(self, queryset):
        return queryset

    def search_queryset(self, queryset):
        words = clean_line(self.search_query or "")[:100]
        return queryset.filter(**{f"{self.search_name}__icontains": words}) if words else queryset


class PracticeIndexView(LookingIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().for_keeper()


class LookingViewSet(ModelViewSet):
    """Only the list."""

    inspect_view_enabled = False
    copy_view_enabled = False
    add_to_reference_index = False
    # Wagtail asks for a form although there is none to see.
    form_fields = ["id"]

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]


class PracticeViewSet(LookingViewSet):
    model = Practice
    name = "practices-admin"
    url_prefix = "mo-hinh"
    icon = "pick"
    menu_label = _("Models of work")
    index_view_class = PracticeIndexView
    filterset_class = PracticeFilterSet
    list_display = [
        TitleColumn("name", label=_("Name of the model"), get_url=lambda practice: address("parts", practice)),
        Column("unit", label=_("Unit"), accessor="unit.title"),
        Column("stage", label=_("Stage"), accessor="get_stage_display"),
        Column("completeness", label=_("Filled in, %")),
        Column("running_count", label=_("Units that run it")),
        DateColumn("published_at", label=_("Published")),
    ]


class RecognitionFilterSet(WagtailFilterSet):
    level = django_filters.ChoiceFilter(label=_("Level"), choices=Practice.Level.choices)

    class Meta:
        model = Recognition
        fields = []


class RecognitionIndexView(LookingIndexView):
    search_name = "practice__name"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("practice", "unit", "by").order_by("-decided_on", "-pk")


class RecognitionViewSet(LookingViewSet):
    model = Recognition
    name = "recognitions-admin"
    url_prefix = "cong-nhan-mo-hinh"
    icon = "success"
    menu_label = _("Recognitions")
    index_view_class = RecognitionIndexView
    filterset_class = RecognitionFilterSet
    list_display = [
        TitleColumn(
            "practice", label=_("Name of the model"), accessor="practice.name", get_url=lambda row: row.practice.get_absolute_url()
        ),
        Column("level", label=_("Level"), accessor="get_level_display"),
        Column("unit", label=_("Unit that decided"), accessor="unit.title"),
        Column("decision_number", label=_("Number of the decision")),
        # The day as it stands on the paper, not how long ago that was.
        Column("decided_on", label=_("Day of the decision"), accessor=lambda row: date_format(row.decided_on, "d/m/Y")),
        Column("by", label=_("Recorded by"), accessor="by.display_name"),
    ]


class VocabularyForm(WagtailAdminModelForm):
    """The address is made once, of the first name: answers and lists refer to it."""

    def save(self, commit=True):
        if not self.instance.pk:
            model = type(self.instance)
            slug, number = slug_of(self.instance.name, 70) or "muc", 1
            while model.objects.filter(slug=slug if number == 1 else f"{slug}-{number}").exists():
                number += 1
            self.instance.slug = slug if number == 1 else f"{slug}-{number}"
        if not self.instance.pk and hasattr(self.instance, "order"):
            self.instance.order = (
                self.instance.order or (model.objects.aggregate(last=Max("order", output_field=IntegerField()))["last"] or 0) + 1
            )
        return super().save(commit)


class VocabularyViewSet(ModelViewSet):
    """Name and place in the list."""

    icon = "list-ul"
    inspect_view_enabled = False
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["name", Column("order", label=_("Order"))]

    def get_edit_handler(self):
        panels = [FieldPanel("name"), FieldPanel("order")]
        return ObjectList(panels, base_form_class=VocabularyForm).bind_to_model(self.model)


class TargetGroupViewSet(VocabularyViewSet):
    model = TargetGroup
    name = "target-groups"
    url_prefix = "nhom-doi-tuong"
    menu_label = _("Target groups")


class SettingViewSet(VocabularyViewSet):
    model = Setting
    name = "settings-of-models"
    url_prefix = "dia-ban"
    menu_label = _("Kinds of place")


class TargetViewSet(VocabularyViewSet):
    """What units are to reach; guidance is addressed by it. In the order of names."""

    model = Target
    name = "targets-of-units"
    url_prefix = "chi-tieu"
    menu_label = _("Targets of units")
    list_display = ["name"]

    def get_edit_handler(self):
        return ObjectList([FieldPanel("name")], base_form_class=VocabularyForm).bind_to_model(self.model)


class LibraryViewSetGroup(ViewSetGroup):
    menu_label = _("Library of models")
    menu_icon = "pick"
    menu_order = 330
    items = (PracticeViewSet, RecognitionViewSet, TargetGroupViewSet, SettingViewSet, TargetViewSet)
