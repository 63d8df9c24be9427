"""Wagtail's page views as the newsroom has them: no tree, every door by unit."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages import create, edit, history, listing, lock, move, revisions, search, unpublish, usage, workflow
from wagtail.models import WorkflowState

from news.middleware import take_typed

LIST_URL_NAME = "articles:index"


def article_crumbs(page=None) -> list[dict]:
    """ "Bài viết › title", in place of the way through the tree."""
    crumbs = [{"url": reverse(LIST_URL_NAME), "label": _("Articles")}]
    if page is not None and page.pk:
        crumbs.append({"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()})
    return crumbs


def sees_tree(user) -> bool:
    """The page tree is for those who keep the site, not for those who write."""
    return user.is_superuser


class Crumbs:
    """Breadcrumbs of a view about one article."""

    @cached_property
    def breadcrumbs_items(self):
        return [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, *article_crumbs(self.object)]


class EditorCrumbs:
    """The same for the two editor views, whose header asks for the tree; and where one goes when the work is done."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = self.page if self.page.pk else None
        context["article_crumbs"] = [*article_crumbs(page), *([] if page else [{"label": _("New article")}])]
        return context

    def redirect_away(self):
        return redirect(self.next_url or reverse(LIST_URL_NAME))


class RestoresTyped:
    """Brings back what was typed when the session had ended; see `news.middleware`."""

    def get(self, request, *args, **kwargs):
        typed = take_typed(request)
        if typed is None:
            return super().get(request, *args, **kwargs)
        parent = self.parent_page if self.page.pk is None else self.parent
        self.form = self.form_class(typed, instance=self.page, subscription=self.subscription, parent_page=parent, for_user=request.user)
        self.form.defer_required_fields()
        self.has_unsaved_changes = True
        messages.warning(request, _("Your session had ended. What you had typed is here again; save or submit it now."))
        return self.render_to_response(self.get_context_data())


class ArticleCreateView(RestoresTyped, EditorCrumbs, create.CreateView):
    page_title = ""

    def get_page_subtitle(self):
        return _("New article")


class ArticleEditView(RestoresTyped, EditorCrumbs, edit.EditView):
    def get(self, request, *args, **kwargs):
        """A story that came back shows on top what is to be changed."""
        state = self.workflow_state
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES and not self.hydrate_create_view:
            decision = state.current_task_state
            words = {"person": decision.finished_by or _("An editor"), "comment": decision.comment}
            messages.info(request, _("%(person)s asks for changes: %(comment)s") % words)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Saving over a version that somebody saved meanwhile is asked about once, with what was typed still in the form.

        Wagtail asks in the browser, when it has heard of the other version; this holds when it has not.
        """
        if self.expects_json_response or not self.is_out_of_date:
            return super().post(request, *args, **kwargs)
        self.form = self.form_class(
            request.POST, request.FILES, instance=self.page, subscription=self.subscription,
            parent_page=self.parent, for_user=request.user,
        )  # fmt: skip
        self.form.defer_required_fields()
        self.has_unsaved_changes = True
        other = self.latest_revision
        text = _("%(person)s saved this article at %(time)s, after you had opened it. Nothing that you typed is lost.") % {
            "person": other.user or _("Somebody else"),
            "time": date_format(timezone.localtime(other.created_at), "H:i"),
        }
        advice = _("Look at what she changed, then press the button again to put your version on top; hers stays in the history.")
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, "earliest", other.pk])
        messages.warning(request, f"{text} {advice}", buttons=[messages.button(compare, _("See her version"), new_window=True)])
        return self.render_to_response(self.get_context_data())


class ArticleRevertView(EditorCrumbs, revisions.RevisionsRevertView):
    pass


class ArticleHistoryView(Crumbs, history.PageHistoryView):
    pass


class ArticleWorkflowHistoryView(Crumbs, history.WorkflowHistoryView):
    pass


class ArticleWorkflowHistoryDetailView(Crumbs, history.WorkflowHistoryDetailView):
    pass


class ArticleCompareView(Crumbs, revisions.RevisionsCompareView):
    pass


class ArticleUsageView(Crumbs, usage.UsageView):
    pass


class ArticleDoor:
    """Asks whether she may open the article before anything about it, its title included, is answered."""

    def dispatch(self, request, *args, **kwargs):
        if not self.object.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ArticleWorkflowActionView(ArticleDoor, workflow.WorkflowActionView):
    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except ValidationError as error:
            messages.error(request, _("This article cannot be published yet: %(reasons)s") % {"reasons": " ".join(error.messages)})
            target = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": target})
            return redirect(target)


class ArticleCollectActionView(ArticleDoor, workflow.CollectWorkflowActionDataView):
    pass


class ArticleConfirmCancellationView(ArticleDoor, workflow.ConfirmWorkflowCancellationView):
    pass


class ArticleWorkflowPreviewView(ArticleDoor, workflow.PreviewRevisionForTaskView):
    pass


class ArticleLockView(ArticleDoor, lock.LockView):
    pass


class ArticleUnlockView(ArticleDoor, lock.UnlockView):
    pass


class ArticleUnpublishView(unpublish.UnpublishView):
    def get_next_url(self):
        return get_valid_next_url_from_request(self.request) or reverse(LIST_URL_NAME)


class TreeView(listing.ExplorableIndexView):
    """The page explorer, for those who see the tree; everybody else stands in the list of articles."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_tree(request.user):
            return redirect(LIST_URL_NAME)
        return super().dispatch(request, *args, **kwargs)


class TreeSearchView(search.SearchView):
    """Page search of the administration; writers search their list."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_tree(request.user):
            return redirect(f"{reverse(LIST_URL_NAME)}?{request.GET.urlencode()}")
        return super().dispatch(request, *args, **kwargs)


class TreeOnlyMove(move.MoveConfirmView):
    """Wagtail asks whether she may move the page only when it is moved; the question itself names page and place."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_tree(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class TreeOnlyUsage(usage.ContentTypeUseView):
    def dispatch(self, request, *args, **kwargs):
        if not sees_tree(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class StartArticleView(View):
    """*Viết bài*: straight to the editor, in the month of today."""

    def dispatch(self, request, *args, **kwargs):
        from news.services import month_page

        month = month_page(timezone.localdate())
        if not month.permissions_for_user(request.user).can_add_subpage():
            return permission_denied(request)
        return redirect("wagtailadmin_pages:add", "news", "articlepage", month.pk)
