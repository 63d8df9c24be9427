"""The newsroom's place in the administration."""

from django.core.exceptions import PermissionDenied
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import PublishMenuItem, SubmitForModerationMenuItem, WorkflowMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, PublishBulkAction, UnpublishBulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from news import promotions
from news.models import ArticlePage
from news.newsroom import sees_tree
from news.parts import PaperGroup
from news.permissions import can_promote, edits_somewhere
from news.viewsets import ArticleListingViewSet, ArticleViewSet, TreeViewSet


@hooks.register("register_admin_viewset")
def register_newsroom():
    return [TreeViewSet(), ArticleViewSet(), ArticleListingViewSet("articles")]


@hooks.register("construct_main_menu")
def hide_tree(request, menu_items):
    """Writers work in the list of articles; the tree and the reports on pages are for those who keep the site."""
    if not sees_tree(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in {"explorer", "reports"}]


@hooks.register("construct_page_chooser_queryset")
def only_what_she_may_see(pages, request):
    """
    Links go to what readers can open; drafts are offered to those who work on them.

    The months of the calendar are nothing to browse: who does not see the tree is offered articles, the newest first.
    """
    if sees_tree(request.user):
        return pages
    hers = ArticlePage.objects.visible_to(request.user).values("pk")
    around = request.resolver_match.kwargs.get("parent_page_id")  # The chooser names the page whose children it lists.
    if around and ArticlePage.objects.filter(pk=around).exclude(pk__in=hers).exists():
        raise PermissionDenied
    if request.resolver_match.url_name == "wagtailadmin_choose_page_search":
        return pages.filter(pk__in=hers)
    return Page.objects.filter(pk__in=hers).order_by("-latest_revision_created_at", "-pk").defer_streamfields().specific()


@hooks.register("construct_page_action_menu")
def order_actions(menu_items, request, context):
    """The button in front is what she came for: publish, approve, or submit; saving happens by itself."""
    page = context.get("page")
    task = page.current_workflow_task if page else None
    if task:
        labels = {(name, modal): label for name, label, modal in task.get_actions(page, request.user)}
        for item in menu_items:
            if isinstance(item, WorkflowMenuItem):
                item.label = labels[item.name, item.launch_modal]
    wanted = (WorkflowMenuItem,) if task else (PublishMenuItem, SubmitForModerationMenuItem)
    first = next((item for kind in wanted for item in menu_items if isinstance(item, kind) and item.name != "reject"), None)
    if first:
        menu_items.remove(first)
        menu_items.insert(0, first)


class _ForKeepers:
    """Bulk actions name the pages that were refused; a list of guessed ids would read out other units' titles."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_tree(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


for action in (DeleteBulkAction, MoveBulkAction, PublishBulkAction, UnpublishBulkAction):
    hooks.register("register_bulk_action", type(action.__name__, (_ForKeepers, action), {}), order=100)


@hooks.register("construct_homepage_summary_items", order=100)
def hide_page_count(request, items):
    """The count of pages leads into the tree."""
    if not sees_tree(request.user):
        items[:] = [item for item in items if not isinstance(item, PagesSummaryItem)]


# This report names the page of each kind that was edited last, whoever asks; its class is the only place to say who may.
PageTypesUsageReportView.any_permission_required = {"bulk_delete"}


@hooks.register("register_admin_urls")
def register_promotion_urls():
    return [path("gioi-thieu/", include((promotions.urlpatterns, "promotions")))]


class PromotionMenuItem(MenuItem):
    def is_shown(self, request):
        return edits_somewhere(request.user)


@hooks.register("register_admin_menu_item")
def register_promotion_menu_item():
    return PromotionMenuItem(_("Promoted stories"), reverse_lazy("promotions:index"), name="promotions", icon_name="upload", order=60)


@hooks.register("register_page_header_buttons")
def promote_button(page, user, view_name, next_url=None):
    """*Promote* stands in the editor of a published article."""
    article = page.specific if view_name == "edit" else None
    if isinstance(article, ArticlePage) and can_promote(user, article):
        yield Button(_("Promote"), url=reverse("promotions:promote", args=[article.pk]), icon_name="upload", priority=15)


@hooks.register("register_admin_viewset")
def register_parts_of_the_paper():
    return PaperGroup()
