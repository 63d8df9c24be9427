"""A member's saved searches."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from portal.notifications import services as notifications
from portal.search.finding import clean
from portal.search.narrowing import narrow
from portal.search.saved import services
from portal.search.saved.forms import SavedSearchForm
from portal.search.saved.models import SavedSearch

Rhythm = SavedSearch.Rhythm


def trail() -> list[dict[str, str]]:
    return [{"name": _("Notifications"), "url": reverse("notifications:list")}]


def filters_of(asked, user) -> list[str]:
    """What the address narrows, for people: "Đơn vị: Phú Thọ"."""
    return [f"{chip.facet_label}: {chip.label}" for chip in narrow(asked, user).chips]


@method_decorator(never_cache, "dispatch")
class SavedListView(LoginRequiredMixin, TemplateView):
    template_name = "search/saved_list.html"

    def get_context_data(self, **kwargs):
        searches = list(SavedSearch.objects.filter(user=self.request.user).order_by("-pk")[: services.MOST])
        mails = {name: mail for name, _on_site, mail in notifications.preferences(self.request.user)}
        ended = [rhythm for rhythm in (Rhythm.DAILY, Rhythm.WEEKLY) if mails.get(f"search_{rhythm}") == "never"]
        is_silent = any(search.rhythm in ended for search in searches)
        return super().get_context_data(searches=searches, is_silent=is_silent, trail=trail(), most=services.MOST, **kwargs)


@method_decorator(never_cache, "dispatch")
class SaveView(LoginRequiredMixin, View):
    """`?q=…` as the result page has it: GET asks for a name, POST keeps it."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not services.address_of(request.GET):
            return redirect("search:search")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        words = clean(request.GET.get("q", ""))
        name = " · ".join([*([words] if words else []), *(chip.split(": ", 1)[-1] for chip in filters_of(request.GET, request.user))])
        return self.show(SavedSearchForm(initial={"name": name[:80]}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SavedSearchForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            search, is_new = services.save(user=request.user, asked=request.GET, **form.cleaned_data)
        except services.TooMany:
            form.add_error(None, _("You keep %(count)s searches already. Delete one of them first.") % {"count": services.MOST})
            return self.show(form)
        messages.success(
            request, _("“%(name)s” is saved.") % {"name": search.name} if is_new else _("You had saved this search: it is changed.")
        )
        return redirect("saved-searches:list")

    def show(self, form: SavedSearchForm) -> HttpResponse:
        asked = self.request.GET
        context = {
            "form": form,
            "words": clean(asked.get("q", "")),
            "filters": filters_of(asked, self.request.user),
            "back": f"{reverse('search:search')}?{services.address_of(asked)}",
            "trail": [*trail(), {"name": _("Saved searches"), "url": reverse("saved-searches:list")}],
        }
        return render(self.request, "search/saved_form.html", context, status=422 if form.errors else 200)


@method_decorator(never_cache, "dispatch")
class SavedChangeView(LoginRequiredMixin, View):
    """Another name or rhythm. Another person's is not there."""

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.search = None

    def found(self) -> SavedSearch:
        return get_object_or_404(SavedSearch, pk=self.kwargs["pk"], user=self.request.user)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = self.found()
        return self.show(search, SavedSearchForm(instance=search))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = self.found()
        form = SavedSearchForm(request.POST)
        if not form.is_valid():
            return self.show(search, form)
        services.change(search=search, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("saved-searches:list")

    def show(self, search: SavedSearch, form: SavedSearchForm) -> HttpResponse:
        context = {
            "form": form,
            "search": search,
            "words": search.asked.get("q", ""),
            "filters": filters_of(search.asked, self.request.user),
            "back": reverse("saved-searches:list"),
            "trail": [*trail(), {"name": _("Saved searches"), "url": reverse("saved-searches:list")}],
        }
        return render(self.request, "search/saved_form.html", context, status=422 if form.errors else 200)


class SavedRemoveView(LoginRequiredMixin, View):
    """Pressed twice, or in another window: it is gone already, and that is what was wanted."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        search = SavedSearch.objects.filter(pk=pk).first()
        if search and search.user_id != request.user.pk:
            raise Http404("No such search")
        if search:
            services.remove(search=search)
            messages.success(request, _("“%(name)s” is deleted.") % {"name": search.name})
        return redirect("saved-searches:list")
