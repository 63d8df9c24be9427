"""What waits for her: the list, the way to one thing, the bell."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from portal.notifications import reading, services


@method_decorator(never_cache, "dispatch")
class NotificationListView(LoginRequiredMixin, TemplateView):
    template_name = "notifications/notification_list.html"

    def get_context_data(self, **kwargs):
        cursor = self.request.GET.get("sau", "")
        try:
            page = reading.page_for(self.request.user, cursor)
        except reading.BadCursor as error:
            raise Http404("No such page") from error
        return super().get_context_data(page=page, is_first=not cursor, **kwargs)


class NotificationOpenView(LoginRequiredMixin, View):
    """Leads to what it is about and marks it as seen. A browser that only looks ahead has not seen anything."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        line = reading.way_to(request.user, pk)
        if line is None:
            raise Http404("No such notification")
        if "prefetch" not in request.headers.get("Sec-Purpose", ""):
            services.see(user=request.user, notification_id=pk)
        response = HttpResponseRedirect(line.card.url)
        patch_cache_control(response, private=True, no_store=True)
        return response


class SeeAllView(LoginRequiredMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.see_all(user=request.user)
        return redirect("notifications:list")


@method_decorator(never_cache, "dispatch")
class BellView(TemplateView):
    """The number beside the bell, for the script that asks again; nothing for visitors."""

    template_name = "notifications/_count.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponse(status=204)
        return super().get(request, count=reading.unseen_count(request.user))
