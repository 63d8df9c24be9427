"""The newsroom in the administration: the list of articles, and the views that replace Wagtail's for them."""

import django_filters
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.models import Page, WorkflowState

from news import newsroom
from news.models import ArticlePage, Section
from news.permissions import remember_roles, writes_somewhere
from portal.units.fields import UnitChoiceField

STATES = {
    "draft": (_("Draft"), Q(live=False, first_published_at=None)),
    "waiting": (_("Waiting for approval"), Q(_specific_workflow_states__status="in_progress")),
    "returned": (_("Changes asked for"), Q(_specific_workflow_states__status="needs_changes")),
    "planned": (_("Planned"), Q(_revisions__approved_go_live_at__isnull=False)),
    "published": (_("Published"), Q(live=True)),
    "changed": (_("Published, with unpublished changes"), Q(live=True, has_unpublished_changes=True)),
    "withdrawn": (_("Withdrawn or expired"), Q(live=False, first_published_at__isnull=False)),
}
STATE_CHOICES = [(state, name) for state, (name, _condition) in STATES.items()]


def state_of(article) -> str:
    """The word for the state of a row of the list, most pressing first; the same words as the filter."""
    workflow = article.current_workflow_state
    if workflow:
        state = "waiting" if workflow.status == WorkflowState.STATUS_IN_PROGRESS else "returned"
    elif article.approved_schedule:
        state = "planned"
    elif article.live:
        state = "changed" if article.has_unpublished_changes else "published"
    else:
        state = "withdrawn" if article.first_published_at else "draft"
    return STATES[state][0]


class UnitFilter(django_filters.Filter):
    field_class = UnitChoiceField


class ArticleFilterSet(WagtailFilterSet):
    unit = UnitFilter(label=_("Unit"), scope="write", method="filter_unit")
    section = django_filters.ModelChoiceFilter(label=_("Section"), queryset=Section.objects.all())
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATE_CHOICES, method="filter_state")
    writer = django_filters.CharFilter(label=_("Author"), method="filter_writer")
    published_at = django_filters.DateFromToRangeFilter(label=_("Published"), widget=DateRangePickerWidget)

    class Meta:
        model = ArticlePage
        fields = []

    def filter_unit(self, articles, name, unit):
        return articles.within(unit) if unit else articles

    def filter_state(self, articles, name, state):
        return articles.filter(pk__in=ArticlePage.objects.filter(STATES[state][1]).values("pk"))

    def filter_writer(self, articles, name, words):
        return articles.filter(Q(byline__icontains=words) | Q(owner__name__icontains=words) | Q(author__name__icontains=words))


class ArticleListView(IndexView):
    """What she may write on, newest work first."""

    model = ArticlePage
    results_template_name = "news/newsroom/list_results.html"
    page_title = _("Articles")
    add_item_label = _("Write an article")
    base_filterset_class = ArticleFilterSet
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("unit", label=_("Unit"), accessor="unit"),
        Column("section", label=_("Section"), accessor="section", sort_key="section__order"),
        Column("byline", label=_("Author"), accessor="byline", sort_key="byline"),
        DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"),
        DateColumn("published_at", label=_("Published"), sort_key="published_at"),
        StatusTagColumn("state", label=_("Status"), accessor=state_of, primary=lambda article: article.live, sort_key="live"),
    ]

    def get_base_queryset(self):
        return self.annotate_queryset(ArticlePage.objects.manageable_by(self.request.user))

    def annotate_queryset(self, pages):
        """Every row is an article already: no second read to make it one, no body."""
        states = WorkflowState.objects.active().select_related("current_task_state__task")
        prefetched = Prefetch("_specific_workflow_states", queryset=states, to_attr="_current_workflow_states")
        pages = pages.select_related("unit", "section", "content_type").defer("body").prefetch_related(prefetched)
        return pages.annotate_site_root_state().annotate_approved_schedule()

    def search_queryset(self, queryset):
        """In the database, within what she reaches, with accents or without."""
        return queryset.named_like(self.search_query) if self.is_searching else queryset

    def get_ordering(self):
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering, "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        remember_roles(self.request.user, {article.unit_id for article in context["object_list"]})
        return context


class ArticleMenuItem(MenuItem):
    def is_shown(self, request):
        return writes_somewhere(request.user)


class ArticleListingViewSet(PageListingViewSet):
    """ "Bài viết"."""

    model = ArticlePage
    name = "articles"
    url_prefix = "bai-viet"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 50
    add_to_admin_menu = True
    menu_item_class = ArticleMenuItem
    list_per_page = 30
    columns = ArticleListView.columns
    filterset_class = ArticleFilterSet
    index_view_class = ArticleListView
    choose_parent_view_class = newsroom.StartArticleView

    def get_choose_parent_view_kwargs(self, **kwargs):
        return {}

    @property
    def choose_parent_view(self):
        return newsroom.StartArticleView.as_view()


class TreeViewSet(PageViewSet):
    """Pages of every other kind."""

    model = Page
    index_view_class = newsroom.TreeView
    search_view_class = newsroom.TreeSearchView
    content_type_use_view_class = newsroom.TreeOnlyUsage
    move_confirm_view_class = newsroom.TreeOnlyMove


class ArticleViewSet(PageViewSet):
    model = ArticlePage
    index_view_class = newsroom.TreeView
    content_type_use_view_class = newsroom.TreeOnlyUsage
    move_confirm_view_class = newsroom.TreeOnlyMove
    add_view_class = newsroom.ArticleCreateView
    edit_view_class = newsroom.ArticleEditView
    revisions_revert_view_class = newsroom.ArticleRevertView
    revisions_compare_view_class = newsroom.ArticleCompareView
    history_view_class = newsroom.ArticleHistoryView
    workflow_history_view_class = newsroom.ArticleWorkflowHistoryView
    workflow_history_detail_view_class = newsroom.ArticleWorkflowHistoryDetailView
    usage_view_class = newsroom.ArticleUsageView
    unpublish_view_class = newsroom.ArticleUnpublishView
    lock_view_class = newsroom.ArticleLockView
    unlock_view_class = newsroom.ArticleUnlockView
    workflow_action_view_class = newsroom.ArticleWorkflowActionView
    collect_workflow_action_data_view_class = newsroom.ArticleCollectActionView
    confirm_workflow_cancellation_view_class = newsroom.ArticleConfirmCancellationView
    workflow_preview_view_class = newsroom.ArticleWorkflowPreviewView
