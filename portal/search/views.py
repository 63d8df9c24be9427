"""The result page, and suggestions while one types."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from portal.members.limits import address_of, count
from portal.search.finding import PAGE_SIZE, find, readable
from portal.search.narrowing import PARAMETERS
from portal.search.office import log
from portal.search.ranking import MAX_LISTED
from portal.search.saved.services import address_of as address_of_search
from portal.search.suggesting import suggest
from portal.ui.pagination import PARAMETER, paginate

KEPT = {*PARAMETERS.values(), "xep"}


class SearchView(TemplateView):
    """`/tim-kiem/?q=`: results, facets, and every state in which there are none."""

    template_name = "search/search.html"
    response_class = log.CountedResponse

    def get(self, request, *args, **kwargs):
        request.GET = readable(request.GET)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get(PARAMETER, "1")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
            raise Http404(f"No page {asked!r}")
        found = find(self.request.GET, self.request.user, int(asked) or 1)
        page = paginate(self.request, range(found.listed), PAGE_SIZE, MAX_LISTED // PAGE_SIZE)
        # A new search keeps the filters, not the page.
        kept = [(name, value) for name, value in self.request.GET.items() if name in KEPT]
        question = log.question_of(self.request, found)
        keep = address_of_search(self.request.GET) if found.is_asked else ""
        return super().get_context_data(found=found, page=page, kept=kept, question=question, keep=keep, **kwargs)

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        log.count_after(response, self.request, context["found"])
        return response


class SuggestView(View):
    """`/tim-kiem/goi-y/?q=`: what the beginning of a query may become, as JSON."""

    def get(self, request):
        return JsonResponse({"suggestions": suggest(request.GET.get("q", ""))})


@method_decorator(csrf_exempt, name="dispatch")
class OpenedView(View):
    """`/tim-kiem/da-mo/`: a browser says that a result of a search was opened. Knows nobody, changes nothing but a sum, answers nothing.

    Anonymous pages carry no token against forgery; who would forge this can open the result as well.
    """

    def post(self, request):
        code, rank = request.POST.get("ma", ""), request.POST.get("hang", "")
        is_rank = rank.isascii() and rank.isdigit() and len(rank) < 6 and int(rank) <= log.MAX_RANK
        if code.isascii() and code.isalnum() and is_rank and not count(log.OPENINGS, address_of(request)):
            log.opened(code, int(rank))
        return HttpResponse(status=204)
