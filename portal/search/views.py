"""The result page, and suggestions while one types."""

from django.http import Http404, JsonResponse
from django.views.generic import TemplateView, View

from portal.search.finding import PAGE_SIZE, find
from portal.search.narrowing import PARAMETERS
from portal.search.ranking import MAX_LISTED
from portal.search.suggesting import suggest
from portal.ui.pagination import PARAMETER, paginate

KEPT = {*PARAMETERS.values(), "xep"}


class SearchView(TemplateView):
    """`/tim-kiem/?q=`: results, facets, and every state in which there are none."""

    template_name = "search/search.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get(PARAMETER, "1")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
            raise Http404(f"No page {asked!r}")
        found = find(self.request.GET, self.request.user, int(asked) or 1)
        page = paginate(self.request, range(found.listed), PAGE_SIZE, MAX_LISTED // PAGE_SIZE)
        # A new search keeps the filters, not the page.
        kept = [(name, value) for name, value in self.request.GET.items() if name in KEPT]
        return super().get_context_data(found=found, page=page, kept=kept, **kwargs)

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response


class SuggestView(View):
    """`/tim-kiem/goi-y/?q=`: what the beginning of a query may become, as JSON."""

    def get(self, request):
        return JsonResponse({"suggestions": suggest(request.GET.get("q", ""))})
