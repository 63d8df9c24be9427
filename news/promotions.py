"""Stories on the pages of other units: asking a unit above to show one, offering one's own page, and answering."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, path, resolve, reverse
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
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit

State = Promotion.State


class PromoteForm(forms.Form):
    unit = forms.ModelChoiceField(label=gettext_lazy("Show it on the page of"), queryset=Unit.objects.none(), empty_label=None)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        asked = article.promotions.filter(state__in=(State.ASKED, State.ACCEPTED)).values("unit")
        above = Unit.objects.filter(reach__unit=article.unit_id).exclude(pk=article.unit_id).exclude(pk__in=asked).current()
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
        return said_where(self.request, promotion, asked=promotion.unit)


class OfferForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Address of the story"),
        max_length=500,
        help_text=gettext_lazy("Open the story on the public site and copy its address."),
    )
    unit = UnitChoiceField(label=gettext_lazy("Show it on the page of"), scope="write")
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reached_by(user, *EDITORS)
        own = user.roles.filter(kind__in=EDITORS).order_by("unit__depth", "pk").first()
        self.fields["unit"].initial = own and own.unit_id

    def clean_address(self):
        """Keeps the published story of the address as `self.article`."""
        address = self.cleaned_data["address"]
        try:
            match = resolve(urlsplit(address.strip()).path)
        except (Resolver404, ValueError):
            match = None
        found = ArticlePage.objects.listed().at_address(**match.kwargs) if match and match.view_name == "news:article" else None
        self.article = found and found.select_related("unit").first()
        if not self.article:
            raise forms.ValidationError(_("No published story has this address."))
        return address

    def clean_unit(self):
        unit = self.cleaned_data["unit"]
        if getattr(self, "article", None) and self.article.unit_id == unit.pk:
            raise forms.ValidationError(_("This story is of the unit itself; it stands on its page already."))
        return unit


class OfferView(WagtailAdminTemplateMixin, FormView):
    """Offer the page of a unit of one's own to a story of another unit, whose editors answer."""

    template_name = "news/newsroom/offer.html"
    form_class = OfferForm
    page_title = gettext_lazy("Show a story of another unit")
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not edits_somewhere(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [{"url": reverse("promotions:index"), "label": _("Promoted stories")}, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        data, article = form.cleaned_data, form.article
        promotion = services.offer_promotion(article=article, unit=data["unit"], by=self.request.user, note=data["note"])
        return said_where(self.request, promotion, asked=article.unit)


def said_where(request, promotion: Promotion, asked: Unit):
    """Back to the list, with the word whether the story stands there already or `asked` has to answer."""
    if promotion.state == State.ACCEPTED:
        messages.success(request, _("The story now stands on the page of %(unit)s.") % {"unit": promotion.unit})
    else:
        messages.success(request, _("%(unit)s has been asked.") % {"unit": asked})
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
    path("tin-don-vi-khac/", OfferView.as_view(), name="offer"),
    path("bai-viet/<int:pk>/", PromoteView.as_view(), name="promote"),
    path("<int:pk>/nhan/", answer, {"verb": "accept"}, name="accept"),
    path("<int:pk>/khong-nhan/", answer, {"verb": "decline"}, name="decline"),
]
