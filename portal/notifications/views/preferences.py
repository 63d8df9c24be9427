"""How she wants to be told."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from portal.notifications import services
from portal.notifications.forms import PreferencesForm
from portal.notifications.models import Mailbox
from portal.notifications.views import trail


@method_decorator(never_cache, "dispatch")
class PreferencesView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(PreferencesForm(request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PreferencesForm(request.user, request.POST)
        if not form.is_valid():
            return self.show(form)
        form.save()
        messages.success(request, _("Saved. From now on you are told this way."))
        return redirect("notifications:preferences")

    def show(self, form: PreferencesForm) -> HttpResponse:
        user = self.request.user
        box = Mailbox.objects.filter(user=user).first() or Mailbox(user=user)
        context = {"form": form, "box": box, "is_refused": bool(box.refused_at and box.refused_address == user.email), "trail": trail()}
        return render(self.request, "notifications/preferences.html", context, status=422 if form.errors else 200)


class MailboxView(LoginRequiredMixin, View):
    """Pauses all mails, or lets them come again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("verb") == "pause":
            services.pause_mails(user=request.user)
            messages.success(request, _("No more mails until you let them come again."))
        elif request.POST.get("verb") == "resume":
            services.resume_mails(user=request.user)
            messages.success(request, _("Mails come again from now on."))
        return redirect("notifications:preferences")
