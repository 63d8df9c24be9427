"""Stories that rise: asking a unit above to show one, and answering."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, ListView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news import services
from news.models import ArticlePage, Promotion
from news.newsroom import article_crumbs
from news.permissions import EDITORS, can_answer, can_promote, edits_somewhere
from portal.units.models import Unit

State = Promotion.State


class PromoteForm(forms.Form):
    unit = forms.ModelChoiceField(label=gettext_lazy("Show it on the page of"), queryset=Unit.objects.none(), empty_label=None)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        above = Unit.objects.filter(reach__unit=article.unit_id).exclude(pk=article.unit_id).current()
        self.fields["unit"].queryset = above.order_by("-depth")
        self.fields["unit"].widget = forms.RadioSelect(choices=self.fields["unit"].choices)


class PromoteView(WagtailAdminTemplateMixin, FormView):
    """Ask a unit above for its page; she who edits there too puts the story on it at once."""

    template_name = "news/newsroom/promote.html"
    form_class = PromoteForm
    page_title = gettext_lazy("Promote")
    header_icon = "upload"
    _show_breadcrumbs = True

    @cached_property
    def article(self):
        article = get_object_or_404(ArticlePage.objects.select_related("unit"), pk=self.kwargs["pk"])
        if not can_promote(self.request.user, article):
            raise PermissionDenied
        return article

    def get_breadcrumbs_items(self):
        return [*article_crumbs(self.article), {"label": _("Promote")}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"article": self.article}

    def get_context_data(self, **kwargs):
        return super().get_context_data(article=self.article, promotions=self.article.promotions.select_related("unit"), **kwargs)

    def form_valid(self, form):
        promotion = services.ask_promotion(article=self.article, by=self.request.user, **form.cleaned_data)
        said = _("The story now stands on the page of %(unit)s.") if promotion.state == State.ACCEPTED else _("%(unit)s has been asked.")
        messages.success(self.request, said % {"unit": promotion.unit})
        return redirect("promotions:index")


class PromotionListView(WagtailAdminTemplateMixin, ListView):
    """What waits for her answer first, then what her units asked for and show."""

    template_name = "news/newsroom/promotions.html"
    page_title = gettext_lazy("Promoted stories")
    header_icon = "upload"
    paginate_by = 30
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_queryset(self):
        units = Unit.objects.reached_by(self.request.user, *EDITORS).order_by().values("pk")
        mine = Q(unit__in=units) | Q(article__unit__in=units)
        return Promotion.objects.filter(mine).select_related("article__unit", "unit", "begun_by").order_by("answered_at", "-begun_at")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for promotion in context["object_list"]:
            promotion.may_answer = can_answer(self.request.user, promotion)
        return context

    def dispatch(self, request, *args, **kwargs):
        if not edits_somewhere(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


@require_POST
def answer(request, pk: int, verb: str):
    promotion = get_object_or_404(Promotion.objects.select_related("article", "unit"), pk=pk)
    if not can_answer(request.user, promotion):
        raise PermissionDenied
    if verb == "accept":
        services.accept_promotion(promotion, by=request.user)
        messages.success(request, _("The story now stands on the page of %(unit)s.") % {"unit": promotion.unit})
    else:
        services.decline_promotion(promotion, by=request.user)
        messages.success(request, _("The story does not stand on the page of %(unit)s.") % {"unit": promotion.unit})
    return redirect(reverse("promotions:index"))


urlpatterns = [
    path("", PromotionListView.as_view(), name="index"),
    path("bai-viet/<int:pk>/", PromoteView.as_view(), name="promote"),
    path("<int:pk>/nhan/", answer, {"verb": "accept"}, name="accept"),
    path("<int:pk>/khong-nhan/", answer, {"verb": "decline"}, name="decline"),
]
