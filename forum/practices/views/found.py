"""What the miner found in articles: editors and officers agree, make a quick sheet of it, or refuse."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forum.practices import library, services
from forum.practices.models import Found, Practice
from forum.practices.querysets import KEEPERS
from forum.refusals import Refused
from forum.views.doors import demand, signed_in
from portal.ui.heads import crumbs, head
from portal.ui.pagination import paginate
from portal.units.permissions import holds_anywhere

ARTICLE = "bai"


@require_safe
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """What waits for her decision; `?bai=` of one article."""
    demand(holds_anywhere(request.user, *KEEPERS))
    rows = Found.objects.waiting().decided_by_user(request.user).select_related("article", "unit", "practice__unit")
    number = request.GET.get(ARTICLE, "")
    if number:
        rows = rows.filter(article=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0)
    title = _("Models in the news")
    trail = crumbs((_("My desk"), reverse("work:desk")), (title, reverse("work:found")))
    page = paginate(request, rows.order_by("-confidence", "-pk"))
    context = {"title": title, "page": page, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "practices/found.html", context)


@signed_in
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with the models that it may mean; what she decided is done once."""
    found = get_object_or_404(Found.objects.decided_by_user(request.user).select_related("article", "unit", "practice"), pk=pk)
    if request.method == "POST":
        try:
            return decide(request, found)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("work:found")
    likely = [found.practice] if found.practice else []
    offered = likely + [each for each in library.similar(found.name) if each not in likely]
    title = _("Which model is meant?")
    trail = crumbs((_("My desk"), reverse("work:desk")), (_("Models in the news"), reverse("work:found")), (title, request.path))
    context = {"found": found, "offered": offered, "title": title, "crumbs": trail, "head": head(request, title, trail, noindex=True)}
    return render(request, "practices/found_one.html", context)


def decide(request: HttpRequest, found: Found) -> HttpResponse:
    """`act` is "link" with the number of a model, "make" or "refuse"; anything else leads back to the question."""
    act, number = request.POST.get("act"), request.POST.get("practice", "")
    if act == "refuse":
        services.refuse_found(found=found, by=request.user)
        messages.success(request, _("Noted: “%(name)s” is no model.") % {"name": found.name})
        return redirect("work:found")
    if act == "make":
        made = services.make_from_found(found=found, by=request.user)
        messages.success(request, _("A quick sheet is begun with what the article says. Complete it, then send it for review."))
        return redirect(made)
    if act == "link" and number.isascii() and number.isdigit() and len(number) < 19:
        practice = get_object_or_404(Practice.objects.listed(), pk=int(number))
        services.link_found(found=found, practice=practice, by=request.user)
        messages.success(request, _("The article now shows the model, and the model the article."))
        return redirect("work:found")
    return redirect("work:found-one", found.pk)
