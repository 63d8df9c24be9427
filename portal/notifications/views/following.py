"""What she follows and mutes."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View
from django_htmx.http import HttpResponseClientRedirect

from portal.notifications import following, services
from portal.notifications.views import trail
from portal.ui.pagination import paginate

PER_PAGE = 50
VERBS = {"follow": services.follow, "unfollow": services.unfollow, "mute": services.mute, "unmute": services.unmute}
ENDING = ("unfollow", "unmute")


@method_decorator(never_cache, "dispatch")
class FollowListView(LoginRequiredMixin, TemplateView):
    template_name = "notifications/follow_list.html"

    def get_context_data(self, **kwargs):
        page = paginate(self.request, following.followed_by(self.request.user), PER_PAGE)
        rows = following.described(self.request.user, list(page.object_list))
        muted = [row for row in rows if row.follow.muted]
        followed = [row for row in rows if not row.follow.muted]
        return super().get_context_data(page=page, rows=followed, muted=muted, trail=trail(), **kwargs)


class FollowView(LoginRequiredMixin, View):
    """Takes what a follow button posts: `target` ("forum.thread:12"), `verb`, and `next`, where to go back to."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        verb, label = request.POST.get("verb", ""), request.POST.get("target", "")[:100]
        if verb not in VERBS:
            return HttpResponseBadRequest("verb")
        target = (following.own_target if verb in ENDING else following.target_named)(label, request.user)
        if target is None:
            if verb in ENDING:  # It has ended already: pressed twice, or in another window.
                return self.back(request)
            raise Http404("Nothing that can be followed")
        try:
            VERBS[verb](user=request.user, target=target)
        except services.TooManyFollows:
            messages.error(request, _("You follow very many things already. End some of them first."))
            return self.away(request)
        if request.htmx:
            context = {
                "target": label,
                "state": following.state_of(request.user, target),
                "may_mute": request.POST.get("may_mute") == "1",
                "next": self.next(request),
            }
            return render(request, "notifications/_follow_button.html", context)
        return self.back(request)

    def away(self, request: HttpRequest) -> HttpResponse:
        """To the page where follows are ended; a script has to be told to leave."""
        response = redirect("notifications:follows")
        return HttpResponseClientRedirect(response["Location"]) if request.htmx else response

    def back(self, request: HttpRequest) -> HttpResponse:
        return redirect(self.next(request) or "notifications:follows")

    def next(self, request: HttpRequest) -> str:
        wanted = request.POST.get("next", "")
        return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""
