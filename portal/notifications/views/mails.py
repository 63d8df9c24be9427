"""Ending mails from the mail itself, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from portal.members.models import User
from portal.notifications import letters, services


@method_decorator(never_cache, "dispatch")
@method_decorator(csrf_exempt, "dispatch")
class UnsubscribeView(View):
    """GET shows what will end and one button; POST ends it. Programs that handle mail post here by themselves (RFC 8058), so the
    signed token in the address stands for the person, and no cookie or form token is asked for. A GET never ends anything:
    scanners of mail open every address."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        _user, period = self.read(token)
        return self.show(period, is_done=False)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        user, period = self.read(token)
        if user is not None:
            services.end_mails(user=user, period=period)
        return self.show(period, is_done=True)

    def read(self, token: str) -> tuple[User | None, str]:
        """The account, None where it is gone, and the rhythm; 404 for what we never signed."""
        found = letters.read_token(token)
        if found is None:
            raise Http404("No such token")
        return User.objects.filter(pk=found[0]).first(), found[1]

    def show(self, period: str, *, is_done: bool) -> HttpResponse:
        context = {"period": period, "is_done": is_done}
        return render(self.request, "notifications/unsubscribe.html", context)
