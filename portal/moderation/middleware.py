"""Who is banned for a time is not let in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.moderation.models import Act, Sanction
from portal.moderation.permissions import sanctions_of

# What stays open to her: leaving, her own data, ending mails, why it was done and the way to object, and a private call for help.
OPEN = (
    "/tai-khoan/dang-xuat/",
    "/tai-khoan/xac-nhan-lai/",  # Asked before she is given her data.
    "/tai-khoan/du-lieu/",
    "/tai-khoan/dong/",
    "/quan-tri/logout/",
    "/kiem-duyet/viec/",
    "/kiem-duyet/bao-cao/viec/",
    "/kiem-duyet/bao-rieng/",
    "/thong-bao/huy/",
    "/ngon-ngu/",
    "/manifest.webmanifest",
    "/worker.js",
)


class KeepOutBanned:
    """Answers 403 with the end of the ban and its reason. What it found out goes along with the request's user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        request.user._sanctions = sanctions_of(request.user)
        bans = [sanction for sanction in request.user._sanctions if sanction.kind == Sanction.Kind.BAN]
        if not bans or request.path.startswith(OPEN):
            return None
        last = max(bans, key=lambda sanction: sanction.until)
        act = Act.objects.filter(pk=last.act_id).first()
        return render(request, "moderation/banned.html", {"sanction": last, "act": act}, status=403)
